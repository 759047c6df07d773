/** Acts on a case in a real browser: done once whatever is lost, at the right time whatever the computer's clock says, and never blind. */
import { startChromium } from '@stopline/platform/http/chromium-testing.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CaseShown, OrderShown } from '../src/demo-desk.ts';
import { DESK, openDesk, signedIn, unfit } from './stack/browser.ts';
import { CARDS, caseNow, payment, settledCase, told } from './stack/cases.ts';
import { type Door, openDoors } from './stack/doors.ts';
import { until } from './stack/stack.ts';
import { field, phonesFrom, typeCase } from './stack/typing.ts';

let browser: Browser;
let door: Door;
let context: BrowserContext;

beforeAll(async () => {
  door = (await openDoors()).http;
  browser = await startChromium();
});
afterEach(() => context?.close());
afterAll(() => {
  door?.close();
  return browser?.close();
});

const HOUR_MS = 3_600_000;
const nextPhone = phonesFrom(700);
/** Only the telephone carries its order (R12). */
const MASKED = { ...payment('6222****1234', 5_000_000n), to: { scheme: 'MASKED', value: '6222****1234' } };

const pressed = async (...payments: readonly object[]): Promise<CaseShown> =>
  (await door.ask('SubmitStop', told(...payments))).case;

async function show(page: Page, { case_id }: CaseShown): Promise<void> {
  await page.goto(`/#/case/${case_id}`);
  await page.waitForSelector('.tile');
}

interface Loss {
  readonly keys: readonly string[];
  end(): Promise<void>;
}

/** What is asked arrives and is done; the answer is held until the test says so, and then lost. */
async function loseAnswers(page: Page, path: string, lose: Promise<void>): Promise<Loss> {
  const keys: string[] = [];
  await page.route(path, async (route) => {
    keys.push(route.request().headers()['idempotency-key'] ?? '');
    await route.fetch();
    await lose;
    return route.abort('connectionreset');
  });
  return { keys, end: () => page.unroute(path) };
}

async function addPayment(page: Page): Promise<void> {
  await page.keyboard.press('Alt+A');
  await page.fill(`dialog ${field('payments[0].paid_at')}`, '10 min ago');
  await page.fill(`dialog ${field('payments[0].amount')}`, '777');
  await page.fill(`dialog ${field('payments[0].to')}`, CARDS.abc);
}

test('R20 a payment whose answer is lost is added once: the dialog stays while it is sent, and offers exactly it again', async () => {
  context = await openDesk(browser);
  const page = await signedIn(context);
  const found = await pressed(payment(CARDS.icbc, 5_000_000n));
  await show(page, found);
  let lose = (): void => undefined;
  const lost = new Promise<void>((resolve) => (lose = resolve));
  const loss = await loseAnswers(page, '**/v1/cases/*/payments', lost);
  await addPayment(page);
  await page.click('dialog button[type="submit"]');
  await page.locator('dialog button', { hasText: 'On its way' }).waitFor();
  for (const _ of [1, 2, 3]) await page.keyboard.press('Escape');
  expect(await page.locator('dialog[open] button', { hasText: 'On its way' }).count()).toBe(1);
  expect(await page.locator('dialog button:enabled').count()).toBe(0);
  lose();
  await page.locator('dialog', { hasText: 'sent and not answered' }).waitFor();
  await page.waitForSelector('dialog button[type="submit"]:focus');
  expect(await unfit(page)).toEqual([]);
  await loss.end();
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  await page.locator('.banner', { hasText: '¥777.00' }).waitFor();
  expect(await unfit(page)).toEqual([]);
  await page.reload();
  await page.locator('.banner', { hasText: 'sent and not answered' }).waitFor();
  await page.keyboard.press('Alt+A');
  await page.locator('dialog', { hasText: '¥777.00' }).waitFor();
  const again = page.waitForRequest('**/v1/cases/*/payments');
  await page.click('dialog button[type="submit"]');
  await page.waitForSelector('dialog', { state: 'detached' });
  expect((await again).headers()['idempotency-key']).toBe(loss.keys[0]);
  expect(await page.locator('.banner').count()).toBe(0);
  const shown = await caseNow(door, found.case_id);
  expect(shown.payments.map(({ amount }) => amount.minor_units)).toEqual(['5000000', '77700']);
});

test('what was not answered can be dropped knowingly, and then the form is there again', async () => {
  context = await openDesk(browser, { ...DESK, language: 'zh' });
  const page = await signedIn(context);
  await show(page, await pressed(payment(CARDS.icbc, 5_000_000n)));
  const loss = await loseAnswers(page, '**/v1/cases/*/payments', Promise.resolve());
  await addPayment(page);
  await page.click('dialog button[type="submit"]');
  await page.locator('dialog button', { hasText: '放弃' }).click();
  expect(await page.inputValue(`dialog ${field('payments[0].amount')}`)).toBe('777');
  await loss.end();
  await page.click('dialog button[type="submit"]');
  await page.waitForSelector('dialog', { state: 'detached' });
  expect(await page.locator('.banner').count()).toBe(0);
});

const minutesAgo = ({ payments: [first] }: CaseShown): number =>
  Math.round((Date.now() - Date.parse(String(first?.paid_at))) / 60_000);

interface Found {
  readonly cases: readonly { readonly case_id: string }[];
}

const caseOf = async (phone: string): Promise<CaseShown> => {
  const look = (): Promise<Found> => door.ask<Found>('FindCases', { phone });
  const { cases } = await until(`a case of ${phone}`, look, (found) => found.cases.length > 0);
  return caseNow(door, cases[0]?.case_id ?? '');
};

test.each([
  [3, '3 hours ahead'],
  [-25, '25 hours behind'],
])('a computer whose clock is %i hours off: it is said, and the payment has its true time', async (hours, said) => {
  context = await openDesk(browser);
  await context.clock.install({ time: Date.now() + hours * HOUR_MS });
  const page = await signedIn(context);
  await page.locator('.banner', { hasText: said }).waitFor();
  expect(await unfit(page)).toEqual([]);
  const phone = await typeCase(page, nextPhone(), [CARDS.icbc]);
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.check-words');
  expect(minutesAgo(await caseOf(phone))).toBe(20);
});

test('a clock that is set while the form is open is heard of at once', async () => {
  context = await openDesk(browser);
  await context.clock.install();
  const page = await signedIn(context);
  await context.clock.setSystemTime(Date.now() - 3 * HOUR_MS);
  await page.locator('.banner', { hasText: '3 hours behind' }).waitFor();
  const phone = await typeCase(page, nextPhone(), [CARDS.icbc]);
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.check-words');
  expect(minutesAgo(await caseOf(phone))).toBe(20);
});

test('R17 three minutes ahead, a claim is still one’s own for two minutes', async () => {
  context = await openDesk(browser);
  await context.clock.install({ time: Date.now() + 3 * 60_000 });
  const page = await signedIn(context);
  await show(page, await pressed(MASKED));
  await page.click('.tile footer button.strong');
  await page.click('text=I am calling');
  await page.waitForSelector('.read-out');
  await page.locator('dialog', { hasText: /Yours for (2:0\d|1:\d\d)/ }).waitFor();
  await page.check('input[value="CALL_BACK"]');
  await page.click('text=Record it');
  await page.waitForSelector('dialog', { state: 'detached' });
  await page.locator('.facts', { hasText: 'Call back at' }).waitFor();
});

const answered = ({ revision, amounts }: OrderShown, frozen_total: string) => ({
  revision,
  answer: 'FINAL',
  requested_minor_units: amounts.requested,
  currency_code: amounts.currency_code,
  frozen_total,
  released_total: '0',
  expired_total: '0',
  returned_total: '0',
});

const firstOrder = ({ orders: [order] }: CaseShown): OrderShown => {
  if (order === undefined) throw new Error('a case without an order');
  return order;
};

test('R17 on the calls page too, whoever is calling hears that the bank was settled meanwhile, and by whom', async () => {
  context = await openDesk(browser);
  const page = await signedIn(context);
  const found = await pressed(MASKED);
  const phone_task_id = found.phone_tasks[0]?.phone_task_id;
  await page.keyboard.press('Alt+3');
  await page.locator('tr', { hasText: found.case_reference }).locator('button').click();
  await page.click('text=I am calling');
  await page.waitForSelector('.read-out');
  await page.check('input[value="FROZEN"]');
  await page.fill('#outcome-reference', 'MINE');
  const outcome = answered(firstOrder(found), '3000000');
  await door.ask('RecordPhoneOutcome', { phone_task_id, outcome }, 'supervisor');
  await page.locator('dialog .banner', { hasText: 'settled meanwhile by zhao' }).waitFor();
  expect(await page.locator('.read-out').count()).toBe(0);
  expect(await page.inputValue('#outcome-reference')).toBe('MINE');
  expect(await unfit(page)).toEqual([]);
});

test('R17 who loses the race for a claim sees who has it, and then that it was settled', async () => {
  context = await openDesk(browser);
  const page = await signedIn(context);
  const found = await pressed(MASKED);
  const phone_task_id = found.phone_tasks[0]?.phone_task_id;
  await show(page, found);
  await page.click('.tile footer button.strong');
  await page.locator('dialog button', { hasText: 'I am calling' }).waitFor();
  await door.ask('ClaimPhoneTask', { phone_task_id }, 'supervisor');
  await page.click('text=I am calling');
  await page.locator('dialog', { hasText: 'zhao is calling' }).waitFor();
  const outcome = answered(firstOrder(found), '5000000');
  await door.ask('RecordPhoneOutcome', { phone_task_id, outcome }, 'supervisor');
  await page.locator('dialog .banner', { hasText: 'settled meanwhile by zhao' }).waitFor();
});

test('R6 a zero too many is asked about in words before it is recorded for ever', async () => {
  context = await openDesk(browser);
  const page = await signedIn(context);
  const found = await pressed(MASKED);
  await show(page, found);
  await page.click('.tile footer button.strong');
  await page.click('text=I am calling');
  await page.waitForSelector('.read-out');
  await page.check('input[value="FROZEN"]');
  await page.fill('#outcome-frozen', '500000');
  await page.click('text=Record it');
  await page.locator('dialog .too-much', { hasText: 'five hundred thousand yuan' }).waitFor();
  // Above the buttons, which stay in sight whatever is scrolled.
  await page.waitForFunction(`(() => {
    const { left, bottom } = document.querySelector('.too-much p:last-child').getBoundingClientRect();
    return document.elementFromPoint(left + 5, bottom - 3)?.closest('.too-much') !== null;
  })()`);
  expect(await unfit(page)).toEqual([]);
  expect(firstOrder(await caseNow(door, found.case_id)).settled).toBe(false);
  await page.fill('#outcome-frozen', '50000');
  await page.waitForSelector('.too-much', { state: 'detached' });
  await page.click('text=Record it');
  await page.waitForSelector('dialog', { state: 'detached' });
  const settled = await settledCase(door, found.case_id);
  expect(firstOrder(settled).amounts).toMatchObject({ frozen: '5000000', surplus: '0' });
});

test('a token in other letters is said to be no token', async () => {
  context = await openDesk(browser);
  const page = await context.newPage();
  await page.goto('/');
  await page.fill('#token', 'жетон');
  await page.keyboard.press('Enter');
  await page.locator('.sign-in', { hasText: 'This token is not known' }).waitFor();
});
