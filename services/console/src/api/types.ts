/** The HTTP API's answers in JSON form, as far as the console shows them: amounts are strings of minor units, times RFC 3339. */
import type {
  CloseReason,
  PhoneTaskReason,
  Role,
  StopChange,
  TextFailure,
  TextKind,
  TextState,
  WithdrawalReason,
} from '@stopline/domain/case/state.ts';
import type { CaseStatus } from '@stopline/domain/case/status.ts';
import type { FreezeStatus } from '@stopline/domain/stop/freeze-status.ts';
import type { Answer, RefusalReason } from '@stopline/domain/stop/outcome-types.ts';
import type { AccountScheme } from '@stopline/domain/values/account.ts';
import type { CaseNeed } from '@stopline/domain/views/summary.ts';

export type {
  AccountScheme,
  Answer,
  CaseNeed,
  CaseStatus,
  CloseReason,
  FreezeStatus,
  PhoneTaskReason,
  RefusalReason,
  StopChange,
  TextState,
  WithdrawalReason,
};

export interface Account {
  readonly scheme: AccountScheme;
  readonly value: string;
  readonly bank_id?: string;
  readonly holder_name?: string;
}

export interface Money {
  readonly currency_code: string;
  readonly minor_units: string;
}

export interface TransactionReference {
  readonly kind: string;
  readonly value: string;
}

export interface PaymentTold {
  readonly from?: Account;
  readonly to?: Account;
  readonly amount: Money;
  readonly paid_at: string;
  readonly transaction_reference?: TransactionReference;
}

export interface Payment extends PaymentTold {
  readonly payment_id: string;
  readonly withdrawn_reason?: WithdrawalReason;
}

export interface Amounts {
  readonly currency_code: string;
  readonly requested: string;
  readonly frozen: string;
  readonly returned: string;
  readonly let_go: string;
  readonly gone: string;
  readonly unknown: string;
  readonly surplus: string;
}

/** What the bank has done in all since the order began; none of them ever falls. */
export interface Totals {
  readonly frozen: string;
  readonly released: string;
  readonly expired: string;
  readonly returned: string;
}

export interface Try {
  readonly channel: string;
  readonly started_at: string;
  readonly ended_at: string;
  readonly error?: string;
}

export interface Order {
  readonly order_id: string;
  readonly payment_id: string;
  readonly bank_id?: string;
  readonly account?: Account;
  readonly enquiry_id?: string;
  readonly revision: number;
  readonly change: StopChange;
  readonly freeze_status: FreezeStatus;
  readonly answer?: Answer;
  readonly settled: boolean;
  readonly amounts: Amounts;
  readonly totals: Totals;
  readonly attempts: {
    readonly count: number;
    readonly waiting: boolean;
    readonly next_at?: string;
    readonly recent: readonly { readonly number: number; readonly ended_at: string; readonly tries: readonly Try[] }[];
  };
  readonly bank_reference?: string;
  readonly refusal_reason?: RefusalReason;
  readonly frozen_until?: string;
  readonly contradiction?: string;
  readonly placed_at: string;
  readonly first_sent_at?: string;
  readonly first_answered_at?: string;
  readonly settled_at?: string;
}

export interface PhoneTask {
  readonly phone_task_id: string;
  readonly case_id: string;
  readonly case_reference: string;
  readonly order_id: string;
  readonly bank_id?: string;
  readonly reason: PhoneTaskReason;
  readonly account?: Account;
  readonly requested?: Money;
  readonly change?: StopChange;
  readonly duty?: { readonly name: Readonly<Record<string, string>>; readonly phone: string };
  readonly script: readonly string[];
  readonly opened_at: string;
  readonly claimed_by?: string;
  readonly claimed_until?: string;
  readonly call_back_at?: string;
  readonly closed_at?: string;
  readonly result?: string;
}

export interface Text {
  readonly number: number;
  readonly kind: TextKind;
  readonly state: TextState;
  readonly at: string;
  readonly phone: string;
  readonly failure?: TextFailure;
  readonly resends_left: number;
}

export interface Case {
  readonly case_id: string;
  readonly case_reference: string;
  readonly version: number;
  readonly status: CaseStatus;
  readonly accepted_at: string;
  readonly operator_id: string;
  readonly victim: {
    readonly name?: string;
    readonly phone?: string;
    readonly locale: string;
    readonly text_consent?: boolean;
  };
  readonly payments: readonly Payment[];
  readonly orders: readonly Order[];
  readonly orders_total: number;
  readonly phone_tasks: readonly PhoneTask[];
  readonly amounts: readonly Amounts[];
  readonly golden_window?: { readonly deadline: string; readonly met?: boolean; readonly missed_because?: string };
  readonly texts: readonly Text[];
  readonly notes: readonly { readonly at: string; readonly operator_id: string; readonly text: string }[];
  readonly check_words?: Readonly<Record<string, string>>;
  readonly narrative?: string;
}

export interface CaseEvent {
  readonly version: number;
  readonly at: string;
  readonly type: string;
  readonly order_id?: string;
  readonly text: { readonly key: string; readonly values: Readonly<Record<string, string>> };
}

export interface CaseSummary {
  readonly case_id: string;
  readonly case_reference: string;
  readonly version: number;
  readonly status: CaseStatus;
  readonly operator_id: string;
  readonly accepted_at: string;
  readonly updated_at: string;
  readonly amounts: readonly Amounts[];
  readonly needs: readonly CaseNeed[];
  readonly orders_total: number;
  readonly orders_unsettled: number;
  readonly phone_tasks_open: number;
}

/** The line is as it was told, but for these. */
export interface CaseMoved extends Pick<CaseSummary, 'case_id' | 'version' | 'updated_at'> {
  readonly from_version: number;
}

export interface Bank {
  readonly bank_id: string;
  readonly name: Readonly<Record<string, string>>;
  readonly answer_ms_p50?: number;
  readonly answer_ms_p95?: number;
}

export interface Warning {
  readonly reason: string;
  readonly field: string;
  readonly text: string;
}

export interface CheckedAccount {
  readonly account: Account;
  readonly banks: readonly { readonly bank_id: string; readonly name: Readonly<Record<string, string>> }[];
  readonly warnings: readonly Warning[];
}

export interface Changed {
  readonly case: Case;
  readonly replayed: boolean;
  readonly warnings?: readonly Warning[];
}

export interface FieldFault {
  readonly field: string;
  readonly problem: string;
  readonly expected: string;
}

/** Of GetStatus what is used here: who asks. */
export interface StatusAnswer {
  readonly operator_id: string;
  readonly role: Role;
}
