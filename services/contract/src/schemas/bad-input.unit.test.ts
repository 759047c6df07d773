/** Each bad input gets its reason, the field's path and what is right. Never INTERNAL: see the last test. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BAD_SUBMISSIONS, NOW, PAYMENT, PRESS, withVictim } from '../../test/bad-submissions.ts';
import { sentRaw } from '../../test/wire.ts';
import { asStoplineError, StoplineError } from '../errors/stopline-error.ts';
import { read } from './fault.ts';
import { type Rpc, requestSchemas } from './requests.ts';

const schemas = requestSchemas(() => NOW);

function refusal(rpc: Rpc, json: unknown): StoplineError {
  try {
    read(schemas[rpc], json);
  } catch (thrown) {
    if (thrown instanceof StoplineError) return thrown;
    throw thrown;
  }
  throw new Error('it was accepted');
}

test.each(BAD_SUBMISSIONS)('SubmitStop refuses %s', (_what, body, field, problem, expected) => {
  const error = refusal('SubmitStop', JSON.parse(JSON.stringify(body)));
  expect(error.reason).toBe('INVALID_FIELD');
  expect(error.violations.map((violation) => violation.field)).toEqual([field]);
  expect(error.violations[0]?.problem).toMatch(problem);
  expect(error.violations[0]?.expected).toMatch(expected);
  expect(error.message).toContain(field);
});

test.each([
  'SubmitStop',
  'AddPayments',
  'CorrectPayment',
  'WithdrawPayment',
  'AskBank',
  'ClaimPhoneTask',
  'RecordPhoneOutcome',
  'AddNote',
  'AssignCase',
  'CloseCase',
] as const)('%s without a key is IDEMPOTENCY_KEY_MISSING, whatever else is wrong', (rpc) => {
  expect(refusal(rpc, {}).reason).toBe('IDEMPOTENCY_KEY_MISSING');
  expect(refusal(rpc, sentRaw(`${rpc}Request`, {})).violations).toMatchObject([{ field: 'idempotency_key' }]);
});

const KEY = { idempotency_key: 'key-00001' };
const OUTCOME = {
  order_id: 'o',
  revision: 1,
  answer: 'FINAL',
  requested_minor_units: '1',
  currency_code: 'CNY',
  frozen_total: '1',
  released_total: '0',
  expired_total: '0',
  returned_total: '0',
};
const outcome = (change: object) => ({ outcome: { ...OUTCOME, ...change } });
const phone = (change: object) => ({ ...KEY, phone_task_id: 'p', ...change });

const OTHERS: [rpc: Rpc, what: string, body: object, field: string][] = [
  ['CorrectPayment', 'nothing to correct', { ...KEY, case_id: 'c', payment_id: 'p', note: 'n' }, 'request'],
  [
    'CorrectPayment',
    'a payment to itself',
    { ...KEY, case_id: 'c', payment_id: 'p', from: PAYMENT.to, to: PAYMENT.to },
    'to',
  ],
  [
    'CorrectPayment',
    'the future',
    { ...KEY, case_id: 'c', payment_id: 'p', paid_at: '2027-01-01T00:00:00Z' },
    'paid_at',
  ],
  [
    'CorrectPayment',
    'zero',
    { ...KEY, case_id: 'c', payment_id: 'p', amount: { currency_code: 'CNY', minor_units: '0' } },
    'amount.minor_units',
  ],
  ['WithdrawPayment', 'no reason', { ...KEY, case_id: 'c', payment_id: 'p' }, 'reason'],
  ['WithdrawPayment', 'a reason of one’s own', { ...KEY, case_id: 'c', payment_id: 'p', reason: 'BORED' }, 'reason'],
  ['GetCase', 'no case', {}, 'case_id'],
  ['GetCase', 'an endless id', { case_id: 'c'.repeat(129) }, 'case_id'],
  ['WatchCase', 'a negative version', { case_id: 'c', after_version: -1 }, 'after_version'],
  ['ListCases', 'a page of 201', { page_size: 201 }, 'page_size'],
  ['ListCases', 'a page of -1', { page_size: -1 }, 'page_size'],
  [
    'ListCases',
    'UNSPECIFIED set by hand',
    sentRaw('ListCasesRequest', { status: 'CASE_STATUS_UNSPECIFIED' }),
    'status',
  ],
  ['FindCases', 'nothing to find by', {}, 'query'],
  ['FindCases', 'two things at once', { phone: '+8613800138000', bank_reference: 'b' }, 'query'],
  ['FindCases', 'a reference with a wrong sign', { case_reference: '22222-22223' }, 'case_reference'],
  ['FindCases', 'a bad account', { account: { scheme: 'CARD', value: '1' } }, 'account.value'],
  ['RecordPhoneOutcome', 'no result', phone({}), 'result'],
  ['RecordPhoneOutcome', 'two results', phone({ no_answer: true, call_back_at: '2026-11-24T07:00:00Z' }), 'result'],
  ['RecordPhoneOutcome', 'an answer denied', phone({ no_answer: false }), 'no_answer'],
  ['RecordPhoneOutcome', 'a call back yesterday', phone({ call_back_at: '2026-11-23T07:00:00Z' }), 'call_back_at'],
  ['RecordPhoneOutcome', 'a call back next year', phone({ call_back_at: '2027-11-23T07:00:00Z' }), 'call_back_at'],
  ['RecordPhoneOutcome', 'a sequence', phone(outcome({ sequence: '1' })), 'outcome.sequence'],
  ['AddNote', 'an empty note', { ...KEY, case_id: 'c', text: '' }, 'text'],
  ['AssignCase', 'nobody', { ...KEY, case_id: 'c' }, 'operator_id'],
  ['CloseCase', 'no reason', { ...KEY, case_id: 'c' }, 'reason'],
  ['CheckAccount', 'no account', {}, 'account'],
  ['ListBanks', 'a field', { all: true }, 'all'],
  ['ReportOutcome', 'no outcome', {}, 'outcome'],
  ['ReportOutcome', 'revision 0', outcome({ revision: 0 }), 'outcome.revision'],
  ['ReportOutcome', 'no answer', outcome({ answer: undefined }), 'outcome.answer'],
  ['ReportOutcome', 'a negative total', outcome({ frozen_total: '-1' }), 'outcome.frozen_total'],
  [
    'ReportOutcome',
    'a total above the limit',
    outcome({ returned_total: '1000000000000001' }),
    'outcome.returned_total',
  ],
  ['ReportOutcome', 'a sequence beyond 2^53', outcome({ sequence: '9007199254740992' }), 'outcome.sequence'],
  ['ReportOutcome', 'no currency', outcome({ currency_code: '' }), 'outcome.currency_code'],
  [
    'ReportOutcome',
    'a bad onward transfer',
    outcome({ onward: [{ kind: 'CASH', amount: PAYMENT.amount, at: PAYMENT.paid_at }] }),
    'outcome.onward[0].transfer_id',
  ],
  ['ReportOnwardTransfers', 'no transfers', { order_id: 'o', transfers: [] }, 'transfers'],
  ['GetOrder', 'no order', {}, 'order_id'],
  ['ListOpenOrders', 'a fraction of a page', { page_size: 1.5 }, 'page_size'],
];

test.each(OTHERS)('%s refuses %s', (rpc, _what, body, field) => {
  const error = refusal(rpc, JSON.parse(JSON.stringify(body)));
  expect(error.reason).toBe('INVALID_FIELD');
  expect(error.violations.map((violation) => violation.field)).toEqual([field]);
});

describe('over the wire', () => {
  test('a payment that nobody filled in is refused field by field', () => {
    const json = sentRaw('SubmitStopRequest', { ...KEY, victim: {}, payments: [{ to: {} }] });
    expect(refusal('SubmitStop', json).violations.map(({ field }) => field)).toEqual([
      'victim.locale',
      'payments[0].to.scheme',
      'payments[0].to.value',
      'payments[0].amount',
      'payments[0].paid_at',
    ]);
  });

  test('a time that the calendar does not have is refused by its field', () => {
    const json = sentRaw('CorrectPaymentRequest', {
      ...KEY,
      case_id: 'c',
      payment_id: 'p',
      paid_at: { seconds: '99999999999999', nanos: 0 },
    });
    expect(refusal('CorrectPayment', json).violations).toMatchObject([{ field: 'paid_at', problem: 'it is no time' }]);
  });

  test('an enum value of a later version is refused by its field', () => {
    const json = sentRaw('CloseCaseRequest', { ...KEY, case_id: 'c', reason: 99 });
    expect(refusal('CloseCase', json).violations).toMatchObject([{ field: 'reason' }]);
  });
});

test('all faults are listed, and of very many the first twenty', () => {
  const body = { ...PRESS, victim: { locale: '', phone: '1', x: 1 }, payments: [{ ...PAYMENT, to: {} }], y: 2, z: 3 };
  const fields = refusal('SubmitStop', body).violations.map(({ field }) => field);
  expect(fields).toEqual([
    'victim.phone',
    'victim.locale',
    'victim.x',
    'payments[0].to.scheme',
    'payments[0].to.value',
    'y',
    'z',
  ]);
  const many = { ...PRESS, payments: Array.from({ length: 50 }, () => ({})) };
  expect(refusal('SubmitStop', many).violations).toHaveLength(20);
});

test('that nothing says where the money went is told beside other faults, but not where only the account is wrong', () => {
  const zero = { currency_code: 'CNY', minor_units: '0' };
  const nowhere = { ...PRESS, payments: [{ amount: zero, paid_at: PAYMENT.paid_at }] };
  expect(refusal('SubmitStop', nowhere).violations.map(({ field }) => field)).toEqual([
    'payments[0].amount.minor_units',
    'payments[0]',
  ]);
  const misspelled = { ...PRESS, payments: [{ ...PAYMENT, to: { scheme: 'CARD', value: '1' } }] };
  expect(refusal('SubmitStop', misspelled).violations.map(({ field }) => field)).toEqual(['payments[0].to.value']);
});

test('a problem repeats neither numbers nor names', () => {
  const secret = '6222021234567890';
  const body = {
    ...withVictim({ name: `${secret}\u0007`, phone: secret }),
    payments: [{ ...PAYMENT, to: { scheme: secret, value: `x${secret}` } }],
  };
  expect(JSON.stringify(refusal('SubmitStop', body).violations)).not.toContain(secret);
});

test('nothing that can be sent as JSON is answered INTERNAL', () => {
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        idempotency_key: fc.constant('key-00001'),
        victim: fc.jsonValue(),
        payments: fc.array(fc.record({ to: fc.jsonValue(), amount: fc.jsonValue(), paid_at: fc.jsonValue() })),
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(schemas) as Rpc[])), anything, (rpc, json) => {
      try {
        read(schemas[rpc], json);
      } catch (thrown) {
        expect(asStoplineError(thrown).reason).toMatch(/^(INVALID_FIELD|IDEMPOTENCY_KEY_MISSING)$/);
      }
    }),
    { numRuns: 500 },
  );
});
