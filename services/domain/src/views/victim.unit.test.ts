import { describe, expect, it } from 'vitest';
import {
  answered,
  at,
  callback,
  key,
  li,
  onePress,
  orderOf,
  outcome,
  PRESS,
  payment,
  play,
  type Step,
  silent,
  submit,
  type Told,
  tasks,
  timePasses,
  toBank,
  toEnquiry,
  toNobody,
  unreachable,
  yuan,
} from '../../test/builders.ts';
import type { Case, PaymentTold } from '../case/state.ts';
import { type VictimView, victimView } from './victim.ts';
import { isVictimsRoad, type VictimRoad, victimDigits } from './victim-digits.ts';

const seen = (...steps: readonly Step[]): VictimView => victimView(play(...steps).state);
const stagesOf = (view: VictimView): readonly string[] => view.banks.map(({ stage }) => stage);
const hears = (answer: Parameters<typeof outcome>[0], frozen = 0, more = {}) =>
  at(1, (s) => answered(orderOf(s), outcome(answer, frozen, more)));
const consenting = { phone: '+8613800138000', locale: 'zh-CN', text_consent: true };
const withdraw = (s: Case): Told => ({
  type: 'WithdrawPayment',
  by: li,
  key: key(),
  payment_id: Object.keys(s.payments)[0] ?? '',
  reason: 'CALLER_WITHDREW',
});

describe('R22 the victim’s view', () => {
  it('R22 given banks that were asked whose account it is and do not have it, the call that is left is no further bank', () => {
    const unknown = (bank_id: string) =>
      at(1, (s) => answered(orderOf(s, bank_id), outcome('REFUSED', 0, { refusal_reason: 'ACCOUNT_UNKNOWN' })));
    const view = seen(
      at(0, submit({ told: payment(50), route: toEnquiry('abc', 'icbc') })),
      unknown('abc'),
      unknown('icbc'),
    );
    expect(stagesOf(view)).toEqual(['NOT_THERE', 'NOT_THERE', 'BY_PHONE']);
    expect(view.banks_asked).toBe(2);
  });
  it('R22 given a press, the bank has been asked and nothing is known', () => {
    const view = seen(onePress());
    expect(view).toMatchObject({
      state: 'ASKED',
      settled: false,
      closed: false,
      banks_asked: 1,
      banks_holding: 0,
      money: [{ currency_code: 'CNY', asked: yuan(50), unknown: yuan(50), held: 0n, gone: 0n }],
      golden_window: { deadline: PRESS + 180_000 },
      accepted_at: PRESS,
    });
    expect(view.banks).toEqual([
      {
        currency_code: 'CNY',
        asked: yuan(50),
        held: 0n,
        gone: 0n,
        unknown: yuan(50),
        returned: 0n,
        let_go: 0n,
        stage: 'ASKED',
        bank_id: 'icbc',
        account_ending: '0001',
        checking: false,
      },
    ]);
  });
  it('R22 nobody’s name, full number or telephone is in it', () => {
    const from = { scheme: 'CARD' as const, value: '6217000000000009', holder_name: 'Wei' };
    const told = payment(50, '6222020000000001', { from });
    const view = seen(at(0, submit({ told, route: toBank('icbc') })), hears('FINAL', 50));
    const text = JSON.stringify(view, (_, value) => (typeof value === 'bigint' ? String(value) : value));
    expect(text).not.toMatch(/6222020000000001|6217000000000009|Zhang San|Wei|138001/);
  });
  it('R22 given a wallet, nothing of its id is shown: it may be a name', () => {
    const to = { scheme: 'WALLET' as const, value: 'alipay/zhangsan' };
    const view = seen(at(0, submit({ told: payment(50, '', { to }), route: toBank('alipay') })));
    expect(view.banks[0]).not.toHaveProperty('account_ending');
  });
  it('R5 given silence, the bank has not answered: never “not held”', () => {
    const view = seen(
      onePress(),
      at(1, (s) => silent(orderOf(s))),
    );
    expect(stagesOf(view)).toEqual(['ASKED']);
    expect(view.money[0]).toMatchObject({ unknown: yuan(50), gone: 0n });
  });
  it('R22 given a bank that cannot be reached, a person telephones', () => {
    const view = seen(
      onePress(),
      at(1, (s) => unreachable(orderOf(s))),
      at(10, timePasses),
    );
    expect(stagesOf(view)).toEqual(['PHONING']);
  });
  it('R22 given that nobody knows the bank, a person telephones for it', () => {
    const view = seen(at(0, submit({ told: payment(50), route: toNobody })));
    expect(view).toMatchObject({ banks_asked: 1, banks: [{ stage: 'BY_PHONE' }] });
    expect(view.banks[0]).not.toHaveProperty('bank_id');
  });
  it('R22 given a bank that answered and needs longer than a minute, it is looking, and a person telephones too', () => {
    expect(stagesOf(seen(onePress(), hears('PENDING'), at(60, timePasses)))).toEqual(['LOOKING_PHONING']);
  });
  it('R22 given a bank that needs longer, it is looking', () => {
    expect(stagesOf(seen(onePress(), hears('PENDING')))).toEqual(['LOOKING']);
  });
  it('R22 given all of it is held, that is the state, and until when', () => {
    const until = PRESS + 172_800_000;
    const view = seen(onePress(), hears('FINAL', 50, { frozen_until: until }));
    expect(view).toMatchObject({ state: 'ALL_HELD', settled: true, banks_holding: 1 });
    expect(view.banks[0]).toMatchObject({ stage: 'HELD', held: yuan(50), held_until: until });
  });
  it('R22 given a part is held, the rest is gone only when the bank has said its last', () => {
    const pending = seen(onePress(), hears('PENDING', 20));
    expect(pending).toMatchObject({
      state: 'HOLDING',
      banks: [{ stage: 'HELD_IN_PART', gone: 0n, unknown: yuan(30) }],
    });
    const final = seen(onePress(), hears('FINAL', 20));
    expect(final).toMatchObject({
      state: 'PART_HELD',
      banks: [{ stage: 'HELD_IN_PART', gone: yuan(30), unknown: 0n }],
    });
  });
  it('R22 given nothing was there, it is gone', () => {
    expect(seen(onePress(), hears('FINAL', 0))).toMatchObject({ state: 'GONE', banks: [{ stage: 'GONE' }] });
  });
  it('R22 given a refusal, nothing is held and nothing is gone', () => {
    const view = seen(onePress(), hears('REFUSED', 0, { refusal_reason: 'NAME_MISMATCH' }));
    expect(view).toMatchObject({ state: 'NONE_HELD', banks: [{ stage: 'REFUSED' }] });
    expect(view.money[0]).toMatchObject({ unknown: yuan(50) });
  });
  it('R22 given an enquiry, a bank without the account says so, and what one holds the others need not', () => {
    const enquiry = submit({ told: payment(50), route: toEnquiry('abc', 'icbc', 'ccb') });
    const view = seen(
      at(0, enquiry),
      at(1, (s) => answered(orderOf(s, 'abc'), outcome('REFUSED', 0, { refusal_reason: 'ACCOUNT_UNKNOWN' }))),
      at(2, (s) => answered(orderOf(s, 'icbc'), outcome('FINAL', 50))),
    );
    expect(stagesOf(view)).toEqual(['NOT_THERE', 'HELD', 'COVERED']);
    expect(view.money[0]).toMatchObject({ asked: yuan(50), held: yuan(50) });
  });
  it('R12 given a bank that froze before it heard that another had, it holds none of this money, and is asked about it', () => {
    const view = seen(
      at(0, submit({ told: payment(50), route: toEnquiry('abc', 'icbc') })),
      at(1, (s) => answered(orderOf(s, 'abc'), outcome('FINAL', 50))),
      at(2, (s) => callback(orderOf(s, 'icbc'), outcome('FINAL', 50))),
    );
    expect(view.banks).toMatchObject([
      { stage: 'HELD', held: yuan(50) },
      { stage: 'COVERED', asked: 0n, held: 0n, checking: true },
    ]);
    expect(view).toMatchObject({ state: 'ALL_HELD', banks_holding: 1 });
  });
  it('R22 given that all is back and the bank holds more than was asked, it is returned: never “holding” nothing', () => {
    const view = seen(
      onePress(),
      hears('FINAL', 80),
      at(9, (s) => callback(orderOf(s), outcome('FINAL', 80, { returned_total: yuan(50) }))),
    );
    expect(view).toMatchObject({ state: 'RETURNED', banks: [{ stage: 'RETURNED', returned: yuan(50), held: 0n }] });
  });
  it.each([
    ['released_total', 'RELEASED', 'ENDED'],
    ['expired_total', 'EXPIRED', 'ENDED'],
    ['returned_total', 'RETURNED', 'RETURNED'],
  ])('R22 given a hold that ended by %s, it is %s', (total, stage, state) => {
    const view = seen(
      onePress(),
      hears('FINAL', 50),
      at(20, (s) => callback(orderOf(s), outcome('FINAL', 50, { [total]: yuan(50) }))),
    );
    expect(view).toMatchObject({ state, banks: [{ stage, held: 0n }], banks_holding: 0 });
    expect(view.banks[0]).not.toHaveProperty('held_until');
  });
  it('R13 given a withdrawal, nothing is asked of anybody', () => {
    expect(seen(onePress(), at(1, withdraw))).toMatchObject({
      state: 'WITHDRAWN',
      banks_asked: 0,
      banks: [{ stage: 'WITHDRAWN' }],
    });
  });
  it('R7 given a contradiction, the bank is being asked about it, and the higher total stands', () => {
    const view = seen(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 50, { sequence: 1, bank_reference: 'A' }))),
      at(2, (s) => callback(orderOf(s), outcome('FINAL', 20, { sequence: 2, bank_reference: 'B' }))),
    );
    expect(view.banks).toMatchObject([{ stage: 'HELD', held: yuan(50), checking: true }]);
  });
  it('R22 given two payments to one bank, it is one bank with two lines', () => {
    const told = [payment(50), payment(20, '6222020000000002')];
    const view = seen(at(0, submit(...told.map((each) => ({ told: each, route: toBank('icbc') })))));
    expect(view).toMatchObject({ banks_asked: 1, banks: [{ account_ending: '0001' }, { account_ending: '0002' }] });
    expect(view.money).toHaveLength(1);
  });
});

describe('R18 the texts', () => {
  const pressed: Step = at(0, { ...submit({ told: payment(50), route: toBank('icbc') }), victim: consenting } as Told);
  it('R18 given consent, one more text follows until there has been an outcome', () => {
    expect(seen(onePress()).text_to_come).toBe(false);
    expect(seen(pressed).text_to_come).toBe(true);
    expect(seen(pressed, hears('FINAL', 50)).text_to_come).toBe(false);
  });
});

describe('R19 the last four digits', () => {
  const BY_REFERENCE: VictimRoad = { by: 'REFERENCE' };
  const linkTo = (phone: string): VictimRoad => ({ by: 'LINK', phone });
  const pressed = (...told: readonly Partial<PaymentTold>[]): Case =>
    play(at(0, submit(...told.map((more) => ({ told: payment(50, undefined, more), route: toBank('icbc') }))))).state;
  const card = (value: string) => ({ from: { scheme: 'CARD' as const, value } });

  it('R19 given accounts that were paid from, each of them will do, once', () => {
    const paid = [card('6217000000001234'), card('6217000000005678'), card('6217000000001234')];
    expect(victimDigits(pressed(...paid), BY_REFERENCE)).toEqual(['1234', '5678']);
  });
  it.each([
    ['IBAN', 'DE89370400440532013000', '3000'],
    ['CN_ACCOUNT', '6217AB0012CD34', '1234'],
    ['IN_IFSC', 'SBIN0000001/123456', '3456'],
    ['MASKED', '6217********4321', '4321'],
  ] as const)('R19 given %s, only its digits count', (scheme, value, digits) => {
    expect(victimDigits(pressed({ from: { scheme, value } }), BY_REFERENCE)).toEqual([digits]);
  });
  it.each([
    ['no account', {}],
    ['a wallet', { from: { scheme: 'WALLET' as const, value: 'alipay/13900001111' } }],
    ['a number whose end is hidden', { from: { scheme: 'MASKED' as const, value: '6217********' } }],
  ])('R19 given %s, the victim’s phone', (_, more) => {
    expect(victimDigits(pressed(more), BY_REFERENCE)).toEqual(['8000']);
  });
  describe('given a number that was mistyped, and corrected when the texts had gone', () => {
    const STRANGERS = consenting.phone;
    /** As numbers are mistyped: the last four digits are the stranger's too. */
    const RIGHT = '+8613900138000';
    const corrected = (more: Partial<PaymentTold> = {}): Case => {
      const told = payment(50, undefined, more);
      return play(
        at(0, { ...submit({ told, route: toBank('icbc') }), victim: consenting } as Told),
        at(1, (s) => answered(orderOf(s), outcome('FINAL', 50))),
        at(5, { type: 'ResendText', by: li, key: key(), phone: RIGHT } as Told),
      ).state;
    };

    it.each([
      ['no account', {}],
      ['an account', card('6217000000001234')],
    ])('R19 R22 given %s, what the stranger was sent opens nothing, whatever digits are typed', (_, more) => {
      expect(isVictimsRoad(corrected(more), linkTo(STRANGERS))).toBe(false);
      expect(victimDigits(corrected(more), linkTo(STRANGERS))).toEqual([]);
    });
    it('R19 given no account, the link to the right number opens by its digits', () => {
      expect(isVictimsRoad(corrected(), linkTo(RIGHT))).toBe(true);
      expect(victimDigits(corrected(), linkTo(RIGHT))).toEqual(['8000']);
    });
    it('R19 R22 given no account, the reference opens nothing: the stranger’s text had it', () => {
      expect(victimDigits(corrected(), BY_REFERENCE)).toEqual([]);
    });
    it('R19 given an account, the reference opens by its digits', () => {
      expect(victimDigits(corrected(card('6217000000001234')), BY_REFERENCE)).toEqual(['1234']);
    });
  });
  it('R19 given a first number after the press, nothing was corrected', () => {
    const { state } = play(
      at(0, {
        ...submit({ told: payment(50), route: toBank('icbc') }),
        victim: { locale: 'en', text_consent: true },
      } as Told),
      at(5, { type: 'ResendText', by: li, key: key(), phone: '+8613900139777' } as Told),
    );
    expect(victimDigits(state, BY_REFERENCE)).toEqual(['9777']);
  });
  it('R19 given a payment that was withdrawn, its account is not the way in', () => {
    const { state } = play(
      at(
        0,
        submit(
          { told: payment(50, undefined, card('6217000000001234')), route: toBank('icbc') },
          { told: payment(20, '6222020000000002', card('6217000000005678')), route: toBank('icbc') },
        ),
      ),
      at(1, withdraw),
    );
    expect(victimDigits(state, BY_REFERENCE)).toEqual(['5678']);
  });
  it('R19 given neither account nor phone, nothing opens the page', () => {
    const victim = { locale: 'en', text_consent: false };
    const { state } = play(at(0, { ...submit({ told: payment(50), route: toBank('icbc') }), victim } as Told));
    expect(victimDigits(state, BY_REFERENCE)).toEqual([]);
  });
});

it('R17 a task that is closed telephones no more', () => {
  const view = seen(
    onePress(),
    at(1, (s) => unreachable(orderOf(s))),
    at(10, timePasses),
    at(20, (s) => ({
      type: 'RecordPhoneOutcome',
      by: li,
      key: key(),
      phone_task_id: tasks(s)[0]?.phone_task_id ?? '',
      result: { kind: 'OUTCOME', outcome: outcome('FINAL', 50) },
    })),
  );
  expect(stagesOf(view)).toEqual(['HELD']);
});
