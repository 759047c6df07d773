/** Calls to banks in a real browser: what a duty officer says is recorded as it was said, for as long as the call takes (R17). */
import { startChromium } from '@stopline/platform/http/chromium-testing.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CaseShown, OrderShown } from '../src/demo-desk.ts';
import { DESK, openDesk, signedIn, unfit } from './stack/browser.ts';
import { caseNow, payment, told } from './stack/cases.ts';
import { type Door, openDoors } from './stack/doors.ts';
import { until } from './stack/stack.ts';

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

/** Of what is seen of it nobody's: only the telephone carries the order, so each revision is a call at once (R12). */
const MASKED = { ...payment('6222****1234', 5_000_000n), to: { scheme: 'MASKED', value: '6222****1234' } };

const firstOrder = ({ orders: [order] }: CaseShown): OrderShown => {
  if (order === undefined) throw new Error('a case without an order');
  return order;
};

const orderWhen = (case_id: string, what: string, holds: (order: OrderShown) => boolean): Promise<OrderShown> =>
  until(what, async () => firstOrder(await caseNow(door, case_id)), holds);

/** A case that needs a call, and its page. */
async function called(page: Page): Promise<CaseShown> {
  const { case: pressed } = await door.ask('SubmitStop', told(MASKED));
  await page.goto(`/#/case/${pressed.case_id}`);
  await page.locator('.state', { hasText: 'Phone them' }).waitFor();
  return pressed;
}

/** The same, and the officer has frozen all of it. */
async function frozen(page: Page): Promise<CaseShown> {
  const pressed = await called(page);
  await call(page);
  expect(await page.isEnabled('dialog button[type="submit"]')).toBe(false);
  await page.check('input[value="FROZEN"]');
  await page.selectOption('#outcome-hours', '48');
  await page.click('text=Record it');
  await page.locator('.state', { hasText: 'Frozen' }).waitFor();
  expect(firstOrder(await caseNow(door, pressed.case_id))).toHaveProperty('frozen_until');
  return pressed;
}

async function call(page: Page): Promise<void> {
  await page.click('.tile footer button.strong');
  await page.click('text=I am calling');
  await page.waitForSelector('.read-out');
}

const say = async (page: Page, way: string): Promise<void> => {
  await page.check(`input[value="${way}"]`);
  await page.click('text=Record it');
  await page.waitForSelector('dialog', { state: 'detached' });
};

/** From now on the browser knows no other clock than the one that the test moves: no answer says what time it is. */
async function onlyClock(context: BrowserContext): Promise<void> {
  await context.clock.install();
  await context.addInitScript(() => {
    const { get } = Headers.prototype;
    Headers.prototype.get = function (name) {
      return name === 'date' ? null : get.call(this, name);
    };
  });
}

const outcomeOf = (order: OrderShown, frozen_total: string) => ({
  revision: order.revision,
  answer: 'FINAL',
  requested_minor_units: order.amounts.requested,
  currency_code: order.amounts.currency_code,
  frozen_total,
  released_total: '0',
  expired_total: '0',
  returned_total: '0',
});

test('R13, R17: froze, withdrawn, and told by telephone that it was let go: released, and nothing contradicts', async () => {
  context = await openDesk(browser);
  const page = await signedIn(context);
  const { case_id, payments } = await frozen(page);
  await door.ask('WithdrawPayment', { case_id, payment_id: payments[0]?.payment_id, reason: 'CALLER_WITHDREW' });
  await page.locator('.held', { hasText: 'the stop is to end' }).waitFor();
  await call(page);
  expect(await page.inputValue('input[name="said"]')).toBe('RELEASED');
  await page.check('input[value="RELEASED"]');
  expect(await page.inputValue('#outcome-released')).toBe('50000.00');
  expect(await page.textContent('.totals .quiet')).toContain('¥0.00');
  expect(await unfit(page)).toEqual([]);
  await page.click('text=Record it');
  await page.locator('.state', { hasText: 'Released' }).waitFor();
  await page.locator('.held', { hasText: 'nothing is asked for' }).waitFor();
  const order = firstOrder(await caseNow(door, case_id));
  expect(order).toMatchObject({ freeze_status: 'RELEASED', settled: true, amounts: { frozen: '0', surplus: '0' } });
  expect(order).not.toHaveProperty('contradiction');
});

test('R4, R17: froze 50, asked for 60: "working on it", then "no more is there" are no contradiction', async () => {
  context = await openDesk(browser);
  const page = await signedIn(context);
  const { case_id, payments } = await frozen(page);
  const amount = { currency_code: 'CNY', minor_units: '6000000' };
  await door.ask('CorrectPayment', { case_id, payment_id: payments[0]?.payment_id, amount });
  await call(page);
  await page.check('input[value="FROZEN"]');
  expect(await page.inputValue('#outcome-frozen')).toBe('60000.00');
  await say(page, 'WORKING');
  const pending = await orderWhen(case_id, 'in hand', ({ answer }) => answer === 'PENDING');
  expect(pending).toMatchObject({ totals: { frozen: '5000000' }, settled: false });
  expect(pending).not.toHaveProperty('contradiction');
  await page.locator('.facts', { hasText: 'Said so far' }).waitFor();
  await call(page);
  await page.locator('dialog', { hasText: 'The bank is working on it.' }).waitFor();
  await say(page, 'GONE');
  const settled = await orderWhen(case_id, 'settled', (order) => order.settled);
  expect(settled).toMatchObject({ freeze_status: 'PARTIALLY_FROZEN', amounts: { frozen: '5000000', gone: '1000000' } });
  expect(settled).not.toHaveProperty('contradiction');
});

test('R17: the list says of each call which account and how much, and of what was withdrawn that the stop must end', async () => {
  context = await openDesk(browser);
  const page = await signedIn(context);
  const { case_id, payments, case_reference } = await frozen(page);
  await door.ask('WithdrawPayment', { case_id, payment_id: payments[0]?.payment_id, reason: 'CALLER_WITHDREW' });
  const other = { ...payment('6222****9876', 1_250_000n), to: { scheme: 'MASKED', value: '6222****9876' } };
  const { case: pressed } = await door.ask('SubmitStop', told(MASKED, other));
  await page.goto('/#/calls');
  const line = (reference: string, account: string) =>
    page.locator('tr', { hasText: reference }).filter({ hasText: account });
  expect(await line(pressed.case_reference, '1234').textContent()).toContain('¥50,000.00');
  expect(await line(pressed.case_reference, '9876').textContent()).toContain('¥12,500.00');
  expect(await line(case_reference, '1234').textContent()).toContain('End the stop');
  expect(await unfit(page)).toEqual([]);
});

test('R17: what was typed outlives the claim, and is recorded after it', async () => {
  context = await openDesk(browser);
  await onlyClock(context);
  const page = await signedIn(context);
  const { case_id } = await called(page);
  await call(page);
  await page.check('input[value="FROZEN"]');
  await page.fill('#outcome-frozen', '4万');
  await page.locator('dialog .warning', { hasText: '¥10,000.00 then counts as gone' }).waitFor();
  await page.fill('#outcome-reference', 'BY-PHONE-2');
  await context.clock.fastForward('02:05');
  await page.locator('dialog', { hasText: 'Your two minutes are over' }).waitFor();
  await page.click('text=I am still calling');
  expect(await page.inputValue('#outcome-frozen')).toBe('4万');
  expect(await page.inputValue('#outcome-reference')).toBe('BY-PHONE-2');
  expect(await page.locator('.read-out li').count()).toBeGreaterThan(3);
  await page.click('text=Record it');
  const order = await orderWhen(case_id, 'recorded', ({ settled }) => settled);
  expect(order).toMatchObject({ amounts: { frozen: '4000000', gone: '1000000' }, bank_reference: 'BY-PHONE-2' });
});

test('R17: an outcome is recorded without a claim, while another calls and once the task is closed', async () => {
  context = await openDesk(browser, { ...DESK, language: 'zh', colorScheme: 'dark' });
  const page = await signedIn(context);
  const pressed = (await door.ask('SubmitStop', told(MASKED))).case;
  const phone_task_id = pressed.phone_tasks[0]?.phone_task_id;
  await door.ask('ClaimPhoneTask', { phone_task_id }, 'supervisor');
  await page.goto(`/#/case/${pressed.case_id}`);
  await page.click('.tile footer button.strong');
  await page.locator('dialog', { hasText: '正在致电' }).waitFor();
  await page.click('text=只记录对方的答复');
  await page.check('input[value="FROZEN"]');
  await page.waitForSelector('#outcome-frozen');
  expect(await unfit(page)).toEqual([]);
  await page.fill('#outcome-reference', 'THEY-RANG');
  const order = firstOrder(pressed);
  await door.ask('RecordPhoneOutcome', { phone_task_id, outcome: outcomeOf(order, '3000000') }, 'supervisor');
  await page.locator('dialog', { hasText: '不需要再打' }).waitFor();
  await page.click('dialog button[type="submit"]');
  const corrected = await orderWhen(pressed.case_id, 'all of it', ({ amounts }) => amounts.frozen === '5000000');
  expect(corrected).toMatchObject({ freeze_status: 'FROZEN', bank_reference: 'THEY-RANG' });
});
