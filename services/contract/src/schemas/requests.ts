/**
 * One schema per request that Stopline is sent, the same for gRPC and HTTP, and per answer that a bank gives.
 * A factory, because "paid in the future" needs a clock: a process makes them once.
 */
import { canonicalCaseReference } from '@stopline/domain/values/case-reference.ts';
import type { Instant } from '@stopline/domain/values/instant.ts';
import * as z from 'zod';
import { LIMITS } from '../limits.ts';
import { CASE_NEEDS, CASE_STATUSES, CLOSE_REASONS, WITHDRAWAL_REASONS } from './enums.ts';
import { wrong } from './fault.ts';
import {
  id,
  idempotencyKey,
  instant,
  integer,
  list,
  locale,
  longText,
  maybe,
  message,
  oneOf,
  pageSize,
  pageToken,
  phone,
  text,
} from './leaves.ts';
import { onwardTransfers, phoneOutcome, stopOutcome } from './outcome.ts';
import { account, goesElsewhere, money, needsExactlyOne, paidAt, payment, transactionReference } from './payment.ts';

type Clock = () => Instant;

const victim = message({
  name: maybe(text(LIMITS.name_chars_max)),
  id_document: maybe(text(LIMITS.id_document_chars_max)),
  phone: maybe(phone()),
  locale: locale(),
  text_consent: z.boolean({ error: 'true or false' }).default(false),
}).meta({ id: 'VictimInput' });

const note = () => longText(LIMITS.long_text_chars_max);

const intakeRequests = (now: Clock) => {
  const payments = list(payment(now), 1, LIMITS.payments_per_request_max, 'payments');
  return {
    SubmitStop: message({
      idempotency_key: idempotencyKey(),
      victim: victim,
      payments,
      narrative: maybe(longText(LIMITS.long_text_chars_max)),
      fraud_type: maybe(text(LIMITS.fraud_type_chars_max)),
      operator_reference: maybe(text(LIMITS.reference_chars_max)),
    }),
    AddPayments: message({ idempotency_key: idempotencyKey(), case_id: id(), payments }),
    CorrectPayment: correctPayment(now),
    WithdrawPayment: message({
      idempotency_key: idempotencyKey(),
      case_id: id(),
      payment_id: id(),
      reason: oneOf(WITHDRAWAL_REASONS),
      note: maybe(note()),
    }),
    ResendText: message({ idempotency_key: idempotencyKey(), case_id: id(), phone: maybe(phone()) }),
    GetCase: message({ case_id: id(), order_page_token: maybe(pageToken()) }),
    WatchCase: message({ case_id: id(), after_version: maybe(integer(0, LIMITS.revision_max)) }),
  };
};

const CORRECTABLE = ['from', 'to', 'amount', 'paid_at', 'channel', 'transaction_reference'];

const correctPayment = (now: Clock) =>
  message({
    idempotency_key: idempotencyKey(),
    case_id: id(),
    payment_id: id(),
    from: maybe(account),
    to: maybe(account),
    amount: maybe(money),
    paid_at: maybe(paidAt(now)),
    channel: maybe(text(LIMITS.channel_chars_max)),
    transaction_reference: maybe(transactionReference),
    note: maybe(note()),
  })
    .check((check) => {
      if (CORRECTABLE.some((name) => name in check.value)) return;
      wrong(check, 'nothing is corrected', `at least one of ${CORRECTABLE.join(', ')}`);
    })
    .refine(goesElsewhere, {
      error: 'another account than `from`',
      params: { problem: 'the payment goes to the account that it comes from' },
      path: ['to'],
    });

const CASE_REFERENCE_RULE = 'ten signs of 2346789CDFGHJKMPQRTVWX, the last a check sign, such as K7QF2-M9RDX';
const caseReference = () =>
  z
    .string({ error: CASE_REFERENCE_RULE })
    .meta({ maxLength: LIMITS.reference_chars_max })
    .transform((typed, context): string => {
      const canonical = canonicalCaseReference(typed);
      if (canonical === null)
        wrong(context, 'a sign is wrong, or two are swapped, or it is no reference', CASE_REFERENCE_RULE);
      return canonical ?? typed;
    });

const QUERIES = ['account', 'phone', 'case_reference', 'transaction_reference', 'bank_reference'];
const RESULTS = ['outcome', 'no_answer', 'call_back_at'];

const CALL_BACK_RULE = 'a time within the next 31 days';
const callBackAt = (now: Clock) =>
  instant((at, sink) => {
    const ahead = at - now();
    if (ahead < -LIMITS.paid_ahead_ms_max) wrong(sink, 'it is over', CALL_BACK_RULE);
    if (ahead > LIMITS.call_back_ahead_ms_max) wrong(sink, 'it is too far ahead', CALL_BACK_RULE);
  });

const caseworkRequests = (now: Clock) => ({
  ListCases: message({
    status: maybe(oneOf(CASE_STATUSES)),
    operator_id: maybe(text(LIMITS.reference_chars_max)),
    needs: maybe(oneOf(CASE_NEEDS)),
    page_size: pageSize(),
    page_token: maybe(pageToken()),
  }),
  FindCases: message({
    account: maybe(account),
    phone: maybe(phone()),
    case_reference: maybe(caseReference()),
    transaction_reference: maybe(text(LIMITS.reference_chars_max)),
    bank_reference: maybe(text(LIMITS.reference_chars_max)),
  }).check((check) => needsExactlyOne(check, 'query', check.value, QUERIES)),
  AskBank: message({ idempotency_key: idempotencyKey(), order_id: id() }),
  ClaimPhoneTask: message({ idempotency_key: idempotencyKey(), phone_task_id: id() }),
  RecordPhoneOutcome: message({
    idempotency_key: idempotencyKey(),
    phone_task_id: id(),
    outcome: maybe(phoneOutcome),
    no_answer: maybe(z.literal(true, { error: 'true, or another result' })),
    call_back_at: maybe(callBackAt(now)),
  }).check((check) => needsExactlyOne(check, 'result', check.value, RESULTS)),
  AddNote: message({ idempotency_key: idempotencyKey(), case_id: id(), text: note() }),
  AssignCase: message({
    idempotency_key: idempotencyKey(),
    case_id: id(),
    operator_id: text(LIMITS.reference_chars_max),
  }),
  CloseCase: message({ idempotency_key: idempotencyKey(), case_id: id(), reason: oneOf(CLOSE_REASONS) }),
  ListPhoneTasks: message({
    needs: maybe(oneOf(CASE_NEEDS)),
    page_size: pageSize(),
    page_token: maybe(pageToken()),
  }),
  WatchCases: message({ after: maybe(pageToken()) }),
  CheckAccount: message({ account: account }),
  ListBanks: message({}),
  GetStatus: message({}),
});

const gatewayRequests = {
  ReportOutcome: message({ outcome: stopOutcome }),
  ReportOnwardTransfers: message({ order_id: id(), transfers: onwardTransfers(1) }),
  GetOrder: message({ order_id: id() }),
  ListOpenOrders: message({ page_size: pageSize(), page_token: maybe(pageToken()) }),
};

/** What operators and banks ask of Stopline, by RPC. */
export const requestSchemas = (now: Clock) => ({
  ...intakeRequests(now),
  ...caseworkRequests(now),
  ...gatewayRequests,
});

/** What banks answer to Stopline, by RPC. */
export const bankReplySchemas = {
  ApplyStop: message({ outcome: stopOutcome }),
  QueryStop: message({ outcome: stopOutcome }),
};

export type RequestSchemas = ReturnType<typeof requestSchemas>;
export type Rpc = keyof RequestSchemas;
/** A request in domain form. */
export type RequestOf<R extends Rpc> = z.output<RequestSchemas[R]>;
