/**
 * decide(case, command) -> events | rejection, and carryOut, which keeps the case that they lead to. Assembly only: roles (R21) and repeats (R20) are asked first, the
 * command's own topic decides, and then every topic says what must now follow, until nothing more does.
 */
import { addNote, assignCase, closeCase, reopeningConsequences } from '../desk/desk.ts';
import { askBank } from '../stop/ask-bank.ts';
import { recordAttempt } from '../stop/attempts.ts';
import { contradictionConsequences } from '../stop/contradictions.ts';
import { correctPayment } from '../stop/correct.ts';
import { enquiryConsequences } from '../stop/enquiry.ts';
import { escalationConsequences } from '../stop/escalation.ts';
import { recordOnwardTransfers } from '../stop/onward.ts';
import { recordOutcome } from '../stop/outcome.ts';
import { claimPhoneTask, contradictionTasks, phoneTaskConsequences, recordPhoneOutcome } from '../stop/phone-task.ts';
import { addPayments, decideSubmit, submitRoles } from '../stop/submit.ts';
import { withdrawPayment } from '../stop/withdraw.ts';
import { recordText, resendText, textConsequences } from '../text/texts.ts';
import type { Instant } from '../values/instant.ts';
import { isRejection, type Rejection, refuse } from '../values/rejection.ts';
import type { Command } from './commands.ts';
import { share } from './dictionary.ts';
import type { CaseEvent, EventBody } from './events.ts';
import { evolve, evolveOwn } from './evolve.ts';
import { repeatOf } from './repeats.ts';
import type { Actor, Case } from './state.ts';
import { timePassed } from './time-passed.ts';
import type { CommandRule, CommandType, Decided } from './topic.ts';

type Rules = { readonly [T in Exclude<CommandType, 'SubmitStop'>]: CommandRule<T> };

const rules = {
  AddPayments: addPayments,
  CorrectPayment: correctPayment,
  WithdrawPayment: withdrawPayment,
  AskBank: askBank,
  RecordAttempt: recordAttempt,
  RecordOutcome: recordOutcome,
  RecordOnwardTransfers: recordOnwardTransfers,
  ClaimPhoneTask: claimPhoneTask,
  RecordPhoneOutcome: recordPhoneOutcome,
  ResendText: resendText,
  RecordText: recordText,
  AddNote: addNote,
  AssignCase: assignCase,
  CloseCase: closeCase,
  TimePassed: timePassed,
} satisfies Rules;

/** What must follow from a case as it stands, topic by topic. The order matters only for reading the log. */
const consequences: readonly ((state: Case, at: Instant) => readonly EventBody[])[] = [
  contradictionConsequences,
  contradictionTasks,
  enquiryConsequences,
  phoneTaskConsequences,
  escalationConsequences,
  textConsequences,
  reopeningConsequences,
];

/** Far above what one command can set off; a rule that never comes to rest must not hang the record. */
const ROUNDS_MAX = 100;

const roleRefused = (command: Command): Rejection =>
  refuse('R21', `The role ${command.by.role} may not give ${command.type}.`, 'ROLE_NOT_ALLOWED');

function mayGive(command: Command): boolean {
  const roles = command.type === 'SubmitStop' ? submitRoles : rules[command.type].roles;
  return roles.includes(command.by.role);
}

/** One rule of the table, applied to the command of its own type: `satisfies Rules` above proves that they fit. */
function apply(state: Case, command: Exclude<Command, { type: 'SubmitStop' }>): Decided {
  const decideIt = rules[command.type].decide as (state: Case, command: Command) => Decided;
  return decideIt(state, command);
}

function decideOne(state: Case | null, command: Command): Decided {
  if (command.type === 'SubmitStop') return decideSubmit(command);
  if (state === null) return refuse('R1', 'There is no such case.', 'CASE_NOT_FOUND', 'case_id');
  return apply(state, command);
}

const actorText = (by: Actor): string => `${by.role.toLowerCase()}:${by.id}`;

export interface CarriedOut {
  readonly events: readonly CaseEvent[];
  /** What `evolve` makes of them; as before where there are none. */
  readonly state: Case | null;
}

export function decide(state: Case | null, given: Command): readonly CaseEvent[] | Rejection {
  const done = carryOut(state, given);
  return isRejection(done) ? done : done.events;
}

export function carryOut(state: Case | null, given: Command): CarriedOut | Rejection {
  if (!mayGive(given)) return roleRefused(given);
  const repeat = repeatOf(state, given);
  if (repeat === 'REPEAT') return { events: [], state };
  if (repeat === 'REUSED') {
    return refuse(
      'R20',
      'This idempotency key has been used for another request; draw a new key.',
      'IDEMPOTENCY_KEY_REUSED',
    );
  }
  const at = Math.max(given.at, state?.last_at ?? 0);
  const command: Command = { ...given, at };
  const decided = decideOne(state, command);
  if (isRejection(decided)) return decided;
  const person = 'key' in command ? { command_id: command.key.id, fingerprint: command.key.fingerprint } : {};
  const stamp = { at, by: actorText(command.by) };
  const events: CaseEvent[] = decided.map((body, index) => ({ ...body, ...stamp, ...(index === 0 ? person : {}) }));
  return withConsequences(state, events, at);
}

/** The command's own events and what follows from them, until the case is at rest. */
function withConsequences(before: Case | null, own: readonly CaseEvent[], at: Instant): CarriedOut {
  const events = [...own];
  let state = evolveOwn(before, own);
  if (state === null) return { events, state };
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const known = events.length;
    for (const consequence of consequences) {
      for (const body of consequence(state, at)) {
        const event: CaseEvent = { ...body, at, by: 'rule' };
        state = evolve(state, event);
        events.push(event);
      }
    }
    if (events.length === known) return { events, state: known === 0 ? before : share(state) };
  }
  throw new Error(`The rules did not come to rest on ${state.case_id}`);
}
