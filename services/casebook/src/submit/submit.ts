/**
 * Law 1: the only road by which a case changes. Load, decide, evolve, append; nobody is answered, neither with success
 * nor with a repeat nor with a refusal, before what covers the answer is confirmed by the record.
 */
import { type Case, type CommandGiven, nextDue } from '@stopline/domain';
import { ensureError, RetryableError } from '@stopline/platform/errors/outcome.ts';
import type { Clock } from '@stopline/platform/ports/clock.ts';
import type { Loaded, Submitted } from '../casebook.ts';
import { FIRST_HEAD } from '../record/chain.ts';
import type { CaseStore } from '../record/store.ts';
import type { CaseCache } from './case-cache.ts';
import { type Decided, type Decision, decideBatch, newlyOwed } from './decide-batch.ts';

/** A command that waits for its answer. */
export interface Waiting {
  readonly command: CommandGiven;
  readonly budgetMs: number;
  /** When its caller's patience ends. */
  readonly deadline: number;
  resolve(submitted: Submitted): void;
  reject(error: Error): void;
}

/** So often others may come first; each time one of them got something done. */
const TRIES_MAX = 30;

export interface SubmitParts {
  readonly store: CaseStore;
  readonly cache: CaseCache;
  readonly clock: Clock;
}

/** Decides and appends commands to one case together, and answers each. Never rejects. */
export async function submitBatch(parts: SubmitParts, case_id: string, all: readonly Waiting[]): Promise<void> {
  const batch = withoutLate(all, parts.clock.now());
  if (batch.length === 0) return;
  try {
    await settle(parts, case_id, batch);
  } catch (thrown) {
    parts.cache.drop(case_id);
    const error = ensureError(thrown);
    for (const waiting of batch) waiting.reject(error);
  }
}

/** Those whose patience ended in the queue are sent away: certainly nothing was done for them. */
function withoutLate(all: readonly Waiting[], now: number): readonly Waiting[] {
  return all.filter((waiting) => {
    if (waiting.deadline > now) return true;
    waiting.reject(new RetryableError(`waited ${waiting.budgetMs} ms for its turn`));
    return false;
  });
}

async function settle(parts: SubmitParts, case_id: string, batch: readonly Waiting[]): Promise<void> {
  const deadline = Math.max(...batch.map((waiting) => waiting.deadline));
  const commands = batch.map(({ command }) => command);
  let before = parts.cache.get(case_id);
  /** The record said so after these commands had come. */
  let confirmed = false;
  // A press nearly always finds no case: it saves the asking, and the append tells if there is one.
  if (before === null && commands[0]?.type !== 'SubmitStop') {
    before = await reload(parts, case_id, null, deadline);
    confirmed = true;
  }
  for (let tries = 0; tries < TRIES_MAX && parts.clock.now() < deadline; tries++) {
    const decided = decideBatch(before?.state ?? null, commands, parts.clock.now());
    if (decided.events.length > 0) {
      const after = await append(parts, case_id, before, decided, deadline);
      if (after !== null) return answer(batch, decided.decisions, after);
    } else if (confirmed) return answer(batch, decided.decisions, before);
    // Others were first, or the answer would be from memory alone, about a case that may have moved on.
    before = await reload(parts, case_id, before, deadline);
    confirmed = true;
  }
  throw new RetryableError('others kept writing to this case first', { retry_after_ms: 100 });
}

async function reload(
  { store, cache, clock }: SubmitParts,
  case_id: string,
  known: Loaded | null,
  deadline: number,
): Promise<Loaded | null> {
  const loaded = await store.load(case_id, known, budget(deadline, clock));
  if (loaded === null) cache.drop(case_id);
  else cache.keep(case_id, loaded);
  return loaded;
}

/** The case as appended, or null: somebody else was first. */
async function append(
  { store, cache, clock }: SubmitParts,
  case_id: string,
  before: Loaded | null,
  { state, events, event_texts }: Decided,
  deadline: number,
): Promise<Loaded | null> {
  const first = events[0];
  if (state === null || first === undefined) throw new Error('events without a case');
  const version = before?.version ?? 0;
  const appended = await store.append(
    {
      case_id,
      version,
      before: before?.head ?? FIRST_HEAD,
      at: first.at,
      events,
      event_texts,
      state,
      next_due: nextDue(state),
      owed_keys: newlyOwed(before?.state ?? null, state),
    },
    budget(deadline, clock),
  );
  if (appended.kind === 'CONFLICT') return null;
  const after: Loaded = { state, version: version + 1, head: appended.head };
  if (appended.latest) cache.keep(case_id, after);
  else cache.drop(case_id);
  return after;
}

/** At least a moment: what has been begun is worth one try. */
const budget = (deadline: number, clock: Clock): number => Math.max(50, deadline - clock.now());

function answer(batch: readonly Waiting[], decisions: readonly Decision[], now: Loaded | null): void {
  const state: Case | null = now?.state ?? null;
  const version = now?.version ?? 0;
  batch.forEach((waiting, index) => {
    const decision = decisions[index];
    if (decision === undefined) throw new Error('a batch has one decision for each command');
    if (decision.kind === 'FAILED') waiting.reject(decision.error);
    else if (decision.kind === 'REFUSED') waiting.resolve({ ...decision, state, version });
    else if (state === null) waiting.reject(new Error('a command was carried out on no case'));
    else waiting.resolve({ ...decision, state, version });
  });
}
