/** The victim's page in a real browser: small, dark or light, in both languages, by keyboard, with and without JavaScript. */
import { startChromium } from '@stopline/platform/http/chromium-testing.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { say } from '../src/words/words.ts';
import { faultsOf, type Look, look } from './browser.ts';
import { answered, orderAt, outcome, PAID_FROM, toBank, toNobody, unreachable } from './cases.ts';
import { type Pages, startPages, until } from './pages.ts';

const DIGITS = PAID_FROM.slice(-4);
const UNTIL = Date.UTC(2026, 10, 26, 2, 40);

let pages: Pages;
let browser: Browser;
beforeAll(async () => {
  [pages, browser] = await Promise.all([startPages({ STOPLINE_PAGES_TRUSTED_PROXIES: '0' }), startChromium()]);
});
afterAll(async () => {
  await browser.close();
  await pages.stop();
});

/** What a page asked of anybody else, and what its own CSP kept from it. */
const complaints = new WeakMap<Page, string[]>();

async function opened(path: string, how: Look): Promise<Page> {
  const page = await (await look(browser, how)).newPage();
  const found: string[] = [];
  complaints.set(page, found);
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(pages.address) && !url.startsWith('data:')) found.push(url);
  });
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) found.push(message.text());
  });
  page.on('pageerror', (error) => found.push(error.message));
  await page.goto(pages.address + path);
  return page;
}

async function finished(page: Page): Promise<void> {
  expect(complaints.get(page)).toEqual([]);
  await page.context().close();
}

async function typed(page: Page, digits: string): Promise<void> {
  await page.fill('#digits', digits);
  await Promise.all([page.waitForNavigation(), page.click('main button')]);
}

/** One bank holds, one in part, one was too late, one refuses, one is telephoned, one nobody knows. */
async function mixedCase(): Promise<string> {
  const routes = [...['icbc', 'abc', 'boc', 'icbc', 'boc'].map(toBank), toNobody];
  const state = await pages.pressed({ name: 'mixed', routes });
  const say = async (place: number, answer: 'REFUSED' | 'FINAL', frozen: bigint, more = {}) => {
    const order = orderAt(state, place);
    await pages.give(state.case_id, answered(order, outcome(order, answer, frozen, more)));
  };
  await say(0, 'FINAL', 4_000_000n, { frozen_until: UNTIL });
  await say(1, 'FINAL', 1_234_567n, { frozen_until: UNTIL });
  await say(2, 'FINAL', 0n);
  await say(3, 'REFUSED', 0n, { refusal_reason: 'NAME_MISMATCH' });
  await pages.give(state.case_id, unreachable(orderAt(state, 4)));
  return pages.linkTo(state.case_id);
}

describe('R22 axe finds nothing, and nothing is cut off at 320 px', () => {
  let link: string;
  beforeAll(async () => {
    link = await mixedCase();
  });
  const STATES: readonly (readonly [string, (how: Look) => Promise<Page>])[] = [
    ['before the digits', (how) => opened(link, how)],
    ['without a link', (how) => opened('/', how)],
    ['a link that is dead', (how) => opened(`/s/${'0'.repeat(26)}`, how)],
    [
      'a fault in a field',
      async (how) => {
        const page = await opened(link, how);
        await typed(page, '1');
        return page;
      },
    ],
    [
      'wrong digits',
      async (how) => {
        const page = await opened(await pages.linkTo((await pages.pressed({ name: 'wrong' })).case_id), how);
        await typed(page, '0000');
        return page;
      },
    ],
    [
      'a link that is closed by wrong digits',
      async (how) => {
        const closed = await pages.linkTo((await pages.pressed({ name: `closed ${how.language}` })).case_id);
        const page = await opened(closed, how);
        for (let time = 0; time < 6; time += 1) await typed(page, '0000');
        expect(await page.locator('#digits').count()).toBe(0);
        return page;
      },
    ],
    ['an address without a page', (how) => opened('/nowhere', how)],
    ['an address that cannot be read', (how) => opened('/s/%E0%A4%A', how)],
    [
      'the case',
      async (how) => {
        const page = await opened(link, how);
        await typed(page, DIGITS);
        return page;
      },
    ],
  ];
  for (const [what, open] of STATES) {
    test.each(['en', 'zh'] as const)(`R22 ${what}, %s, light and dark`, async (language) => {
      await hasNoFaults(await open({ language, colorScheme: 'light' }), language);
    });
  }
});

async function hasNoFaults(page: Page, language: Look['language']): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await faultsOf(page)).toEqual([]);
  expect(await page.getAttribute('html', 'lang')).toBe(language === 'en' ? 'en' : 'zh-CN');
  await finished(page);
}

test('axe is really asked: what is wrong on purpose is found', async () => {
  const page = await opened('/', { language: 'en', colorScheme: 'light' });
  await page.evaluate(() => {
    document.querySelector('label')?.remove();
    const main = document.querySelector('main');
    main?.append(document.createElement('img'));
    // The CSP lets no style attribute in, but a script's own hand.
    if (main !== null) main.style.color = '#aaa';
  });
  const found = (await faultsOf(page)).join('\n');
  for (const fault of ['label:', 'image-alt:', 'color-contrast:']) expect(found).toContain(fault);
  await page.evaluate(() => {
    const main = document.querySelector('main');
    if (main !== null) main.style.width = '500px';
  });
  expect((await faultsOf(page)).join('\n')).toContain('at 320 px 180 px are cut off');
  await finished(page);
});

describe('with and without JavaScript', () => {
  test.each([true, false])(
    'the whole way, JavaScript %s: words, digits, case, another language, once more',
    async (javaScript) => {
      const state = await pages.pressed({ name: `way ${javaScript}` });
      const page = await opened(await pages.linkTo(state.case_id), {
        language: 'en',
        colorScheme: 'light',
        javaScript,
      });
      expect(await page.textContent('.panel')).toContain(state.check_words.en);
      await typed(page, DIGITS);
      expect(await page.textContent('h1')).toBe('We have asked 1 bank to hold your money.');
      await Promise.all([page.waitForNavigation(), page.click('nav button')]);
      expect(await page.textContent('h1')).toBe('我们已请 1 家银行暂时锁住您的钱。');
      const order = orderAt(state);
      await pages.give(state.case_id, answered(order, outcome(order, 'FINAL', order.requested)));
      await Promise.all([page.waitForNavigation(), page.click('#again button')]);
      expect(await page.textContent('h1')).toBe('您告诉我们的钱已全部锁住。');
      expect(await page.isVisible('#itself')).toBe(javaScript);
      await page.emulateMedia({ media: 'print' });
      expect(await page.textContent('main')).toContain(state.case_reference);
      for (const button of ['nav', '#again', '#itself']) expect(await page.isVisible(button)).toBe(false);
      await finished(page);
    },
  );

  test('with JavaScript the page follows the case by itself, until it is told not to', async () => {
    const state = await pages.pressed({ name: 'live' });
    const page = await opened(await pages.linkTo(state.case_id), { language: 'en', colorScheme: 'light' });
    await page.clock.install();
    await typed(page, DIGITS);
    const order = orderAt(state);
    await pages.give(state.case_id, answered(order, outcome(order, 'FINAL', order.requested)));
    await page.clock.runFor(10_500);
    await until(
      async () => (await page.textContent('h1')) === 'All of the money you told us about is being held.',
      'the news',
    );
    expect(await page.getAttribute('#again', 'data-every')).toBe('60');
    await page.uncheck('#itself input');
    let asked = 0;
    page.on('request', () => {
      asked += 1;
    });
    await page.clock.runFor(200_000);
    expect(asked).toBe(0);
    await finished(page);
  });

  test('wrong digits until it is closed: each time the number to call, and never anything of the case', async () => {
    const state = await pages.pressed({ name: 'closed' });
    const page = await opened(await pages.linkTo(state.case_id), { language: 'zh', colorScheme: 'light' });
    for (let time = 0; time < 6; time += 1) {
      await typed(page, '0000');
      expect(await page.textContent('h1')).toBe('这里无法显示案件');
      expect(await page.textContent('main')).toContain('请拨打 96110');
    }
    expect(await page.locator('#digits').count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await finished(page);
  });

  test('by keyboard alone', async () => {
    const state = await pages.pressed({ name: 'keyboard' });
    const page = await opened(await pages.linkTo(state.case_id), { language: 'en', colorScheme: 'light' });
    const focused = () => page.evaluate(() => document.activeElement?.id ?? '');
    for (let tab = 0; tab < 10 && (await focused()) !== 'digits'; tab += 1) await page.keyboard.press('Tab');
    expect(await focused()).toBe('digits');
    await page.keyboard.type('12');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('fault');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('digits');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(DIGITS);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(await page.textContent('h1')).toBe('We have asked 1 bank to hold your money.');
    await finished(page);
  });
});

test('R22 while Redis is away: axe finds nothing, and nothing is cut off, en and zh, light and dark', async () => {
  const path = await pages.linkTo((await pages.pressed({ name: 'away' })).case_id);
  await pages.redis.kill9();
  await until(async () => (await pages.ask(path)).status === 503, 'the page to say so');
  for (const language of ['en', 'zh'] as const) {
    const page = await opened(path, { language, colorScheme: 'light' });
    expect(await page.textContent('h1')).toBe(say(language, 'away_heading'));
    await hasNoFaults(page, language);
  }
  await pages.redis.restart();
  await until(async () => (await pages.ask(path)).status === 200, 'the page to be back');
});
