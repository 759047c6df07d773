/** Records what came of asking, by the only road. What cannot be recorded in time is asked again: the case rings. */
import type { Casebook, Submitted } from '@stopline/casebook';
import type { Case, CommandGiven, StopOrder } from '@stopline/domain';
import { RetryableError } from '@stopline/platform/errors/outcome.ts';
import type { Walk } from '../instruct/ladder.ts';
import { attemptCommands, unreachableCommand } from './attempt-commands.ts';

/** A record that is away longer has everybody's orders ringing again anyway. */
const BUDGET_MS = 15_000;
const PAUSE_MS = 100;

export interface RecorderPorts {
  readonly casebook: Pick<Casebook, 'submit'>;
  now(): number;
  sleep(ms: number): Promise<void>;
  /** The domain would not have it, which is a fault of ours; or the record was away too long. */
  onLost(case_id: string, order_id: string, reason: unknown): void;
}

export interface Recorder {
  /** The case with the walk in it; null if it could not be recorded. */
  record(state: Case, order: StopOrder, walk: Walk): Promise<Case | null>;
  recordUnreachable(state: Case, order: StopOrder): Promise<void>;
}

export function createRecorder(ports: RecorderPorts): Recorder {
  async function submit(case_id: string, command: CommandGiven): Promise<Submitted> {
    const deadline = ports.now() + BUDGET_MS;
    for (;;) {
      try {
        return await ports.casebook.submit(case_id, command, { budgetMs: Math.max(1, deadline - ports.now()) });
      } catch (thrown) {
        if (!(thrown instanceof RetryableError) || ports.now() + PAUSE_MS >= deadline) throw thrown;
        await ports.sleep(PAUSE_MS);
      }
    }
  }

  async function record({ case_id }: Case, { order_id }: StopOrder, commands: readonly CommandGiven[]) {
    try {
      const submitted = await Promise.all(commands.map((command) => submit(case_id, command)));
      for (const one of submitted) if (one.kind === 'REFUSED') ports.onLost(case_id, order_id, one.rejection);
      return submitted.reduce((latest, one) => (one.version >= latest.version ? one : latest)).state;
    } catch (thrown) {
      ports.onLost(case_id, order_id, thrown);
      return null;
    }
  }

  return {
    record: (state, order, walk) => record(state, order, attemptCommands(order, walk)),
    async recordUnreachable(state, order) {
      await record(state, order, [unreachableCommand(order)]);
    },
  };
}
