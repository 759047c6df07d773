import { createMemoryCasebook, type MemoryCasebook } from '@stopline/casebook';
import { caseIdOf } from '@stopline/domain';
import { manualClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { ringDueCases } from './due-cases.ts';
import { settledOrders } from './settled-orders.ts';

const PRESS = Date.UTC(2026, 10, 24, 2, 0, 0);
const CASE_ID = caseIdOf('li', 'key-of-the-press');

let clock: ReturnType<typeof manualClock>;
let casebook: MemoryCasebook;
let owed: string[];

beforeEach(async () => {
  clock = manualClock(PRESS);
  owed = [];
  casebook = createMemoryCasebook({ clock, ids: systemIds, onOwed: ({ keys }) => owed.push(...keys) });
  await casebook.submit(CASE_ID, {
    type: 'SubmitStop',
    by: { role: 'OPERATOR', id: 'li' },
    key: { id: 'c1', fingerprint: 'f1' },
    case_id: CASE_ID,
    case_reference: 'K7QF2-M9RDX',
    check_words: { en: 'BLUE KETTLE', zh: '蓝色 水壶' },
    jurisdiction: 'GENERIC',
    victim: { locale: 'en', text_consent: false },
    payments: [
      {
        told: {
          to: { scheme: 'CARD', value: '6222020000000000000' },
          amount: { currency_code: 'CNY', minor_units: 5_000n },
          paid_at: PRESS - 60_000,
        },
        route: {
          kind: 'BANK',
          bank_id: 'icbc',
          found_by: 'PREFIX',
          answer_within_ms: 3_000,
          channels_count: 1,
          registry_version: 'v1',
        },
      },
    ],
  });
});

const ring = () =>
  ringDueCases({
    casebook,
    due: casebook.due,
    onError: (error) => {
      throw error;
    },
  });
const version = async () => (await casebook.load(CASE_ID))?.version;

describe('due cases', () => {
  it('does nothing before a case is due', async () => {
    clock.advance(3_999);
    await ring();
    expect(await version()).toBe(1);
  });

  it('rings the order again when nothing was recorded of it, and again when that was lost too', async () => {
    clock.advance(4_000);
    await ring();
    clock.advance(4_000);
    await ring();
    expect(owed.map((key) => key.split(':').at(-1))).toEqual(['1', '2', '3']);
  });

  it('two schedulers at once ring it once', async () => {
    clock.advance(4_000);
    await Promise.all([ring(), ring()]);
    expect(owed).toHaveLength(2);
  });

  it('leaves the lease standing while the pointer waits unread: no hot loop, and the telephone all the same', async () => {
    const unread = { ...casebook.due, claim: async () => [{ case_id: CASE_ID, pointer_unread: true }] };
    const putBack: string[] = [];
    const due = { ...unread, putBack: async (case_id: string) => void putBack.push(case_id) };
    clock.advance(4_000);
    await ringDueCases({ casebook, due, onError: () => undefined });
    expect({ owed: owed.length, putBack, version: await version() }).toEqual({ owed: 1, putBack: [], version: 1 });
    clock.advance(6_000);
    await ringDueCases({ casebook, due, onError: () => undefined });
    expect(Object.values((await casebook.load(CASE_ID))?.state.phone_tasks ?? {})).toMatchObject([
      { reason: 'NOT_REACHED' },
    ]);
    expect(owed).toHaveLength(1);
  });

  it('goes on with the others when one case cannot be dealt with', async () => {
    const failed: string[] = [];
    const broken = { submit: () => Promise.reject(new Error('away')) };
    clock.advance(4_000);
    await ringDueCases({ casebook: broken, due: casebook.due, onError: (_, case_id) => failed.push(case_id) });
    expect(failed).toEqual([CASE_ID]);
  });
});

describe('settled orders', () => {
  it('are told once each, and those of an earlier process not at all', async () => {
    const order_id = Object.keys((await casebook.load(CASE_ID))?.state.orders ?? {})[0] ?? '';
    clock.advance(2_500);
    const outcome = {
      revision: 1,
      answer: 'FINAL',
      requested_minor_units: 5_000n,
      currency_code: 'CNY',
      frozen_total: 5_000n,
      released_total: 0n,
      expired_total: 0n,
      returned_total: 0n,
    } as const;
    await casebook.submit(CASE_ID, {
      type: 'RecordOutcome',
      by: { role: 'BANK', id: 'icbc' },
      order_id,
      door: 'CALLBACK',
      outcome,
    });
    const state = (await casebook.load(CASE_ID))?.state;
    if (state === undefined) throw new Error('no case');
    const told: number[] = [];
    const now = settledOrders(PRESS, (seconds) => told.push(seconds));
    now.look(state);
    now.look(state);
    settledOrders(PRESS + 3_000, (seconds) => told.push(seconds)).look(state);
    expect(told).toEqual([2.5]);
  });
});
