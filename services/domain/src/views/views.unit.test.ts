import { describe, expect, it } from 'vitest';
import {
  answered,
  at,
  CASE_ID,
  key,
  li,
  onePress,
  orderOf,
  outcome,
  PRESS,
  payment,
  play,
  submit,
  tasks,
  timePasses,
  toBank,
  toNobody,
  unreachable,
  wang,
} from '../../test/builders.ts';
import type { Case } from '../case/state.ts';
import { canonicalCaseReference, caseReferenceOf } from '../values/case-reference.ts';
import { checkWordsOf } from '../values/check-words.ts';
import { caseIdIn, caseIdOf } from '../values/ids.ts';
import { bankInstruction, bankOrder } from './bank.ts';
import { EVENT_TYPES, eventView } from './event-view.ts';
import { caseView, maskPhone } from './operator.ts';
import { amountText, phoneScript, type ScriptLocale } from './phone-script.ts';
import { summaryOf } from './summary.ts';

const zoneOf = () => 'Asia/Shanghai';
const reader = (actor = li, at_ = PRESS + 20_000) => ({ actor, at: at_, locale: 'en' as const, zoneOf });
const listener = (locale: ScriptLocale, time_zone = 'UTC') => ({ locale, time_zone });

const claim = (s: Case) => ({
  type: 'ClaimPhoneTask' as const,
  by: wang,
  key: key(),
  phone_task_id: tasks(s)[0]?.phone_task_id ?? '',
});
/** The bank is silent, and Wang telephones from the fifteenth second. */
const claimed = () =>
  play(
    onePress(),
    at(1, (s) => unreachable(orderOf(s))),
    at(10, timePasses),
    at(15, claim),
  );

describe('R22 views', () => {
  it('R22 an operator sees numbers masked unless the case is theirs', () => {
    const { state } = play(onePress());
    expect(caseView(state, 1, reader(li)).orders[0]?.account?.value).toBe('6222020000000001');
    const other = caseView(state, 1, reader(wang));
    expect(JSON.stringify(other, (_, v) => (typeof v === 'bigint' ? String(v) : v))).not.toMatch(
      /6222020000000001|\+8613800138000/,
    );
    expect(other.payments[0]?.to?.value).toMatch(/0001$/);
    expect(other.victim.phone).toBe('+86*******8000');
  });
  it('R22 whoever has claimed the phone task reads that order’s number and the words, while the claim lasts', () => {
    const { state } = claimed();
    expect(caseView(state, 4, reader(wang)).phone_tasks[0]?.script.join(' ')).toContain('6222020000000001');
    expect(caseView(state, 4, reader(wang, PRESS + 136_000)).phone_tasks[0]?.script).toEqual([]);
  });
  it('R17 a call says how much it is about and, masked for whoever may not read it, of which account', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => unreachable(orderOf(s))),
      at(10, timePasses),
    );
    const told = (actor = li) => caseView(state, 3, reader(actor)).phone_tasks[0];
    expect(told()).toMatchObject({ account: { value: '6222020000000001' }, requested: { minor_units: 50_00n } });
    expect(told(wang)?.account?.value).toMatch(/^\*+0001$/);
    expect(told(wang)?.account).not.toHaveProperty('holder_name');
  });
  it('R22 a claim shows its account for as long as it lasts', () => {
    const { state } = claimed();
    const value = (at_?: number) => caseView(state, 4, reader(wang, at_)).phone_tasks[0]?.account?.value;
    expect(value()).toBe('6222020000000001');
    expect(value(PRESS + 136_000)).toMatch(/^\*+0001$/);
  });
  it('R22 a claim opens no other payment’s numbers', () => {
    const { state } = play(
      at(
        0,
        submit(
          { told: payment(50), route: toBank('icbc') },
          { told: payment(50, '6228480000000002'), route: toBank('abc') },
        ),
      ),
      at(1, (s) => unreachable(orderOf(s))),
      at(10, timePasses),
      at(15, claim),
    );
    const claimed = state.orders[tasks(state)[0]?.order_id ?? '']?.payment_id;
    const { payments, orders } = caseView(state, 4, reader(wang));
    const isOpen = ({ payment_id }: { readonly payment_id: string }) => payment_id === claimed;
    expect(payments).toHaveLength(2);
    for (const told of payments) expect(told.to?.value.includes('*')).toBe(!isOpen(told));
    for (const order of orders) expect(order.account?.value.includes('*')).toBe(!isOpen(order));
  });
  it('R22 a bank sees its own order and what it must match, not the victim', () => {
    const { state } = play(onePress());
    const seen = bankInstruction(state, orderOf(state));
    expect(seen).toMatchObject({
      revision: 1,
      change: 'PLACED',
      match_by: 'ACCOUNT',
      account: { holder_name: 'Zhang San' },
      enquiry: false,
    });
    expect(JSON.stringify(seen, (_, v) => (typeof v === 'bigint' ? String(v) : v))).not.toMatch(/Wei|138001/);
    expect(bankOrder(state, orderOf(state)).amounts.unknown).toBe(5_000n);
  });
  it('R2 where there is no account number to match, the payer’s name is given', () => {
    const told = payment(50, '', { to: { scheme: 'MASKED', value: '6222********0001' } });
    const { state } = play(at(0, submit({ told, route: toBank('icbc') })));
    expect(bankInstruction(state, orderOf(state)).payment.payer_name).toBe('Wei');
  });
  it('R14 the board’s line says why a case waits', () => {
    const { state } = play(
      onePress(),
      at(1, (s) => unreachable(orderOf(s))),
      at(120, timePasses),
    );
    expect(summaryOf(state, 3)).toMatchObject({
      needs: ['PHONE', 'ANSWER', 'ATTENTION'],
      status: 'OPEN',
      orders_unsettled: 1,
      phone_tasks_open: 1,
    });
  });
  it('R14 a bank that refuses wants attention until the case is closed; that the account is elsewhere does not', () => {
    const refused = (refusal_reason: 'NAME_MISMATCH' | 'ACCOUNT_UNKNOWN') =>
      play(
        onePress(),
        at(1, (s) => answered(orderOf(s), outcome('REFUSED', 0, { refusal_reason }))),
      ).state;
    const open = refused('NAME_MISMATCH');
    expect(summaryOf(open, 2).needs).toEqual(['ATTENTION']);
    expect(summaryOf({ ...open, closed: { reason: 'RESOLVED' } } as Case, 3).needs).toEqual([]);
    expect(summaryOf(refused('ACCOUNT_UNKNOWN'), 2).needs).not.toContain('ATTENTION');
  });
  it('R22 an event is shown without numbers, names or notes', () => {
    const { state, events } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 50))),
    );
    const views = events.map((event) => eventView(event, 1));
    expect(views.map((view) => view.text.key)).toEqual([
      'CASE_OPENED',
      'PAYMENT_ADDED',
      'ORDER_PLACED.TO_BANK',
      'ATTEMPT_ENDED.ANSWERED',
      'OUTCOME_RECORDED.FINAL',
      'GOLDEN_WINDOW_ENDED.MET',
    ]);
    expect(JSON.stringify(views)).not.toMatch(/6222020000000001|Zhang San|Wei/);
    expect(Object.values(EVENT_TYPES)).toEqual(expect.arrayContaining(views.map((view) => view.type)));
    expect(state.case_id).toBe(CASE_ID);
  });
});

describe('R17 the words to read', () => {
  it('R17 they name the latest revision, and our order id as the bank’s reference', () => {
    const withdrawn = (s: Case) => ({
      type: 'WithdrawPayment' as const,
      by: li,
      key: key(),
      payment_id: orderOf(s).payment_id,
      reason: 'TYPED_WRONG' as const,
    });
    const { state } = play(onePress(), at(1, withdrawn));
    const en = phoneScript(state, orderOf(state), false, listener('en')).join('\n');
    expect(en).toContain('Please end this stop');
    expect(en).toContain(`${orderOf(state).order_id}, revision 2`);
    const { state: asked } = play(onePress());
    expect(phoneScript(asked, orderOf(asked), false, listener('en')).join('\n')).toContain('freeze up to 50.00 CNY');
    expect(phoneScript(asked, orderOf(asked), false, listener('zh')).join('\n')).toContain('最高 50.00 CNY');
  });
  it('R17 a bank hears by its own clock when the payment was made', () => {
    const { state } = play(onePress());
    const said = (time_zone: string): string =>
      phoneScript(state, orderOf(state), false, listener('en', time_zone)).join(' ');
    const { paid_at = 0 } = Object.values(state.payments)[0] ?? {};
    const utc = new Date(paid_at).toISOString().slice(11, 16);
    const there = new Date(paid_at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    expect(said('UTC')).toContain(`${utc} UTC+00:00`);
    expect(said('Asia/Shanghai')).toContain(`${there} UTC+08:00`);
  });
  it('R17 whoever reads in totals begins with those that are known, and sees why the revision was made', () => {
    const withdrawn = (s: Case) => ({
      type: 'WithdrawPayment' as const,
      by: li,
      key: key(),
      payment_id: orderOf(s).payment_id,
      reason: 'TYPED_WRONG' as const,
    });
    const { state } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), outcome('FINAL', 50))),
      at(2, withdrawn),
    );
    const known = { frozen: 5_000n, released: 0n, expired: 0n, returned: 0n };
    expect(caseView(state, 1, reader()).orders[0]).toMatchObject({ revision: 2, change: 'WITHDRAWN', totals: known });
    // R22: neither a bank nor the victim is shown more than its amounts.
    expect(bankOrder(state, orderOf(state))).not.toHaveProperty('totals');
  });
  it('R2 with a reference only, the payer’s bank is told whom and which account the payment left', () => {
    const { to: _to, ...rest } = payment(50);
    const from = { scheme: 'CARD' as const, value: '6217000000000001', bank_id: 'ccb', holder_name: 'Wei' };
    const reference = { kind: 'UETR' as const, value: 'ref-1' };
    const told = { ...rest, from, transaction_reference: reference };
    const { state } = play(at(0, submit({ told, route: toNobody })));
    const script = phoneScript(state, orderOf(state), false, listener('en')).join('\n');
    expect(script).toContain('Please find the payment below and freeze up to 50.00 CNY');
    expect(script).toContain('It came from Wei, account 6217000000000001.');
    expect(script).toContain('transaction reference ref-1');
    expect(script).not.toContain('account below');
    const toOther = play(at(0, submit({ told: { ...payment(50), from }, route: toBank('icbc') }))).state;
    expect(phoneScript(toOther, orderOf(toOther), false, listener('en')).join('\n')).not.toContain('6217000000000001');
  });
  it('R8 a reason for refusing is not shown once the bank has found the money', () => {
    const refused = outcome('REFUSED', 0, { refusal_reason: 'LEGAL' });
    const first = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), refused)),
    ).state;
    expect(caseView(first, 1, reader()).orders[0]?.refusal_reason).toBe('LEGAL');
    const { state } = play(
      onePress(),
      at(1, (s) => answered(orderOf(s), refused)),
      at(2, (s) => answered(orderOf(s), outcome('FINAL', 50))),
    );
    expect(caseView(state, 1, reader()).orders[0]).not.toHaveProperty('refusal_reason');
  });
  it('R17 an amount is never rounded', () => {
    expect(amountText(1_234_567_89n, 'CNY')).toBe('1,234,567.89 CNY');
    expect(amountText(5n, 'CNY')).toBe('0.05 CNY');
    expect(amountText(1_200_000_000_000_001n, 'JPY')).toBe('1,200,000,000,000,001 JPY');
    expect(amountText(1_234n, 'KWD')).toBe('1.234 KWD');
  });
});

describe('R19 check words and case reference', () => {
  const digest = Uint8Array.from({ length: 32 }, (_, i) => (i * 37 + 11) % 256);

  it('R19 the same digest always says the same', () => {
    expect(caseReferenceOf(digest)).toBe(caseReferenceOf(Uint8Array.from(digest)));
    expect(checkWordsOf(digest)).toEqual({ en: 'PURPLE RIVER', zh: '紫色 河流' });
  });
  it('R19 two groups of five; one wrong or two swapped signs are noticed', () => {
    const reference = caseReferenceOf(digest);
    expect(reference).toMatch(/^[2346789CDFGHJKMPQRTVWX]{5}-[2346789CDFGHJKMPQRTVWX]{5}$/);
    expect(canonicalCaseReference(reference.toLowerCase().replace('-', ' '))).toBe(reference);
    const signs = [...'2346789CDFGHJKMPQRTVWX'];
    const plain = reference.replace('-', '');
    for (let i = 0; i < plain.length; i++) {
      for (const sign of signs.filter((s) => s !== plain[i])) {
        expect(canonicalCaseReference(plain.slice(0, i) + sign + plain.slice(i + 1))).toBeNull();
      }
    }
  });
  it('R19 every door reads the case from an id', () => {
    const { state } = play(onePress());
    expect(caseIdIn(orderOf(state).order_id)).toBe(state.case_id);
    expect(caseIdIn('order_1')).toBeNull();
    expect(caseIdOf('li', 'a')).not.toBe(caseIdOf('l', 'ia'));
    expect(maskPhone('+8613800138000')).toBe('+86*******8000');
  });
});
