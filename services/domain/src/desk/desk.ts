/** The desk's own acts on a case: notes, whose it is, and its end. */
import type { EventBody } from '../case/events.ts';
import type { Case } from '../case/state.ts';
import { type CommandRule, closedRefusal, type EventOf, PEOPLE } from '../case/topic.ts';
import { isSettled } from '../stop/order.ts';
import { hasOpenTask } from '../stop/phone-task.ts';
import { refuse } from '../values/rejection.ts';

/** So many notes a case, and so many characters in all of them: whoever shows a case shows its notes, in one answer. */
export const NOTES_MAX = 500;
export const NOTES_CHARS_MAX = 200_000;

export const addNote: CommandRule<'AddNote'> = {
  roles: PEOPLE,
  decide(state, { text, by }) {
    const closed = closedRefusal(state);
    if (closed !== null) return closed;
    if (state.notes.length >= NOTES_MAX)
      return refuse('R14', `A case has at most ${NOTES_MAX} notes.`, 'CASE_TOO_LARGE', 'text');
    if (state.notes.reduce((sum, note) => sum + note.text.length, text.length) > NOTES_CHARS_MAX) {
      return refuse(
        'R14',
        `The notes of a case have at most ${NOTES_CHARS_MAX} characters in all.`,
        'CASE_TOO_LARGE',
        'text',
      );
    }
    return [{ type: 'NoteAdded', operator_id: by.id, text }];
  },
};

export const assignCase: CommandRule<'AssignCase'> = {
  roles: ['SUPERVISOR'],
  decide(state, { operator_id }) {
    return closedRefusal(state) ?? [{ type: 'CaseAssigned', operator_id }];
  },
};

/** R10, R14: no case is closed while a bank owes an answer, or a person a look at a contradiction. */
export const closeCase: CommandRule<'CloseCase'> = {
  roles: PEOPLE,
  decide(state, { reason, by }) {
    const closed = closedRefusal(state);
    if (closed !== null) return closed;
    if (Object.values(state.orders).some((order) => !isSettled(order))) {
      return refuse(
        'R10',
        'An order of the case is unsettled: wait for the bank, or record its answer from the telephone.',
      );
    }
    if (hasOpenTask(state)) return refuse('R7', 'A phone task of the case is open: record what came of it first.');
    return [{ type: 'CaseClosed', operator_id: by.id, reason }];
  },
};

/** R10, R14: what wants a bank's answer or a person's look, as a contradiction does, opens a closed case again. */
export function reopeningConsequences(state: Case): readonly EventBody[] {
  if (state.closed === undefined) return [];
  const open = Object.values(state.phone_tasks).find((task) => task.closed_at === undefined);
  const order_id = open?.order_id ?? Object.values(state.orders).find((order) => !isSettled(order))?.order_id;
  return order_id === undefined ? [] : [{ type: 'CaseReopened', order_id }];
}

export const evolveNoteAdded = (state: Case, { at, operator_id, text }: EventOf<'NoteAdded'>): Case => ({
  ...state,
  notes: [...state.notes, { at, operator_id, text }],
});

export const evolveCaseAssigned = (state: Case, { operator_id }: EventOf<'CaseAssigned'>): Case => ({
  ...state,
  operator_id,
});

export const evolveCaseClosed = (state: Case, { at, operator_id, reason }: EventOf<'CaseClosed'>): Case => ({
  ...state,
  closed: { at, by: operator_id, reason },
});

export function evolveCaseReopened(state: Case): Case {
  const { closed: _closed, ...open } = state;
  return open;
}
