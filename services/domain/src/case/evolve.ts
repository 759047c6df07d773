/** evolve(case, event) -> case. Assembly only. It never refuses: what stands in the log has happened. */
import { evolveCaseAssigned, evolveCaseClosed, evolveCaseReopened, evolveNoteAdded } from '../desk/desk.ts';
import { evolveAttemptEnded, evolveOutcomeRecorded } from '../stop/attempts.ts';
import { evolveContradictionFound } from '../stop/contradictions.ts';
import { evolvePaymentCorrected } from '../stop/correct.ts';
import { evolveEscalated, evolveGoldenWindowEnded } from '../stop/escalation.ts';
import { evolveOnwardTransferReported } from '../stop/onward.ts';
import {
  evolvePhoneTaskAnswered,
  evolvePhoneTaskClaimed,
  evolvePhoneTaskClosed,
  evolvePhoneTaskOpened,
} from '../stop/phone-task.ts';
import { evolveOrderPlaced, evolveOrderRevised, evolveOrderRung } from '../stop/ring.ts';
import { evolveCaseOpened, evolvePaymentAdded } from '../stop/submit.ts';
import { evolvePaymentWithdrawn } from '../stop/withdraw.ts';
import { evolveTextOwed, evolveTextRung, evolveTextStateChanged } from '../text/texts.ts';
import { own, share } from './dictionary.ts';
import type { CaseEvent, EventType } from './events.ts';
import type { Case } from './state.ts';
import type { Evolve } from './topic.ts';

/** Rises whenever the same events would fold to another case: a snapshot of another version is folded anew. */
export const FOLD_VERSION = 5;

type Evolving = { readonly [T in Exclude<EventType, 'CaseOpened'>]: Evolve<T> };

const evolving = {
  PaymentAdded: evolvePaymentAdded,
  PaymentCorrected: evolvePaymentCorrected,
  PaymentWithdrawn: evolvePaymentWithdrawn,
  OrderPlaced: evolveOrderPlaced,
  OrderRevised: evolveOrderRevised,
  OrderRung: evolveOrderRung,
  AttemptEnded: evolveAttemptEnded,
  OutcomeRecorded: evolveOutcomeRecorded,
  ContradictionFound: evolveContradictionFound,
  OnwardTransferReported: evolveOnwardTransferReported,
  PhoneTaskOpened: evolvePhoneTaskOpened,
  PhoneTaskClaimed: evolvePhoneTaskClaimed,
  PhoneTaskAnswered: evolvePhoneTaskAnswered,
  PhoneTaskClosed: evolvePhoneTaskClosed,
  Escalated: evolveEscalated,
  GoldenWindowEnded: evolveGoldenWindowEnded,
  TextOwed: evolveTextOwed,
  TextRung: evolveTextRung,
  TextStateChanged: evolveTextStateChanged,
  NoteAdded: evolveNoteAdded,
  CaseAssigned: evolveCaseAssigned,
  CaseClosed: evolveCaseClosed,
  CaseReopened: evolveCaseReopened,
} satisfies Evolving;

export function evolve(state: Case | null, event: CaseEvent): Case {
  if (event.type === 'CaseOpened') return remember(evolveCaseOpened(event), event);
  if (state === null) throw new Error(`A log must begin with CaseOpened, not ${event.type}`);
  const change = evolving[event.type] as (state: Case, event: CaseEvent) => Case;
  return remember(change(state, event), event);
}

/** The case after these events, over dictionaries that the caller alone may write into until it shares the case. */
export function evolveOwn(before: Case | null, events: readonly CaseEvent[]): Case | null {
  if (before !== null) return events.reduce<Case>(evolve, own(before));
  const [first, ...rest] = events;
  return first === undefined ? null : rest.reduce<Case>(evolve, own(evolve(null, first)));
}

/** The same as event by event, but a thousand orders are not copied for each of them. */
export function evolveAll(before: Case | null, events: readonly CaseEvent[]): Case | null {
  if (events.length < 2) return events.reduce<Case | null>(evolve, before);
  const after = evolveOwn(before, events);
  return after === null ? null : share(after);
}

function remember(state: Case, { at, command_id, fingerprint }: CaseEvent): Case {
  if (command_id === undefined || fingerprint === undefined) return { ...state, last_at: at };
  return { ...state, last_at: at, commands: { ...state.commands, [command_id]: fingerprint } };
}
