/** `kill -9`, from outside: the processes have no part in it, and only the supervisor that production has brings them back. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Standalone } from '../../src/start.ts';
import type { Supervised } from '../../src/supervise.ts';
import type { Hold } from './locks.ts';
import type { Kill } from './plan.ts';

export interface Nemesis {
  /** A press has begun: kills whatever the plan says. */
  onPress(n: number): void;
  /** Resolves when every kill of the plan is done and every victim is back. */
  done(): Promise<Killed>;
}

export interface Killed {
  readonly kills: readonly string[];
  /** When the last one was started again; 0 if nobody was killed. */
  readonly last_restart_at: number;
}

export interface NemesisOptions {
  readonly house: Pick<Standalone, 'children'>;
  readonly plan: readonly Kill[];
  /** A process is killed only once it is back from the time before, and not while a thief needs it. */
  readonly hold: Hold;
  say(line: string): void;
}

const BACK_WITHIN_MS = 10_000;
const POLL_MS = 10;

export function createNemesis({ house, plan, hold, say }: NemesisOptions): Nemesis {
  const under_way: Promise<void>[] = [];
  const kills: string[] = [];
  let last_restart_at = 0;

  async function kill({ target, at_press, after_ms }: Kill): Promise<void> {
    await sleep(after_ms);
    await hold([target], async () => {
      const child = house.children.get(target);
      if (child === undefined) throw new Error(`there is no ${target} to kill`);
      const restarts = child.restarts();
      process.kill(await livingPid(child), 'SIGKILL');
      kills.push(`${target}@${at_press}+${after_ms}ms`);
      say(`press ${at_press} + ${after_ms} ms: kill -9 ${target}`);
      await until(`${target} was not started again`, () => child.restarts() > restarts);
      last_restart_at = Math.max(last_restart_at, Date.now());
    });
  }

  return {
    onPress(n) {
      under_way.push(...plan.filter(({ at_press }) => at_press === n).map(kill));
    },
    async done() {
      await Promise.all(under_way);
      return { kills, last_restart_at };
    },
  };
}

/** Its process, once it has one: between its death and its restart the old number means nothing. */
export async function livingPid(child: Supervised): Promise<number> {
  await until(`${child.name} is not running`, () => isAlive(child.pid()));
  return child.pid() ?? 0;
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = Date.now() + BACK_WITHIN_MS;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`${what} within ${BACK_WITHIN_MS / 1_000} s`);
    await sleep(POLL_MS);
  }
}
