/** A text went to a stranger: what they have of it opens nothing once the number is corrected. */
import type { Case } from '@stopline/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LI, PHONE } from './cases.ts';
import { newCaller, newToken, type Pages, startPages } from './pages.ts';

const DEAD = `/s/${'0'.repeat(26)}`;

let pages: Pages;
beforeAll(async () => {
  pages = await startPages();
});
afterAll(() => pages.stop());

describe('R19 R22 a number that was mistyped, and corrected when the texts had gone', () => {
  const CORRECTED = '+8613900138000';
  const own = { digits: PHONE.slice(-4) };
  const correct = (state: Case) =>
    pages.give(state.case_id, {
      type: 'ResendText',
      by: LI,
      key: { id: `resent ${state.case_id}`, fingerprint: 'f' },
      phone: CORRECTED,
    });

  test('R19 R22 the stranger’s link is a dead one, words and all; the one to the right number opens', async () => {
    const state = await pages.pressed({ name: 'mistyped', from: { scheme: 'WALLET', value: 'alipay/13900001111' } });
    const strangers = await pages.linkTo(state.case_id);
    expect((await pages.ask(strangers)).status).toBe(200);
    await correct(state);
    const victims = await pages.linkTo(state.case_id, CORRECTED);
    const [looked, dead] = [await pages.ask(strangers), await pages.ask(DEAD)];
    expect([looked.status, looked.body]).toEqual([404, dead.body]);
    const [typed, wrong] = [
      await pages.ask(strangers, { form: own, caller: newCaller() }),
      await pages.ask(`/s/${newToken()}`, { form: own, caller: newCaller() }),
    ];
    expect([typed.status, typed.body]).toEqual([403, wrong.body]);
    expect((await pages.ask(victims)).body).toContain(state.check_words.en);
    expect((await pages.ask(victims, { form: { digits: CORRECTED.slice(-4) } })).status).toBe(200);
  });

  test('R19 R22 nor does the reference of the stranger’s text open it by a telephone’s digits', async () => {
    const state = await pages.pressed({ name: 'mistyped reference', from: null });
    const form = { reference: state.case_reference, ...own };
    expect((await pages.ask('/', { form, caller: newCaller() })).status).toBe(200);
    await correct(state);
    expect((await pages.ask('/', { form, caller: newCaller() })).status).toBe(403);
  });
});
