/** Every change of a case is one of these. `at` is the record's time, given by the casebook when the command's turn comes. */
import type { OutcomeDoor, StopOutcome } from '../stop/outcome-types.ts';
import type { Route } from '../stop/route.ts';
import type { Account } from '../values/account.ts';
import type { CheckWords } from '../values/check-words.ts';
import type { Instant } from '../values/instant.ts';
import type { Money } from '../values/money.ts';
import type {
  Actor,
  Ask,
  CloseReason,
  OnwardTransfer,
  PaymentTold,
  TextFailure,
  TextState,
  TransactionReference,
  Try,
  Victim,
  WithdrawalReason,
} from './state.ts';

/** R20: what a person's command is known by. Banks' answers need none: they merge (R6). */
export interface CommandKey {
  readonly id: string;
  readonly fingerprint: string;
}

interface Given {
  readonly at: Instant;
  readonly by: Actor;
}
interface GivenByPerson extends Given {
  readonly key: CommandKey;
}

/** A payment with what the registry said of the account it went to. */
export interface RoutedPayment {
  readonly told: PaymentTold;
  readonly route: Route;
}

export interface SubmitStop extends GivenByPerson {
  readonly type: 'SubmitStop';
  readonly case_id: string;
  readonly case_reference: string;
  readonly check_words: CheckWords;
  readonly jurisdiction: string;
  readonly victim: Victim;
  readonly payments: readonly RoutedPayment[];
  readonly narrative?: string;
  readonly fraud_type?: string;
  readonly operator_reference?: string;
}
export interface AddPayments extends GivenByPerson {
  readonly type: 'AddPayments';
  readonly payments: readonly RoutedPayment[];
}
export interface CorrectPayment extends GivenByPerson {
  readonly type: 'CorrectPayment';
  readonly payment_id: string;
  readonly from?: Account;
  readonly to?: Account;
  readonly amount?: Money;
  readonly paid_at?: Instant;
  readonly channel?: string;
  readonly transaction_reference?: TransactionReference;
  readonly note?: string;
  /** The route of the payment as corrected. */
  readonly route: Route;
}
export interface WithdrawPayment extends GivenByPerson {
  readonly type: 'WithdrawPayment';
  readonly payment_id: string;
  readonly reason: WithdrawalReason;
  readonly note?: string;
}
export interface AskBank extends GivenByPerson {
  readonly type: 'AskBank';
  readonly order_id: string;
}
/** One walk down the bank's ladder, recorded whole. */
export interface RecordAttempt extends Given {
  readonly type: 'RecordAttempt';
  readonly order_id: string;
  /** The revision that was asked. */
  readonly revision: number;
  readonly ask: Ask;
  readonly tries: readonly Try[];
  /** Nothing was sent: every breaker of the bank is open, or it has no channel. Said once a revision. */
  readonly unreachable?: true;
  /** What the bank answered, where it did. */
  readonly outcome?: StopOutcome;
}
export interface RecordOutcome extends Given {
  readonly type: 'RecordOutcome';
  readonly order_id: string;
  readonly door: OutcomeDoor;
  readonly outcome: StopOutcome;
}
export interface RecordOnwardTransfers extends Given {
  readonly type: 'RecordOnwardTransfers';
  readonly order_id: string;
  readonly transfers: readonly OnwardTransfer[];
  /** They came along with an outcome, which is not refused for them: as many as fit are recorded. */
  readonly with_outcome?: true;
}
export interface ClaimPhoneTask extends GivenByPerson {
  readonly type: 'ClaimPhoneTask';
  readonly phone_task_id: string;
}
export interface RecordPhoneOutcome extends GivenByPerson {
  readonly type: 'RecordPhoneOutcome';
  readonly phone_task_id: string;
  readonly result:
    | { readonly kind: 'OUTCOME'; readonly outcome: StopOutcome }
    | { readonly kind: 'NO_ANSWER' }
    | { readonly kind: 'CALL_BACK'; readonly call_back_at: Instant };
}
export interface ResendText extends GivenByPerson {
  readonly type: 'ResendText';
  /** A corrected number, E.164; absent: the same again. */
  readonly phone?: string;
}
/** What the provider answered, what the carrier reported, or that a try came to nothing (`OWED`). */
export interface RecordText extends Given {
  readonly type: 'RecordText';
  readonly number: number;
  readonly sending: number;
  readonly said: TextState;
  readonly failure?: TextFailure;
}
export interface AddNote extends GivenByPerson {
  readonly type: 'AddNote';
  readonly text: string;
}
export interface AssignCase extends GivenByPerson {
  readonly type: 'AssignCase';
  readonly operator_id: string;
}
export interface CloseCase extends GivenByPerson {
  readonly type: 'CloseCase';
  readonly reason: CloseReason;
}
/** The case's next due has passed. */
export interface TimePassed extends Given {
  readonly type: 'TimePassed';
  /** A pointer of this case still waits unread in the outbox: ringing again would only feed the backlog. */
  readonly pointer_unread?: boolean;
}

export type Command =
  | SubmitStop
  | AddPayments
  | CorrectPayment
  | WithdrawPayment
  | AskBank
  | RecordAttempt
  | RecordOutcome
  | RecordOnwardTransfers
  | ClaimPhoneTask
  | RecordPhoneOutcome
  | ResendText
  | RecordText
  | AddNote
  | AssignCase
  | CloseCase
  | TimePassed;

type WithoutAt<C> = C extends unknown ? Omit<C, 'at'> : never;
/** A command as a door gives it: the casebook adds the time. */
export type CommandGiven = WithoutAt<Command>;
