/** What is accepted becomes domain form. What is refused: bad-input.unit.test.ts. */
import type { PaymentTold, Victim } from '@stopline/domain/case/state.ts';
import type { StopOutcome } from '@stopline/domain/stop/outcome-types.ts';
import { describe, expect, test } from 'vitest';
import { sent, sentMessages } from '../../test/wire.ts';
import { enumPlans } from '../codec/descriptors.ts';
import { normalisedBody } from '../codec/normalised.ts';
import { requestFromHttp } from '../http/request.ts';
import { services } from '../proto.ts';
import {
  ANSWERS,
  CASE_NEEDS,
  CASE_STATUSES,
  CLOSE_REASONS,
  ONWARD_KINDS,
  REFUSAL_REASONS,
  RELEASE_REASONS,
  TRANSACTION_REFERENCE_KINDS,
  WITHDRAWAL_REASONS,
} from './enums.ts';
import { read } from './fault.ts';
import { partsOf } from './outcome.ts';
import { bankReplySchemas, requestSchemas } from './requests.ts';

const NOW = Date.UTC(2026, 10, 24, 6, 10, 53);
const schemas = requestSchemas(() => NOW);

const PRESS = {
  idempotency_key: 'press-0001',
  victim: { name: ' Wang Fang ', phone: '+86 138-0013-8000', locale: 'zh-cn', text_consent: true },
  payments: [
    {
      from: { scheme: 'IBAN', value: 'de89 3704 0044 0532 0130 00' },
      to: { scheme: 'CARD', value: '６２２２ 0200-0000 0000 000', holder_name: 'Li' },
      amount: { currency_code: 'CNY', minor_units: '20000000' },
      paid_at: '2026-11-24T14:00:00+08:00',
      channel: 'app',
      transaction_reference: { kind: 'SERIAL', value: 'S1' },
    },
  ],
  narrative: 'They said\nthey were the bank.',
};

test('a press becomes domain form: canonical accounts, bigint, milliseconds, E.164', () => {
  const request = read(schemas.SubmitStop, PRESS);
  const victim: Victim = request.victim;
  const told: readonly PaymentTold[] = request.payments;
  expect(victim).toEqual({ name: 'Wang Fang', phone: '+8613800138000', locale: 'zh-CN', text_consent: true });
  expect(told).toEqual([
    {
      from: { scheme: 'IBAN', value: 'DE89370400440532013000' },
      to: { scheme: 'CARD', value: '6222020000000000000', holder_name: 'Li' },
      amount: { currency_code: 'CNY', minor_units: 20_000_000n },
      paid_at: Date.UTC(2026, 10, 24, 6),
      channel: 'app',
      transaction_reference: { kind: 'SERIAL', value: 'S1' },
    },
  ]);
});

test('both doors read the same press as the same body, however it was spelled (R20)', () => {
  const { idempotency_key, ...body } = PRESS;
  const overHttp = read(
    schemas.SubmitStop,
    requestFromHttp('SubmitStop', { path: {}, query: {}, body, idempotency_key }),
  );
  const overGrpc = read(schemas.SubmitStop, sent('SubmitStopRequest', read(schemas.SubmitStop, PRESS)));
  expect(normalisedBody(overGrpc)).toBe(normalisedBody(overHttp));
});

test('absent is an absent property, and consent that nobody gave is none', () => {
  const payment = {
    to: { scheme: 'WALLET', value: 'alipay/138' },
    amount: PRESS.payments[0]?.amount,
    paid_at: '2026-11-24T06:00:00Z',
  };
  const request = read(schemas.SubmitStop, {
    idempotency_key: 'press-0001',
    victim: { locale: 'en' },
    payments: [payment],
  });
  expect(request.victim).toStrictEqual({ locale: 'en', text_consent: false });
  expect(Object.keys(request.payments[0] ?? {})).toEqual(['to', 'amount', 'paid_at']);
});

test('only a reference is known: `from` with a bank, and the reference', () => {
  const payment = {
    from: { scheme: 'CARD', value: '6222020000000000000', bank_id: 'icbc' },
    amount: { currency_code: 'CNY', minor_units: '1' },
    paid_at: '2026-11-24T06:00:00Z',
    transaction_reference: { kind: 'OTHER', value: 'X' },
  };
  expect(
    read(schemas.AddPayments, { idempotency_key: 'add-00001', case_id: 'c', payments: [payment] }).payments,
  ).toHaveLength(1);
});

test('two masked numbers that look alike may be two accounts', () => {
  const masked = { scheme: 'MASKED', value: '6222****1234' };
  const payment = { ...PRESS.payments[0], from: masked, to: masked };
  expect(() => read(schemas.SubmitStop, { ...PRESS, payments: [payment] })).not.toThrow();
});

test.each(['CNY', 'USD', 'EUR', 'GBP', 'INR', 'JPY', 'BRL', 'TWD', 'PHP', 'SGD', 'KWD', 'HKD', 'NGN', 'VND', 'SLE'])(
  '%s is a currency',
  (currency_code) => {
    const payments = [{ ...PRESS.payments[0], amount: { currency_code, minor_units: '1' } }];
    expect(() => read(schemas.SubmitStop, { ...PRESS, payments })).not.toThrow();
  },
);

test.each([
  ['+44 7700 900123', '+447700900123'],
  ['+1 (202) 555-0123', '+12025550123'],
  ['+91 98765 43210', '+919876543210'],
])('%s is a telephone number', (phone, canonical) => {
  expect(read(schemas.FindCases, { phone })).toEqual({ phone: canonical });
});

test('the bounds themselves are accepted', () => {
  const payment = (paid_at: number, minor_units: bigint) => ({
    ...PRESS.payments[0],
    amount: { currency_code: 'CNY', minor_units: String(minor_units) },
    paid_at: new Date(paid_at).toISOString(),
  });
  const payments = [payment(NOW + 300_000, 1n), payment(NOW - 3_650 * 86_400_000, 10n ** 15n)];
  expect(() => read(schemas.SubmitStop, { ...PRESS, payments })).not.toThrow();
  const fifty = Array.from({ length: 50 }, () => payments[0]);
  expect(read(schemas.SubmitStop, { ...PRESS, payments: fifty, narrative: '字'.repeat(4_000) }).payments).toHaveLength(
    50,
  );
});

test('a page has 50 where nobody says how many', () => {
  expect(read(schemas.ListCases, {})).toEqual({ page_size: 50 });
  expect(read(schemas.ListOpenOrders, { page_size: 0 })).toEqual({ page_size: 50 });
  expect(read(schemas.ListPhoneTasks, { page_size: 200, needs: 'PHONE' })).toEqual({ page_size: 200, needs: 'PHONE' });
});

describe('outcomes', () => {
  const SAID = {
    order_id: 'order_1',
    revision: 2,
    sequence: '9007199254740991',
    answer: 'FINAL',
    requested_minor_units: '500',
    currency_code: 'CNY',
    frozen_total: '500',
    released_total: '0',
    expired_total: '0',
    returned_total: '0',
    effective_time: '2026-11-24T06:10:53Z',
    bank_reference: 'F-1',
  };

  test('a bank’s word becomes a StopOutcome and its onward transfers', () => {
    const transfer = {
      transfer_id: 't1',
      kind: 'CASH',
      amount: { currency_code: 'CNY', minor_units: '5' },
      at: '2026-11-24T06:00:00Z',
    };
    const said = read(schemas.ReportOutcome, { outcome: { ...SAID, onward: [transfer] } }).outcome;
    const { outcome, onward } = partsOf(said);
    const domain: StopOutcome = outcome;
    expect(domain).toStrictEqual({
      revision: 2,
      sequence: Number.MAX_SAFE_INTEGER,
      answer: 'FINAL',
      requested_minor_units: 500n,
      currency_code: 'CNY',
      frozen_total: 500n,
      released_total: 0n,
      expired_total: 0n,
      returned_total: 0n,
      effective_time: Date.UTC(2026, 10, 24, 6, 10, 53),
      bank_reference: 'F-1',
    });
    expect(onward).toEqual([
      { ...transfer, amount: { currency_code: 'CNY', minor_units: 5n }, at: Date.UTC(2026, 10, 24, 6) },
    ]);
  });

  test('a freeze is not refused for the length of a list: fifty of its onward transfers are read', () => {
    const transfer = (n: number) => ({
      transfer_id: `t${n}`,
      kind: 'CASH',
      amount: { currency_code: 'CNY', minor_units: '5' },
      at: '2026-11-24T06:00:00Z',
    });
    const onward = Array.from({ length: 51 }, (_, n) => transfer(n));
    for (const said of [
      read(schemas.ReportOutcome, { outcome: { ...SAID, onward } }).outcome,
      read(bankReplySchemas.ApplyStop, { outcome: { ...SAID, onward } }).outcome,
    ]) {
      expect(said.frozen_total).toBe(500n);
      expect(said.onward.map(({ transfer_id }) => transfer_id)).toEqual(onward.slice(0, 50).map((t) => t.transfer_id));
    }
  });

  test('a bank’s reply over the wire reads the same', () => {
    const overWire = sent('ApplyStopResponse', { outcome: SAID });
    expect(read(bankReplySchemas.ApplyStop, overWire)).toEqual(read(bankReplySchemas.ApplyStop, { outcome: SAID }));
    expect(read(bankReplySchemas.QueryStop, overWire).outcome.revision).toBe(2);
  });

  test('R7: what contradicts itself is accepted, for a person to judge', () => {
    const odd = { ...SAID, answer: 'REFUSED', frozen_total: '10', released_total: '99', requested_minor_units: '7' };
    expect(() => read(schemas.ReportOutcome, { outcome: odd })).not.toThrow();
  });

  test('R17: a person gives exactly one of outcome, no answer, call back', () => {
    const base = { idempotency_key: 'phone-001', phone_task_id: 'p' };
    const { order_id: _order_id, sequence: _sequence, ...spoken } = SAID;
    const read_in = read(schemas.RecordPhoneOutcome, { ...base, outcome: spoken });
    expect(read_in.outcome && partsOf(read_in.outcome).outcome.frozen_total).toBe(500n);
    expect(read(schemas.RecordPhoneOutcome, { ...base, no_answer: true }).no_answer).toBe(true);
    const later = new Date(NOW + 3_600_000).toISOString();
    expect(read(schemas.RecordPhoneOutcome, { ...base, call_back_at: later }).call_back_at).toBe(NOW + 3_600_000);
  });
});

test('FindCases reads a case reference however it was typed', () => {
  const { case_reference } = read(schemas.FindCases, { case_reference: referenceTyped.toLowerCase() });
  expect(case_reference).toBe(referenceTyped);
});
/** Valid by its check sign. */
const referenceTyped = '22222-22222';

test('every RPC that Stopline serves has a schema, and every schema an RPC', () => {
  const served = ['IntakeService', 'CaseworkService', 'BankGatewayService'] as const;
  const rpcs = served.flatMap((service) => Object.keys(services[service]));
  expect(Object.keys(schemas).sort()).toEqual(rpcs.sort());
  expect(Object.keys(bankReplySchemas)).toEqual(Object.keys(services.BankService));
  expect(sentMessages.length).toBe((rpcs.length + 2) * 2);
});

test.each([
  ['TransactionReferenceKind', TRANSACTION_REFERENCE_KINDS],
  ['Answer', ANSWERS],
  ['RefusalReason', REFUSAL_REASONS],
  ['ReleaseReason', RELEASE_REASONS],
  ['OnwardKind', ONWARD_KINDS],
  ['WithdrawalReason', WITHDRAWAL_REASONS],
  ['CloseReason', CLOSE_REASONS],
  ['CaseStatus', CASE_STATUSES],
  ['CaseNeed', CASE_NEEDS],
] as const)('%s is the same list in the proto files', (name, values) => {
  expect(enumPlans.get(name)?.values).toEqual(values);
});
