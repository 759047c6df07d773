/**
 * What was asked of a case and is not answered yet. It may have been done or not, and typed anew it would be done twice: so it is kept,
 * with its key, apart from the dialog that it was typed in, until it is answered or somebody drops it knowingly. A reload of the tab
 * finds it again; another operator neither sees nor sends it (R22: the key counts together with its operator).
 */
import { computed, signal } from '@preact/signals';
import { ApiFault, type Ask } from '../api/call.ts';
import type { Changed } from '../api/types.ts';
import { randomId } from '../browser/clock.ts';
import { ofTab } from '../browser/storage.ts';
import { takeCase } from './open-case.ts';
import { api, operatorId } from './session.ts';

/** Where it is asked: one dialog of one case has one act at a time. */
export interface Place {
  readonly case_id: string;
  readonly act: string;
}

export interface Wish extends Pick<Ask, 'path' | 'method' | 'body'> {
  /** For people: what it is about. */
  readonly about: string;
}

export interface KeptAsk extends Place, Wish {
  readonly operator_id: string;
  readonly key: string;
}

const KEPT = 'asks';

function stored(): readonly KeptAsk[] {
  try {
    return JSON.parse(ofTab.read(KEPT) ?? '[]') as readonly KeptAsk[];
  } catch {
    return [];
  }
}

const all = signal<readonly KeptAsk[]>(stored());
const underWay = signal<ReadonlySet<string>>(new Set());

const nameOf = ({ case_id, act }: Place): string => `${case_id} ${act}`;
const isAt = (place: Place, one: KeptAsk): boolean =>
  nameOf(one) === nameOf(place) && one.operator_id === operatorId.value;

function keep(next: readonly KeptAsk[]): void {
  all.value = next;
  ofTab.write(KEPT, JSON.stringify(next));
}

export const isUnderWay = (place: Place): boolean => underWay.value.has(nameOf(place));

/** Of the reader, and not on its way just now. */
export const unanswered = computed(() =>
  all.value.filter((one) => one.operator_id === operatorId.value && !isUnderWay(one)),
);
export const unansweredAt = (place: Place): KeptAsk | null => unanswered.value.find((one) => isAt(place, one)) ?? null;

export const drop = (place: Place): void => keep(all.peek().filter((one) => !isAt(place, one)));

const isSame = (kept: KeptAsk, { path, method, body }: Wish): boolean =>
  JSON.stringify([kept.path, kept.method, kept.body]) === JSON.stringify([path, method, body]);

/** The same wish again has the same key; another wish takes the place of the one before. Null: one is on its way already. */
export async function ask(place: Place, wish: Wish): Promise<Changed | null> {
  if (isUnderWay(place)) return null;
  const before = all.peek().find((one) => isAt(place, one));
  const asked: KeptAsk =
    before !== undefined && isSame(before, wish)
      ? before
      : { ...wish, ...place, operator_id: operatorId.peek(), key: `console-${randomId()}` };
  keep([...all.peek().filter((one) => !isAt(place, one)), asked]);
  return send(asked);
}

/** Exactly what is kept. */
export async function askAgain(place: Place): Promise<Changed | null> {
  const kept = unansweredAt(place);
  return kept === null ? null : send(kept);
}

/** Nobody has said what became of it; a token that ended meanwhile says nothing of that either. */
const isOpen = ({ retryAfterMs, reason }: ApiFault): boolean => retryAfterMs !== null || reason === 'UNAUTHENTICATED';

async function send(asked: KeptAsk): Promise<Changed> {
  const { path, method = 'POST', body, key } = asked;
  const name = nameOf(asked);
  underWay.value = new Set(underWay.peek()).add(name);
  try {
    const answer = await api<Changed>({ method, path, key, ...(body === undefined ? {} : { body }) });
    forget(asked);
    takeCase(answer.case);
    return answer;
  } catch (thrown) {
    if (thrown instanceof ApiFault && !isOpen(thrown)) forget(asked);
    throw thrown;
  } finally {
    underWay.value = new Set([...underWay.peek()].filter((one) => one !== name));
  }
}

/** By its key: whoever asked may have signed out meanwhile. */
const forget = ({ key }: KeptAsk): void => keep(all.peek().filter((one) => one.key !== key));
