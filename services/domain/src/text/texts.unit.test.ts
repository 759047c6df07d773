import { describe, expect, it } from 'vitest';
import {
  answered,
  at,
  callback,
  key,
  li,
  orderOf,
  outcome,
  PRESS,
  payment,
  play,
  type Step,
  submit,
  type Told,
  timePasses,
  toBank,
  types,
} from '../../test/builders.ts';
import { nextDue } from '../case/next-due.ts';
import { owed } from '../case/owed.ts';
import type { Case, Text } from '../case/state.ts';
import { RESENDS_MAX } from './texts.ts';

const PHONE = '+8613800138000';
const consenting = (victim: Partial<Case['victim']> = {}): Step => {
  const told = submit({ told: payment(50), route: toBank('icbc') });
  return at(0, { ...told, victim: { phone: PHONE, locale: 'zh-CN', text_consent: true, ...victim } } as Told);
};
const said = (state: Text['state'], more: Partial<Extract<Told, { type: 'RecordText' }>> = {}): Told => ({
  type: 'RecordText',
  by: { role: 'SERVICE', id: 'notifier' },
  number: 1,
  sending: 0,
  said: state,
  ...more,
});
const resend = (phone?: string): Told => ({
  type: 'ResendText',
  by: li,
  key: key(),
  ...(phone === undefined ? {} : { phone }),
});
const textsOwed = (state: Case): readonly string[] =>
  owed(state)
    .map(({ key: one }) => one)
    .filter((one) => one.startsWith('text:'));
const froze = (s: Case): Told => answered(orderOf(s), outcome('FINAL', 50));

describe('at most three texts a case', () => {
  it('R18 given consent and a number, when pressed, then the first text is owed at once', () => {
    const { state } = play(consenting());
    expect(textsOwed(state)).toEqual(['text:1:1']);
    expect(state.texts).toMatchObject([{ number: 1, kind: 'STARTED', phone: PHONE, state: 'OWED', sending: 0 }]);
  });

  it.each([
    ['without consent', { text_consent: false }],
    ['without a number', { phone: undefined as unknown as string }],
  ])('R18 given a press %s, then no text is owed, at any time', (_, victim) => {
    const { phone, ...rest } = { phone: PHONE, ...victim };
    const given = phone === undefined ? rest : { phone, ...rest };
    const told = submit({ told: payment(50), route: toBank('icbc') });
    const press = at(0, { ...told, victim: { locale: 'en', text_consent: true, ...given } } as Told);
    expect(play(press, at(1, froze), at(3_600, timePasses)).state.texts).toEqual([]);
  });

  it('R18 when the first order freezes, then the second text is owed, once', () => {
    const { state } = play(
      consenting(),
      at(1, froze),
      at(2, (s) => callback(orderOf(s), outcome('FINAL', 50))),
    );
    expect(state.texts.map(({ kind }) => kind)).toEqual(['STARTED', 'OUTCOME']);
    expect(textsOwed(state)).toEqual(['text:1:1', 'text:2:1']);
  });

  it('R18 failing a freeze, when all are settled, then the second text is owed', () => {
    const { state } = play(
      consenting(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 0))),
    );
    expect(state.texts.map(({ kind }) => kind)).toEqual(['STARTED', 'OUTCOME']);
  });
});

describe('a text is tried until the provider has it', () => {
  it('R18 when nothing is recorded of it, then it rings again after 15 s, then 15, 30 … s later', () => {
    const { state } = play(consenting());
    expect(state.texts[0]?.next_ask_at).toBe(PRESS + 15_000);
    const rung = play(consenting(), at(15, timePasses)).state;
    expect(textsOwed(rung)).toEqual(['text:1:2']);
    expect(rung.texts[0]?.next_ask_at).toBe(PRESS + 30_000);
    expect(play(consenting(), at(15, timePasses), at(30, timePasses)).state.texts[0]?.next_ask_at).toBe(PRESS + 60_000);
  });

  it('R18 when a try fails, then it waits 5 s, then 10, and what went wrong is seen', () => {
    const once = play(consenting(), at(1, said('OWED', { failure: 'PROVIDER_UNREACHABLE' }))).state;
    expect(textsOwed(once)).toEqual([]);
    expect(once.texts[0]).toMatchObject({ state: 'OWED', failure: 'PROVIDER_UNREACHABLE', next_ask_at: PRESS + 6_000 });
    const twice = play(
      consenting(),
      at(1, said('OWED', { failure: 'PROVIDER_UNREACHABLE' })),
      at(6, timePasses),
      at(7, said('OWED', { failure: 'PROVIDER_UNREACHABLE' })),
    ).state;
    expect(twice.texts[0]?.next_ask_at).toBe(PRESS + 17_000);
  });

  it('R18 when the provider has not taken it within the hour, then it is given up, and nothing of it is due', () => {
    const orders = [at(1, (s: Case) => answered(orderOf(s), outcome('REFUSED')))];
    const { state } = play(consenting({ text_consent: true }), ...orders, at(3_600, timePasses), at(3_602, timePasses));
    expect(state.texts.map((text) => text.state)).toEqual(['FAILED', 'FAILED']);
    expect(state.texts[0]?.failure).toBe('NOT_IN_TIME');
    expect(textsOwed(state)).toEqual([]);
    expect(nextDue(state)).toBeNull();
  });

  it('R18 when it was taken, then nothing is due of it', () => {
    const { state } = play(consenting(), at(1, said('SENT')));
    expect(state.texts[0]).toMatchObject({ state: 'SENT', state_at: PRESS + 1_000, next_ask_at: null });
    expect(textsOwed(state)).toEqual([]);
  });
});

describe('what carriers report, in any order and more than once', () => {
  it.each([
    [['SENT', 'DELIVERED'], 'DELIVERED'],
    [['DELIVERED', 'SENT'], 'DELIVERED'],
    [['UNDELIVERED', 'DELIVERED', 'UNDELIVERED'], 'DELIVERED'],
    [['SENT', 'UNDELIVERED', 'SENT'], 'UNDELIVERED'],
    [['SENT', 'OWED'], 'SENT'],
  ] as const)('R18 given %j, then the text is %s', (states, expected) => {
    const { state, rejection } = play(consenting(), ...states.map((one, index) => at(index + 1, said(one))));
    expect(rejection).toBeNull();
    expect(state.texts[0]?.state).toBe(expected);
  });

  it('R18 a report that changes nothing makes no event', () => {
    const { events } = play(consenting(), at(1, said('SENT')), at(2, said('SENT')));
    expect(types(events).filter((type) => type === 'TextStateChanged')).toHaveLength(1);
  });

  it('R18 a report of an earlier sending says nothing of the latest', () => {
    const { state } = play(
      consenting(),
      at(1, said('SENT')),
      at(2, resend('+8613900139000')),
      at(3, said('DELIVERED')),
    );
    expect(state.texts[0]).toMatchObject({ state: 'OWED', sending: 1, phone: '+8613900139000' });
  });
});

describe('a resend is the same number again', () => {
  it('R18 when sent again to a corrected number, then it is the same text, and the number is the victim’s from now on', () => {
    const { state } = play(consenting(), at(1, said('UNDELIVERED')), at(2, resend('+8613900139000')));
    expect(state.texts).toMatchObject([{ number: 1, kind: 'STARTED', sending: 1, state: 'OWED' }]);
    expect(state.victim.phone).toBe('+8613900139000');
    expect(textsOwed(state)).toEqual(['text:1:2']);
  });

  it('R18 given no number at the press, when one is given, then it is the first text', () => {
    const told = submit({ told: payment(50), route: toBank('icbc') });
    const press = at(0, { ...told, victim: { locale: 'en', text_consent: true } } as Told);
    expect(play(press, at(2, resend(PHONE))).state.texts).toMatchObject([{ number: 1, sending: 0, phone: PHONE }]);
    expect(play(press, at(2, resend())).rejection).toMatchObject({ rule: 'R18', field: 'phone' });
  });

  it('R18 given no number before the outcome, when one is given, then one text says what is so now', () => {
    const told = submit({ told: payment(50), route: toBank('icbc') });
    const press = at(0, { ...told, victim: { locale: 'en', text_consent: true } } as Told);
    const { state } = play(press, at(1, froze), at(2, resend(PHONE)), at(3, said('SENT')), at(3_600, timePasses));
    expect(state.texts).toMatchObject([{ number: 1, kind: 'OUTCOME', sending: 0, phone: PHONE }]);
  });

  it('R18 a fourth resend is refused', () => {
    const steps = Array.from({ length: RESENDS_MAX }, (_, n) => [
      at(2 * n + 1, said('UNDELIVERED', { sending: n })),
      at(2 * n + 2, resend()),
    ]).flat();
    const { state } = play(consenting(), ...steps);
    expect(state.texts[0]?.sending).toBe(RESENDS_MAX);
    const more = [at(10, said('UNDELIVERED', { sending: RESENDS_MAX })), at(11, resend())];
    expect(play(consenting(), ...steps, ...more).rejection).toMatchObject({ rule: 'R18' });
  });

  it('R18 while it is still being sent to the same number, a resend is refused; to another it is not', () => {
    expect(play(consenting(), at(1, resend())).rejection).toMatchObject({ rule: 'R18' });
    expect(play(consenting(), at(1, resend('+8613900139000'))).rejection).toBeNull();
  });

  it('R18 without consent a resend is refused', () => {
    const { rejection } = play(consenting({ text_consent: false }), at(1, resend(PHONE)));
    expect(rejection).toMatchObject({ rule: 'R18' });
  });
});
