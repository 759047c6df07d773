/** What a console knows without being asked: tabs that come and go, and calls that pile up. */
import { startChromium } from '@stopline/platform/http/chromium-testing.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { OWN_BANK } from './stack/banks.ts';
import { openDesk, signedIn, unfit } from './stack/browser.ts';
import { payment, settledCase, told } from './stack/cases.ts';
import { type Door, openDoors } from './stack/doors.ts';
import { type OwnBank, openOwnBank } from './stack/own-bank.ts';
import { stack, until } from './stack/stack.ts';
import { tileOf } from './stack/typing.ts';

const ASKED = 5_000_000n;
const NO_LATER = { timeout: 5_000 };

let browser: Browser;
let door: Door;
let bank: OwnBank;
let context: BrowserContext;
let cases = 0;

beforeAll(async () => {
  door = (await openDoors()).http;
  bank = await openOwnBank(await stack(), OWN_BANK);
  browser = await startChromium();
});
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await bank?.stop();
});

/** A case whose one bank, the test, has been asked and says nothing yet. */
async function waitingCase() {
  cases += 1;
  const { case: pressed } = await door.ask('SubmitStop', told(payment(`own/live-${cases}`, ASKED)));
  const order_id = pressed.orders[0]?.order_id ?? '';
  await until(
    'the bank asked',
    () => bank.isAsked(order_id),
    (isAsked) => isAsked,
  );
  return { ...pressed, order_id };
}

const frozen = (order_id: string) => ({
  order_id,
  revision: 1,
  answer: 'FINAL',
  requested_minor_units: String(ASKED),
  currency_code: 'CNY',
  frozen_total: String(ASKED),
  released_total: '0',
  expired_total: '0',
  returned_total: '0',
  bank_reference: 'OWN-LIVE',
});

/** From now on the page's stream does not come up before it is let. */
async function streamHeld(page: Page) {
  let isAsked = false;
  const { promise: let_, resolve: letUp } = Promise.withResolvers<void>();
  await page.route('**/v1/events', async (route) => {
    isAsked = true;
    await let_;
    await route.continue();
  });
  return { isAsked: () => isAsked, letUp };
}

test('the tab that reads is closed and a bank answers right then: the other tab shows it', async () => {
  context = await openDesk(browser);
  const reader = await signedIn(context);
  await reader.locator('.light-LIVE').waitFor();
  const other = await signedIn(context);
  await other.locator('.light-LIVE').waitFor();
  const { case_id, case_reference, order_id } = await waitingCase();
  await other.keyboard.press('Alt+2');
  await other.locator('tr', { hasText: case_reference }).filter({ hasText: '0 of 1' }).waitFor();
  await other.goto(`/#/case/${case_id}`);
  const state = tileOf(other, 'The test itself').locator('.state');
  await state.waitFor();
  expect(await state.textContent()).not.toContain('Frozen');

  const stream = await streamHeld(other);
  await reader.close();
  await until('the other tab takes over', stream.isAsked, (isAsked) => isAsked);
  bank.replyAlways(order_id, () => frozen(order_id));
  await settledCase(door, case_id);
  stream.letUp();
  await state.filter({ hasText: 'Frozen' }).waitFor(NO_LATER);
  await other.locator('.light-LIVE').waitFor();
  await other.keyboard.press('Alt+2');
  await other.locator('tr', { hasText: case_reference }).filter({ hasText: '1 of 1' }).waitFor(NO_LATER);
});

test('R21 an auditor sees the case and what becomes of it, and nothing to press', async () => {
  const { case_id, case_reference, order_id } = await waitingCase();
  context = await openDesk(browser);
  const page = await signedIn(context, 'auditor');
  await page.locator('.banner', { hasText: 'change nothing' }).waitFor();
  expect(await page.locator('nav').textContent()).not.toContain('New case');
  await page.locator('tr', { hasText: case_reference }).locator('a').click();
  const tile = tileOf(page, 'The test itself');
  await tile.waitFor();
  expect(await page.locator('main button, main input, main select').count()).toBe(0);
  for (const key of ['Alt+A', 'Alt+C', 'Alt+W', 'Alt+P', 'Alt+1']) await page.keyboard.press(key);
  expect(await page.locator('dialog').count()).toBe(0);
  await tile.locator('.state', { hasText: 'Phone them' }).waitFor({ timeout: 20_000 });
  expect(await page.locator('main button').count()).toBe(0);
  await page.keyboard.press('Alt+3');
  const line = page.locator('tr', { hasText: case_reference });
  await line.waitFor();
  expect(await line.locator('button').count()).toBe(0);
  expect(await unfit(page)).toEqual([]);
  await line.locator('a').click();
  bank.replyAlways(order_id, () => frozen(order_id));
  await tile.locator('.state', { hasText: 'Frozen' }).waitFor();
  await settledCase(door, case_id);
  await page.locator('.case-head .status-FROZEN').waitFor();
  expect(await page.locator('main button').count()).toBe(0);
  expect(await unfit(page)).toEqual([]);
});
