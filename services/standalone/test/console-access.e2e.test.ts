/** The operators' console for everybody: in both languages and lights, on a desk and a tablet, small, by keys. */
import { startChromium } from '@stopline/platform/http/chromium-testing.ts';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DESK, faultsIn, type Look, openDesk, signedIn, unfit } from './stack/browser.ts';
import { CARDS } from './stack/cases.ts';
import { stack, until } from './stack/stack.ts';
import { phonesFrom, typeCase } from './stack/typing.ts';

let browser: Browser;
let context: BrowserContext;
const nextPhone = phonesFrom(300);
/** Nobody's by what is seen of it: only the telephone carries the order, at once (R12). */
const MASKED = '6222****1234';

beforeAll(async () => {
  browser = await startChromium();
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

const LOOKS: readonly Look[] = [
  DESK,
  { ...DESK, language: 'zh', colorScheme: 'dark' },
  { language: 'zh', colorScheme: 'light', width: 820, height: 1_180 },
  { language: 'en', colorScheme: 'dark', width: 820, height: 1_180 },
];

test.each(LOOKS)('axe finds nothing: $language, $colorScheme, $width px', async (look) => {
  context = await openDesk(browser, look);
  const page = await signedIn(context);
  const faults = faultsIn(page);
  const found: string[] = [];
  const seen = async (what: string): Promise<void> =>
    void found.push(...(await unfit(page)).map((fault) => `${what}: ${fault}`));
  await seen('empty form');
  await page.keyboard.press('Control+Enter');
  await seen('form with faults');
  await typeCase(page, nextPhone(), [CARDS.icbc, MASKED]);
  await page.waitForSelector('.bank');
  await seen('form');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.tile.tone-held');
  await seen('case');
  await page.keyboard.press('Alt+P');
  await page.waitForSelector('dialog button.strong');
  await seen('call');
  await page.click('dialog button.strong');
  await page.waitForSelector('.read-out');
  await seen('words to read');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  for (const [keys, what] of [
    ['Alt+W', 'withdrawal'],
    ['Alt+C', 'correction'],
    ['Alt+A', 'one more payment'],
  ] as const) {
    await page.keyboard.press(keys);
    await page.waitForSelector('dialog[open]');
    await seen(what);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
  }
  await page.keyboard.press('Alt+2');
  await page.waitForSelector('table');
  await seen('list');
  await page.keyboard.press('Alt+3');
  await page.waitForSelector('h1');
  await seen('calls');
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open]');
  await seen('keys');
  await page.keyboard.press('Escape');
  await page.locator('.bar > button').last().click();
  await page.waitForSelector('#token');
  await seen('sign-in');
  expect(found).toEqual([]);
  expect(faults).toEqual([]);
});

test.each([DESK, { language: 'zh', colorScheme: 'dark', width: 820, height: 1_180 }] as readonly Look[])(
  'axe finds nothing when something is amiss or over: $language, $colorScheme, $width px',
  async (look) => {
    context = await openDesk(browser, look);
    const page = await context.newPage();
    const faults = faultsIn(page);
    const found: string[] = [];
    const seen = async (what: string): Promise<void> =>
      void found.push(...(await unfit(page)).map((fault) => `${what}: ${fault}`));
    const { world } = await stack();
    await page.goto('/');
    await page.fill('#token', 'not-a-token');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.fault');
    await seen('token that is not known');
    const cut = (route: { abort(): Promise<void> }): Promise<void> => route.abort();
    await page.route('**/v1/events', cut);
    await page.fill('#token', world.tokens.operator);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.banner.lost');
    await seen('no stream');
    await page.unroute('**/v1/events', cut);
    await page.waitForSelector('.light-LIVE');

    const phone = nextPhone();
    await typeCase(page, '+8612345678901', [CARDS.bcom]);
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.field.faulty');
    await seen('refused by the API');
    await page.fill('#phone', phone);
    await context.setOffline(true);
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.press-bar .banner');
    await seen('no connection');
    await context.setOffline(false);
    await page.waitForSelector('.tile.tone-held');

    await page.keyboard.press('Alt+W');
    await page.selectOption('#withdraw-reason', 'CALLER_WITHDREW');
    await page.click('dialog button[type="submit"]');
    await page.waitForSelector('dialog', { state: 'detached' });
    await page.waitForSelector('.tile:not(.tone-held)');
    await seen('withdrawn');
    await page.locator('.case-head button').last().click();
    await page.waitForSelector('#close-reason');
    await seen('closing');
    await page.selectOption('#close-reason', 'NO_LOSS');
    await page.click('dialog button[type="submit"]');
    await page.locator('.case-head .status-CLOSED').waitFor();
    await seen('closed');

    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('/');
    await page.keyboard.type('+447700900999');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.results');
    await seen('nothing found');
    expect(found).toEqual([]);
    expect(faults).toEqual([]);
  },
);

test('the first load is at most 120 kB, and nothing comes from anywhere else', async () => {
  context = await openDesk(browser);
  const page = await context.newPage();
  const { ports } = await stack();
  const asked: string[] = [];
  const sizes: Promise<number>[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('requestfinished', (request) => sizes.push(request.sizes().then((size) => size.responseBodySize)));
  await page.goto('/', { waitUntil: 'networkidle' });
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(120_000);
  for (const url of asked) expect(url).toContain(`http://127.0.0.1:${ports.intakeHttp}/`);
});

test('every key of the map is there, and single signs can be switched off', async () => {
  context = await openDesk(browser);
  const page = await signedIn(context);
  await page.evaluate('document.activeElement.blur()');
  await page.keyboard.press('?');
  const map = await page.textContent('.keys');
  for (const word of ['Stop the payment', 'Search', 'One more payment', 'Calls']) expect(map).toContain(word);
  await page.uncheck('dialog input[type="checkbox"]');
  await page.keyboard.press('Escape');
  await page.waitForSelector('dialog', { state: 'detached' });
  await page.evaluate('document.activeElement.blur()');
  await page.keyboard.press('/');
  expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY');
  await until(
    'the pages by their keys',
    async () => {
      await page.keyboard.press('Alt+3');
      return page.textContent('h1');
    },
    (title) => title === 'Banks to telephone',
  );
});
