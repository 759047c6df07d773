/** One press is one case, whoever signs in, whatever page is looked at, and however many tabs were made of one. */
import { startChromium } from '@stopline/platform/http/chromium-testing.ts';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DESK, openDesk, signedIn, unfit } from './stack/browser.ts';
import { CARDS } from './stack/cases.ts';
import { type Door, openDoors, type Who } from './stack/doors.ts';
import { stack, until } from './stack/stack.ts';
import { field, phonesFrom, tileOf, typeCase } from './stack/typing.ts';

let browser: Browser;
let door: Door;
let context: BrowserContext;

beforeAll(async () => {
  door = (await openDoors()).http;
  browser = await startChromium();
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

const nextPhone = phonesFrom(400);

interface Found {
  readonly cases: readonly { readonly operator_id: string; readonly case_reference: string }[];
}

/** The look-up is a moment behind the press: waits for the first case, and would then see a second one too. */
const casesFound = async (phone: string): Promise<Found['cases']> =>
  until(
    `a case of ${phone}`,
    async () => (await door.ask<Found>('FindCases', { phone })).cases,
    ({ length }) => length > 0,
  );

const isPress = (request: Request): boolean => request.method() === 'POST' && request.url().endsWith('/v1/cases');

/** Presses arrive and are stored, and what comes back does not. The answer ends it. */
async function loseAnswers(page: Page): Promise<() => Promise<void>> {
  await page.route('**/v1/cases', async (route) => {
    if (!isPress(route.request())) return route.continue();
    await route.fetch();
    return route.abort('connectionreset');
  });
  return () => page.unroute('**/v1/cases');
}

/** In a page where somebody has signed out. */
async function signIn(page: Page, who: Who): Promise<void> {
  await page.fill('#token', (await stack()).world.tokens[who]);
  await page.keyboard.press('Enter');
}

const signOut = async (page: Page): Promise<void> => {
  await page.click('text=/^Sign out/');
  await page.waitForSelector('#token');
};

test('R22 a press whose answer was lost is its operator’s own: another one neither sends nor sees it, and it is one case', async () => {
  context = await openDesk(browser);
  const page = await signedIn(context);
  const presses: string[] = [];
  page.on('request', (request) => {
    if (isPress(request)) presses.push(request.headers().authorization ?? '');
  });
  const endLoss = await loseAnswers(page);
  const phone = await typeCase(page, nextPhone(), [CARDS.abc]);
  await page.fill('#name', 'Li’s caller');
  await page.keyboard.press('Control+Enter');
  await page.locator('.banner', { hasText: 'No connection' }).waitFor();
  await signOut(page);
  const told = page.locator('.banner', { hasText: 'of li in this browser: no answer yet' });
  await told.waitFor();
  expect(await unfit(page)).toEqual([]);
  await signIn(page, 'supervisor');
  await page.waitForSelector('.intake form');
  await told.waitFor();
  await endLoss();
  // A press of one's own goes its way meanwhile.
  const other = await typeCase(page, nextPhone(), [CARDS.icbc]);
  expect(await page.textContent('body')).not.toContain('Li’s caller');
  expect(await page.content()).not.toContain(phone.slice(-6));
  expect(await unfit(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.check-words');
  await signOut(page);
  await page.evaluate("location.hash = '#/new'");
  await signIn(page, 'operator');
  await page.waitForSelector('.check-words');
  const { tokens } = (await stack()).world;
  expect(presses.filter((token) => token === `Bearer ${tokens.supervisor}`)).toHaveLength(1);
  expect(await casesFound(other)).toMatchObject([{ operator_id: 'zhao' }]);
  const found = await casesFound(phone);
  expect(found).toMatchObject([{ operator_id: 'li' }]);
  expect(await page.textContent('.case-head h1')).toBe(found[0]?.case_reference);
});

test('a token that ends while a press is on its way: the same operator signs in again, and it goes on', async () => {
  context = await openDesk(browser);
  const page = await signedIn(context);
  const endLoss = await loseAnswers(page);
  const phone = await typeCase(page, nextPhone(), [CARDS.abc]);
  await page.keyboard.press('Control+Enter');
  await page.locator('.banner', { hasText: 'No connection' }).waitFor();
  await page.unroute('**/v1/cases');
  await page.route('**/v1/cases', (route) =>
    isPress(route.request())
      ? route.fulfill({ status: 401, json: { reason: 'UNAUTHENTICATED', detail: 'not known' } })
      : route.continue(),
  );
  await page.waitForSelector('#token');
  await endLoss();
  await signIn(page, 'operator');
  await page.waitForSelector('.check-words');
  expect(await casesFound(phone)).toHaveLength(1);
});

test('a press that waits is shown and sent on every page, and its answer takes nobody away from there', async () => {
  context = await openDesk(browser);
  const page = await signedIn(context);
  const endLoss = await loseAnswers(page);
  const phone = await typeCase(page, nextPhone(), [CARDS.abc]);
  await page.keyboard.press('Control+Enter');
  await page.locator('.banner', { hasText: 'No connection' }).waitFor();
  await page.keyboard.press('Alt+3');
  await page.locator('h1', { hasText: 'Banks to telephone' }).waitFor();
  await page.reload();
  const waiting = page.locator('.banner', { hasText: 'No connection' });
  await waiting.waitFor();
  expect(await unfit(page)).toEqual([]);
  await waiting.locator('a').click();
  await page.waitForSelector('.intake form');
  expect(await page.inputValue('#phone')).toBe(phone);
  await page.keyboard.press('Alt+2');
  await page.locator('h1', { hasText: 'Cases' }).waitFor();
  await endLoss();
  const answered = page.locator('.banner', { hasText: 'The press was answered' });
  await answered.waitFor();
  expect(await page.textContent('h1')).toBe('Cases');
  expect(await unfit(page)).toEqual([]);
  await answered.locator('a').click();
  await page.waitForSelector('.check-words');
  await answered.waitFor({ state: 'detached' });
  expect(await casesFound(phone)).toHaveLength(1);
});

test('a press of a tab that is gone is told on every page to who pressed it', async () => {
  context = await openDesk(browser);
  const page = await signedIn(context);
  await loseAnswers(page);
  const phone = await typeCase(page, nextPhone(), [CARDS.abc]);
  await page.keyboard.press('Control+Enter');
  await page.locator('.banner', { hasText: 'No connection' }).waitFor();
  await page.close();
  const other = await context.newPage();
  await other.goto('/#/list');
  await signIn(other, 'operator');
  await other.locator('.banner', { hasText: 'A press of yours' }).locator('a').click();
  await other.click('text=Take it up');
  await other.waitForSelector('.check-words');
  expect(await casesFound(phone)).toHaveLength(1);
});

test('a duplicated tab has a form and a key of its own', async () => {
  context = await openDesk(browser);
  const page = await signedIn(context);
  const phone = await typeCase(page, nextPhone(), [CARDS.abc]);
  const kept = await page.evaluate<Record<string, string>>('({ ...sessionStorage })');
  const copy = await context.newPage();
  await copy.addInitScript((stored) => {
    const area = (globalThis as unknown as { sessionStorage: Record<string, string> }).sessionStorage;
    if (Object.keys(area).length === 0) Object.assign(area, stored);
  }, kept);
  await copy.goto('/');
  await copy.waitForSelector('.intake form');
  expect(await copy.inputValue('#phone')).toBe('');
  const other = await typeCase(copy, nextPhone(), [CARDS.icbc]);
  expect(await page.inputValue('#phone')).toBe(phone);
  for (const each of [page, copy]) {
    await each.reload();
    await each.waitForSelector('.intake form');
  }
  expect(await page.inputValue('#phone')).toBe(phone);
  expect(await copy.inputValue('#phone')).toBe(other);
  for (const each of [page, copy]) {
    await each.keyboard.press('Control+Enter');
    await each.waitForSelector('.check-words');
  }
  expect(await casesFound(phone)).toHaveLength(1);
  expect(await casesFound(other)).toHaveLength(1);
});

test('the field that the API finds fault with has the focus, and what is typed goes into it', async () => {
  context = await openDesk(browser);
  const page = await signedIn(context);
  await typeCase(page, '+8612345678901', [CARDS.icbc]);
  await page.keyboard.press('Control+Enter');
  await page.locator('.field.faulty', { hasText: 'no country has such a number' }).waitFor();
  await until(
    'the focus in the field',
    () => page.evaluate('document.activeElement.id'),
    (id) => id === 'phone',
  );
  await page.keyboard.press('Control+A');
  await page.keyboard.type('010-66554433');
  await page.locator('.echo', { hasText: '+86 10 6655 4433' }).waitFor();
});

test('R18 who agreed to texts before a number was known gets the first one when it is told', async () => {
  context = await openDesk(browser, { ...DESK, language: 'zh' });
  const page = await signedIn(context);
  await typeCase(page, '', [CARDS.icbc]);
  await page.check('input[type="checkbox"]');
  await page.keyboard.press('Control+Enter');
  await tileOf(page, '工商银行').locator('.state', { hasText: '已冻结' }).waitFor();
  await page.locator('text=短信未发').waitFor();
  expect(await unfit(page)).toEqual([]);
  const phone = nextPhone();
  await page.fill('#resend-phone', phone);
  await page.click('button:text-is("发送短信")');
  await page
    .locator('.text', { hasText: phone.slice(-4) })
    .filter({ hasText: '已送达' })
    .first()
    .waitFor();
  expect(await page.locator(field('victim.phone')).count()).toBe(0);
});

test('a browser that keeps nothing says so, asks before the page is left in the middle of a press, and presses', async () => {
  context = await openDesk(browser);
  await context.addInitScript({ content: `Storage.prototype.setItem = () => { throw new Error('no room'); };` });
  const page = await signedIn(context);
  const deliver = await loseAnswers(page);
  const phone = await typeCase(page, nextPhone(), [CARDS.icbc]);
  await page.locator('.banner', { hasText: 'cannot keep' }).waitFor();
  expect(await unfit(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.locator('.banner', { hasText: 'No connection' }).waitFor();
  const asked = page.waitForEvent('dialog');
  await page.evaluate('setTimeout(() => location.reload())');
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await deliver();
  await page.waitForSelector('.check-words');
  expect(await casesFound(phone)).toHaveLength(1);
});
