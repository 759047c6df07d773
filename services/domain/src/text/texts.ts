/**
 * R18: the texts to the victim, at most three a case, each sent again at most three times. What is owed to the text provider
 * is read off here, and rung again like an order's asking: a text of which nothing was recorded is sent again under the same id.
 */
import type { EventBody } from '../case/events.ts';
import type { Case, Text, TextKind, TextState } from '../case/state.ts';
import { type CommandRule, closedRefusal, type EventOf, PEOPLE } from '../case/topic.ts';
import { isSettled } from '../stop/order.ts';
import { earliest, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../values/instant.ts';
import { refuse } from '../values/rejection.ts';

/** One text may be sent again so often, to the same number or to one that was corrected. */
export const RESENDS_MAX = 3;
/** Then the provider has had its chances: the operator reads the reference out. */
const SENDING_ENDS_MS = HOUR_MS;
/** A provider answers within seconds; a ring of which nothing was recorded was lost. */
const LOOK_AGAIN_MS = 15 * SECOND_MS;
const BACKOFF_FIRST_MS = 5 * SECOND_MS;
const SLOW_MS = 5 * MINUTE_MS;

/** What a text is to be sent under now. */
export interface TextObligation {
  readonly key: string;
  readonly number: number;
}

/** Reports of carriers come in any order and more than once: a higher one stands. */
const RANK: Readonly<Record<TextState, number>> = { OWED: 0, SENT: 1, FAILED: 2, UNDELIVERED: 3, DELIVERED: 4 };

const doubling = (first_ms: number, times: number): number =>
  Math.min(first_ms * 2 ** Math.min(Math.max(0, times), 10), SLOW_MS);

export function owedText({ number, ring, ring_open, state }: Text): TextObligation | null {
  return state === 'OWED' && ring_open ? { key: `text:${number}:${ring}`, number } : null;
}

export const owedTexts = (state: Case): readonly TextObligation[] =>
  state.texts.map(owedText).filter((obligation) => obligation !== null);

const sendingEndsAt = (text: Text): Instant => text.owed_at + SENDING_ENDS_MS;

export const textsDue = (state: Case): Instant | null =>
  state.texts
    .filter((text) => text.state === 'OWED')
    .map((text) => earliest(text.next_ask_at, sendingEndsAt(text)))
    .reduce(earliest, null);

/** Texts whose time has come again. */
export const textRings = (state: Case, at: Instant): readonly EventBody[] =>
  state.texts
    .filter((text) => text.state === 'OWED' && text.next_ask_at !== null && text.next_ask_at <= at)
    .filter((text) => at < sendingEndsAt(text))
    .map(({ number }) => ({ type: 'TextRung', number }));

/** The first freeze; failing that, all are settled. */
function hasOutcome(state: Case): boolean {
  const orders = Object.values(state.orders);
  return orders.some(({ totals }) => totals.frozen > 0n) || (orders.length > 0 && orders.every(isSettled));
}

const owe = (state: Case, kind: TextKind, phone: string): EventBody => ({
  type: 'TextOwed',
  number: state.texts.length + 1,
  kind,
  phone,
  sending: 0,
});

/** Who gives a number only after the outcome gets one text that says what is so now, and not two at once. */
const nextKind = (state: Case): TextKind => (hasOutcome(state) ? 'OUTCOME' : 'STARTED');

/** What must follow: the first text at once, the second with the outcome, and the end of a sending that came to nothing. */
export function textConsequences(state: Case, at: Instant): readonly EventBody[] {
  const ended = state.texts
    .filter((text) => text.state === 'OWED' && at >= sendingEndsAt(text))
    .map(({ number }): EventBody => ({ type: 'TextStateChanged', number, state: 'FAILED', failure: 'NOT_IN_TIME' }));
  const { phone, text_consent } = state.victim;
  if (phone === undefined || !text_consent || state.closed !== undefined) return ended;
  const sent = state.texts.map(({ kind }) => kind);
  const kind = nextKind(state);
  return sent.includes('OUTCOME') || sent.includes(kind) ? ended : [owe(state, kind, phone), ...ended];
}

/** The latest text again, the same number of the case's texts; a first one where there was no telephone number yet. */
export const resendText: CommandRule<'ResendText'> = {
  roles: PEOPLE,
  decide(state, { phone }) {
    const closed = closedRefusal(state);
    if (closed !== null) return closed;
    if (!state.victim.text_consent) return refuse('R18', 'The victim has not agreed to texts; read the reference out.');
    const latest = state.texts.at(-1);
    const to = phone ?? latest?.phone ?? state.victim.phone;
    if (to === undefined) {
      return refuse('R18', 'No telephone number is known; give one.', 'RULE_REFUSES', 'phone');
    }
    if (latest === undefined) return [owe(state, nextKind(state), to)];
    if (latest.sending >= RESENDS_MAX) {
      return refuse('R18', `A text is sent again at most ${RESENDS_MAX} times; read the reference out.`);
    }
    if (latest.state === 'OWED' && to === latest.phone) {
      return refuse('R18', 'This text is still being sent; wait, or read the reference out.');
    }
    const { number, kind, sending } = latest;
    return [{ type: 'TextOwed', number, kind, phone: to, sending: sending + 1 }];
  },
};

/** What the provider or the carrier said. `OWED`: this try came to nothing and the next one follows. */
export const recordText: CommandRule<'RecordText'> = {
  roles: ['SERVICE'],
  decide(state, { number, sending, said, failure }) {
    const text = state.texts[number - 1];
    if (text === undefined) return refuse('R18', 'The case has no such text.');
    // Of an earlier sending, perhaps to a number that was wrong: it says nothing of this one.
    if (sending !== text.sending) return [];
    const isNews = said === 'OWED' ? text.state === 'OWED' && text.ring_open : RANK[said] > RANK[text.state];
    if (!isNews) return [];
    return [{ type: 'TextStateChanged', number, state: said, ...(failure === undefined ? {} : { failure }) }];
  },
};

function withText(state: Case, text: Text): Case {
  const texts = [...state.texts];
  texts[text.number - 1] = text;
  return { ...state, texts };
}

/** A number that was corrected is the victim's from now on. */
export function evolveTextOwed(state: Case, { number, kind, phone, sending, at }: EventOf<'TextOwed'>): Case {
  const ring = (state.texts[number - 1]?.ring ?? 0) + 1;
  const asked = { ring, rung_at: at, ring_open: true, silent_rings: 0, failures: 0, next_ask_at: at + LOOK_AGAIN_MS };
  const text: Text = { number, kind, phone, sending, owed_at: at, state: 'OWED', state_at: at, ...asked };
  const { victim } = state;
  const corrected = victim.phone !== undefined && victim.phone !== phone ? ({ number_corrected: true } as const) : {};
  return withText({ ...state, ...corrected, victim: { ...victim, phone } }, text);
}

export function evolveTextRung(state: Case, { number, at }: EventOf<'TextRung'>): Case {
  const text = state.texts[number - 1];
  if (text === undefined) return state;
  const silent_rings = text.ring_open ? text.silent_rings + 1 : 0;
  const next_ask_at = at + doubling(LOOK_AGAIN_MS, silent_rings - 1);
  return withText(state, { ...text, ring: text.ring + 1, rung_at: at, ring_open: true, silent_rings, next_ask_at });
}

export function evolveTextStateChanged(state: Case, event: EventOf<'TextStateChanged'>): Case {
  const text = state.texts[event.number - 1];
  if (text === undefined) return state;
  const { failure: _before, ...kept } = text;
  const failure = event.failure === undefined ? {} : { failure: event.failure };
  const failures = event.state === 'OWED' ? text.failures + 1 : text.failures;
  const next_ask_at = event.state === 'OWED' ? event.at + doubling(BACKOFF_FIRST_MS, failures - 1) : null;
  const said = { state: event.state, state_at: event.at, ring_open: false, silent_rings: 0, failures, next_ask_at };
  return withText(state, { ...kept, ...said, ...failure });
}
