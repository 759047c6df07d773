import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyMessage, DOMAIN_LEAVES, JSON_LEAVES } from '../../test/messages.ts';
import { sent, sentMessages, sentRaw } from '../../test/wire.ts';
import { fromDomain } from './from-domain.ts';
import { normalisedBody } from './normalised.ts';
import { formatInstant, instantToWire, parseInstant, wireToText } from './time.ts';
import { toWire } from './to-wire.ts';

const RUNS = { numRuns: 25 };

describe.each(sentMessages)('%s', (message) => {
  test('JSON form comes back from the wire as it was sent', () => {
    fc.assert(
      fc.property(anyMessage(message, JSON_LEAVES), (json) => {
        expect(sent(message, json)).toEqual(json);
      }),
      RUNS,
    );
  });

  test('domain form means the same over the wire and as JSON', () => {
    fc.assert(
      fc.property(anyMessage(message, DOMAIN_LEAVES), (value) => {
        expect(sent(message, value)).toEqual(fromDomain(message, value));
      }),
      RUNS,
    );
  });
});

test('an int64 beyond 2^53 keeps every digit', () => {
  const account = { scheme: 'CARD', value: '6222020000000000' };
  const json = sent('SubmitStopRequest', {
    payments: [{ to: account, amount: { currency_code: 'CNY', minor_units: 9_007_199_254_740_993n }, paid_at: 0 }],
  });
  expect(json).toEqual({
    payments: [
      {
        to: account,
        amount: { currency_code: 'CNY', minor_units: '9007199254740993' },
        paid_at: '1970-01-01T00:00:00.000Z',
      },
    ],
  });
});

test('an empty string is absent, whether the field is optional or not', () => {
  const raw = { idempotency_key: '', narrative: '', victim: { name: '', locale: 'zh-CN' } };
  expect(sentRaw('SubmitStopRequest', raw)).toEqual({ victim: { locale: 'zh-CN' }, payments: [] });
});

test('an optional flag or number that is set to its default is there', () => {
  expect(sent('WatchCaseRequest', { case_id: 'c', after_version: 0 })).toEqual({ case_id: 'c', after_version: 0 });
  expect(sent('SubmitStopRequest', { victim: { text_consent: false } })).toEqual({
    victim: { text_consent: false },
    payments: [],
  });
});

test('UNSPECIFIED is absent where nobody set it, and stays where somebody did', () => {
  expect(sentRaw('WithdrawPaymentRequest', { case_id: 'c' })).toEqual({ case_id: 'c' });
  expect(sentRaw('ListCasesRequest', { status: 'CASE_STATUS_UNSPECIFIED' })).toEqual({
    status: 'UNSPECIFIED',
    page_size: 0,
  });
});

test('an enum value that this version does not know stays a number, which no schema accepts', () => {
  expect(sentRaw('WithdrawPaymentRequest', { reason: 99 })).toEqual({ reason: 99 });
});

test('the field of a oneof that was sent is the one that comes back', () => {
  expect(sent('RecordPhoneOutcomeRequest', { no_answer: true })).toEqual({ no_answer: true });
  expect(sent('FindCasesRequest', { phone: '+8613800138000' })).toEqual({ phone: '+8613800138000' });
});

test('what the message does not name is left out', () => {
  const wider = { case_id: 'c', secret: 'x', victim: { locale: 'en', secret: 'y' } };
  expect(sent('GetCaseResponse', { case: wider })).toMatchObject({ case: { case_id: 'c', victim: { locale: 'en' } } });
  expect(JSON.stringify(fromDomain('GetCaseResponse', { case: wider }))).not.toContain('secret');
});

test.each([
  ['an unknown enum value', { orders: [{ answer: 'MAYBE' }] }, 'GetOrderResponse.orders[0].answer'],
  ['a fraction of minor units', { orders: [{ freeze_seconds: 1.5 }] }, 'GetOrderResponse.orders[0].freeze_seconds'],
  ['a number for a text', { orders: [{ order_id: 7 }] }, 'GetOrderResponse.orders[0].order_id'],
  ['a fraction for a count', { orders: [{ hop: 0.5 }] }, 'GetOrderResponse.orders[0].hop'],
  ['a text for a message', { orders: [{ amount: '5' }] }, 'GetOrderResponse.orders[0].amount'],
  ['an object for a list', { orders: {} }, 'GetOrderResponse.orders'],
])('toWire refuses %s by its path', (_what, value, path) => {
  expect(() => toWire('GetOrderResponse', value)).toThrow(path);
});

describe('time', () => {
  test('milliseconds survive, before the epoch too', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 }), (at) => {
        const text = formatInstant(at);
        expect(parseInstant(text)).toBe(at);
        expect(wireToText(instantToWire(at))).toBe(text);
      }),
    );
  });

  test.each([
    ['2026-11-24T06:10:53Z', '2026-11-24T06:10:53.000Z'],
    ['2026-11-24T14:10:53.1239+08:00', '2026-11-24T06:10:53.123Z'],
    ['2026-11-24t06:10:53z', '2026-11-24T06:10:53.000Z'],
  ])('%s is %s', (typed, canonical) => {
    expect(formatInstant(parseInstant(typed) ?? Number.NaN)).toBe(canonical);
  });

  test.each([
    '',
    'now',
    '2026-11-24',
    '2026-11-24T06:10:53',
    '2026-02-30T00:00:00Z',
    '2026-11-24T25:00:00Z',
    '1764000000',
    '0000-12-31T23:59:59Z',
    '0001-01-01T00:00:00+14:00',
    '9999-12-31T23:59:59-14:00',
  ])('%j is no time', (typed) => {
    expect(parseInstant(typed)).toBeNull();
  });

  test.each([
    { seconds: '99999999999999', nanos: 0 },
    { seconds: '-99999999999999', nanos: 0 },
    { seconds: '0', nanos: -1 },
    { seconds: '0', nanos: 1_000_000_000 },
  ])('a Timestamp that the calendar does not have ($seconds s, $nanos ns) becomes text that is no time', (wire) => {
    expect(parseInstant(wireToText(wire))).toBeNull();
  });
});

describe('R20: normalisedBody', () => {
  test('does not depend on the order of fields, the key, or fields that say nothing', () => {
    const one = { idempotency_key: 'key-one-1', a: 1n, b: { d: 'x', c: [] }, flag: false, text: '' };
    const other = { b: { d: 'x' }, a: 1n, idempotency_key: 'key-two-2', list: [] };
    expect(normalisedBody(one)).toBe(normalisedBody(other));
  });

  test('tells different bodies apart, and keeps the places of a list', () => {
    const texts = [{}, { a: 1n }, { a: 2n }, { a: '1 ' }, { l: ['x', 'y'] }, { l: ['y', 'x'] }, { l: [{}, 'x'] }].map(
      normalisedBody,
    );
    expect(new Set(texts).size).toBe(texts.length);
  });
});
