/** What a run does, drawn from its seed alone: who presses for what, and which process is killed when. */
import type { DemoBank } from '../../src/banks.ts';

/** mulberry32: enough chance for a test, and the same on every machine. */
export function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const bank = (id: string, temper: DemoBank['temper'], settings: DemoBank['settings'] = {}): DemoBank => ({
  id,
  en: `Test bank ${id}`,
  zh: `测试银行 ${id}`,
  temper,
  // No account does anything of its own accord: what happens is the banks' temper and the kills.
  settings: { magic: false, ...settings },
});

/** Can be reached all the time: each order of theirs must be in their receipts, also where the answer comes late. */
const REACHABLE: readonly DemoBank[] = [
  bank('steady-1', 'healthy'),
  bank('steady-2', 'healthy', { latency: { median_ms: 20, p99_ms: 150 } }),
  bank('steady-3', 'healthy'),
  bank('slow', 'slow'),
  bank('by-callback', 'callback_only', { callback_after_ms: 400 }),
  // It freezes and its answer is lost: the order is sent again, and must not be frozen again.
  bank('forgetful', 'healthy', { lost_answer_rate: 0.3 }),
];
const AILING: readonly DemoBank[] = [bank('down', 'down'), bank('flapping', 'flapping', { flap_period_ms: 6_000 })];

export const MIXED_BANKS = [...REACHABLE, ...AILING];
export const HEALTHY_BANKS = REACHABLE.filter(({ temper }) => temper === 'healthy');
export const REACHABLE_IDS: ReadonlySet<string> = new Set(REACHABLE.map(({ id }) => id));

export interface Press {
  /** From 0. */
  readonly n: number;
  readonly key: string;
  /** When it is made, from the beginning of the run. */
  readonly due_ms: number;
  readonly request: object;
}

export interface PressPlan {
  readonly seed: number;
  readonly count: number;
  /** On the average; they come in bursts. */
  readonly every_ms: number;
  readonly banks: readonly DemoBank[];
  /** The clock at the beginning: the same key must come with the same body each time. */
  readonly now: number;
}

/** So many at the same moment: a kill finds all of them between the write and its answer, or none. */
export const BURST = 5;

export function planPresses({ seed, count, every_ms, banks, now }: PressPlan): readonly Press[] {
  const chance = chanceOf(seed);
  return Array.from({ length: count }, (_, n) => {
    const first = Math.floor(chance() * banks.length);
    // Three different banks, each of them equally often.
    const step = 1 + Math.floor(chance() * (banks.length - 2));
    const payments = [first, first + step, first + step + 1].map((place, index) => ({
      to: {
        scheme: 'CN_ACCOUNT',
        value: `9${String(seed % 1e6).padStart(6, '0')}${String(n).padStart(6, '0')}${index}`,
        bank_id: banks[place % banks.length]?.id ?? '',
        holder_name: '张三',
      },
      amount: { currency_code: 'CNY', minor_units: BigInt(1_000_000 + n * 10 + index) },
      paid_at: now - 600_000 - n,
    }));
    return {
      n,
      key: `kill-${seed}-${String(n).padStart(4, '0')}`,
      due_ms: Math.floor(n / BURST) * BURST * every_ms,
      request: { victim: { name: '王五', locale: 'zh-CN' }, payments },
    };
  });
}

export interface Kill {
  readonly target: string;
  /** Once this press has begun … */
  readonly at_press: number;
  /** … and so long afterwards, so that it lands in the middle of what the press set off. */
  readonly after_ms: number;
}

/** Half come within the time that a press takes, half while the banks are being told. */
const DURING_PRESS_MS = 20;
const DURING_CALLS_MS = 150;

/** What was answered while the record was away is lost with the process that answered it: both die, one after the other. */
const AND_THEN_MS = { least: 50, most: 350 };

/**
 * Each target is killed so often, at a point drawn from its own stretch of the run: never twice at once. Only the first
 * end of intake follows upon the first one of redis.
 */
export function planKills(seed: number, presses: number, times: Readonly<Record<string, number>>): readonly Kill[] {
  const chance = chanceOf(seed ^ 0x5bd1e995);
  const drawn = Object.entries(times).flatMap(([target, count]) =>
    Array.from({ length: count }, (_, nth) => ({
      target,
      at_press: Math.floor(((nth + chance()) * presses) / count),
      after_ms: Math.floor(chance() * (chance() < 0.5 ? DURING_PRESS_MS : DURING_CALLS_MS)),
    })),
  );
  const redis = drawn.find(({ target }) => target === 'redis');
  const intake = drawn.find(({ target }) => target === 'intake');
  const later = AND_THEN_MS.least + Math.floor(chance() * (AND_THEN_MS.most - AND_THEN_MS.least));
  const kills = drawn.map((kill) =>
    kill === intake && redis !== undefined ? { ...redis, target: 'intake', after_ms: redis.after_ms + later } : kill,
  );
  return kills.sort((a, b) => a.at_press - b.at_press || a.after_ms - b.after_ms);
}
