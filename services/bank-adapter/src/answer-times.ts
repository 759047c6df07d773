/** How long each bank takes to answer, over its latest calls: what a person goes by when asking "are they slow today?" (R24). */
import type { Walk } from './instruct/ladder.ts';

/** Enough for a p95; old enough times fall out by themselves. */
const REMEMBERED = 200;

export interface AnswerTimes {
  /** Takes in a walk that ended with an answer; of the others nothing can be said. */
  add(bank_id: string, walk: Walk): void;
  percentiles(): Readonly<Record<string, { readonly p50: number; readonly p95: number }>>;
}

export function answerTimes(): AnswerTimes {
  const latest = new Map<string, number[]>();
  return {
    add(bank_id, { answer, tries }) {
      const answered = tries.at(-1);
      if (answer === undefined || answered === undefined) return;
      const times = latest.get(bank_id) ?? [];
      times.push(answered.ended_at - answered.started_at);
      if (times.length > REMEMBERED) times.shift();
      latest.set(bank_id, times);
    },
    percentiles: () => Object.fromEntries([...latest].map(([bank_id, times]) => [bank_id, percentilesOf(times)])),
  };
}

function percentilesOf(times: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
