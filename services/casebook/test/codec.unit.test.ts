import { type Case, evolve } from '@stopline/domain';
import { describe, expect, test } from 'vitest';
import { decode, encode, NotStorableError } from '../src/record/codec.ts';
import { entryBytes, entryFrom, eventText } from '../src/record/entry.ts';
import { richCase, SAMPLES } from './samples.ts';

const throughJson = (value: unknown): unknown => decode(JSON.parse(JSON.stringify(encode(value))));

describe('what is stored comes back as it was', () => {
  test.each(Object.values(SAMPLES).map((event) => [event.type, event] as const))('%s', (_type, event) => {
    expect(throughJson(event)).toStrictEqual(event);
    const bytes = entryBytes('0'.repeat(64), 'w-1', event.at, [eventText(event)]);
    expect(entryFrom(bytes)).toStrictEqual({ before: '0'.repeat(64), id: 'w-1', at: event.at, events: [event] });
  });

  test('a case to which much has happened, and its log', () => {
    const { state, events } = richCase();
    expect(throughJson(state)).toStrictEqual(state);
    expect(Object.values(state.phone_tasks).length).toBeGreaterThan(0);
    expect(Object.values(state.orders).some((order) => order.contradictions.length > 0)).toBe(true);
    const replayed = events.map((event) => throughJson(event) as typeof event).reduce<Case | null>(evolve, null);
    expect(replayed).toStrictEqual(state);
  });

  test('amounts are texts, since a JSON number ends at 2^53; instants are readable', () => {
    expect(encode(SAMPLES.OrderPlaced)).toMatchObject({
      requested: '1000000000000000',
      at: '2026-11-24T06:01:00.000Z',
    });
    const { outcome } = SAMPLES.OutcomeRecorded;
    expect(encode(outcome)).toMatchObject({ requested_minor_units: '9007199254740993', sequence: 7 });
  });
});

describe('what would come back as something else is refused when it is written', () => {
  test.each([
    ['an amount under a name that is none', { fee: 1n }],
    ['a number under a name that is none', { weight: 1 }],
    ['a fraction', { revision: 1.5 }],
    ['a fraction of a millisecond', { at: 1.5 }],
    ['a number that is none', { at: Number.NaN }],
    ['a time beyond the calendar', { at: 8.64e15 + 1 }],
    ['a time with five digits of year', { effective_time: Date.UTC(10_000, 0) }],
    ['undefined', { note: undefined }],
    ['a text that would come back as an amount', { minor_units: '12' }],
    ['a text that would come back as an instant', { paid_at: '2026-11-24T06:00:00.000Z' }],
    ['a function', { note: () => 'x' }],
  ])('%s', (_what, value) => {
    expect(() => encode(value)).toThrow();
  });

  test('and what is no entry is not read', () => {
    for (const text of ['{}', 'null', '{"before":"","v":2,"id":"","at":"2026-11-24T06:00:00.000Z","events":[]}']) {
      expect(() => entryFrom(text)).toThrow();
    }
    expect(() => decode({ minor_units: '1e3' })).toThrow(NotStorableError);
    expect(() => decode({ minor_units: '007' })).toThrow(NotStorableError);
    expect(() => decode({ at: '2026-11-24T06:00:00Z' })).toThrow(NotStorableError);
  });
});
