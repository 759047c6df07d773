/** The operators' console in a real browser, against the whole house: a call from the first digit to the last bank. */
import { startChromium } from '@stopline/platform/http/chromium-testing.ts';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { faultsIn, openDesk, signedIn } from './stack/browser.ts';
import { CARDS } from './stack/cases.ts';
import { type Door, openDoors } from './stack/doors.ts';
import { until } from './stack/stack.ts';
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

const nextPhone = phonesFrom(100);

const casesOf = async (phone: string): Promise<number> =>
  (await door.ask<{ readonly cases: readonly object[] }>('FindCases', { phone })).cases.length;

/** The look-up is a moment behind the press: waits for the first case, and would then see a second one too. */
const casesFound = (phone: string): Promise<number> =>
  until(
    `a case of ${phone}`,
    () => casesOf(phone),
    (count) => count > 0,
  );

describe('a call', () => {
  test('typed and pressed by keys: three banks freeze, the fourth is telephoned', async () => {
    context = await openDesk(browser);
    const page = await signedIn(context);
    const faults = faultsIn(page);
    await typeCase(page, nextPhone(), [CARDS.icbc, CARDS.abc, CARDS.bcom, CARDS.cmb]);
    await page.locator('.bank', { hasText: 'Industrial and Commercial Bank of China' }).waitFor();
    expect(await page.textContent('.ages')).toContain('20 minutes ago');
    await page.locator('.echo', { hasText: 'fifty thousand yuan' }).first().waitFor();
    await page.check('input[type="checkbox"]');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.check-words');
    for (const bank of ['Industrial and Commercial', 'Agricultural', 'Communications']) {
      await tileOf(page, bank).locator('.state', { hasText: 'Frozen' }).waitFor();
    }
    await page.locator('.text', { hasText: 'delivered' }).first().waitFor();
    const silent = tileOf(page, 'China Merchants');
    expect(await silent.locator('.state').textContent()).not.toMatch(/frozen|refused/i);
    await silent.locator('.state', { hasText: 'Phone them' }).waitFor({ timeout: 20_000 });
    await page.keyboard.press('Alt+P');
    await page.click('text=I am calling');
    // In groups of four, as it is read out.
    expect((await page.textContent('.read-out'))?.replaceAll(' ', '')).toContain(CARDS.cmb);
    await page.check('input[value="FROZEN"]');
    await page.fill('#outcome-reference', 'BY-PHONE-1');
    await page.click('text=Record it');
    await silent.locator('.state', { hasText: 'Frozen' }).waitFor();
    await page.waitForSelector('.case-head .status-FROZEN');
    expect(await page.textContent('.golden')).toContain('Met');
    await page.locator('.events', { hasText: 'recorded what the bank said' }).waitFor();
    expect(faults).toEqual([]);
  });

  test('without a mouse: Tab from field to field, the press, the list line by line', async () => {
    context = await openDesk(browser);
    const page = await signedIn(context);
    const phone = nextPhone();
    const tabTo = async (path: string): Promise<void> => {
      for (let tries = 0; tries < 20; tries += 1) {
        if ((await page.evaluate('document.activeElement.dataset.path')) === path) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab does not lead to ${path}`);
    };
    for (const [path, typed] of [
      ['victim.phone', phone],
      ['payments[0].paid_at', '昨晚8点'],
      ['payments[0].amount', '三千五百元'],
      ['payments[0].to', CARDS.bcom],
    ] as const) {
      await tabTo(path);
      await page.keyboard.type(typed);
    }
    await page.keyboard.press('Control+Enter');
    await page.locator('.case-head h1').waitFor();
    await page.locator('.asked', { hasText: '¥3,500.00' }).waitFor();
    const reference = (await page.textContent('.case-head h1')) ?? '';
    await page.keyboard.press('Alt+2');
    await page.locator('table', { hasText: reference }).waitFor();
    await page.keyboard.press('j');
    const first = await page.evaluate<string>('document.activeElement.textContent');
    await page.keyboard.press('Enter');
    await page.locator('.case-head h1', { hasText: first }).waitFor();
  });

  test('what is missing is said beside its field once somebody presses, and nothing is sent', async () => {
    context = await openDesk(browser);
    const page = await signedIn(context);
    const phone = nextPhone();
    await page.fill('#phone', phone);
    await page.fill(field('payments[0].amount'), 'a lot');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.fault');
    expect(await page.locator('.field.faulty').count()).toBe(3);
    expect(await page.evaluate('document.activeElement.dataset.path')).toBe('payments[0].paid_at');
    expect(await casesOf(phone)).toBe(0);
  });

  test('what the API refuses stands beside the field, and nothing typed is lost', async () => {
    context = await openDesk(browser);
    const page = await signedIn(context);
    await typeCase(page, '+8612345678901', [CARDS.icbc]);
    await page.keyboard.press('Control+Enter');
    await page.locator('.field.faulty', { hasText: 'no country has such a number' }).waitFor();
    expect(await page.inputValue(field('payments[0].to'))).toBe(CARDS.icbc);
    const phone = nextPhone();
    await page.fill('#phone', phone);
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.check-words');
    expect(await casesFound(phone)).toBe(1);
  });
});

/** Roads are cut before anything is typed: a browser lets one call more through right after it was told. */
describe('one press is one case', () => {
  test('a double press', async () => {
    context = await openDesk(browser);
    const page = await signedIn(context);
    const phone = await typeCase(page, nextPhone(), [CARDS.abc]);
    // In one go, before the page could have shown anything of the first.
    await page.evaluate(`
      for (const key of ['Enter', 'Enter']) dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true }));
      document.querySelector('button.press').click();
    `);
    await page.waitForSelector('.check-words');
    expect(await casesFound(phone)).toBe(1);
  });

  test('the answer is lost on the way: the same press is sent again', async () => {
    context = await openDesk(browser);
    const page = await signedIn(context);
    let sent = 0;
    await page.route('**/v1/cases', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      sent += 1;
      // It arrives, and what comes back does not.
      if (sent > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    const phone = await typeCase(page, nextPhone(), [CARDS.abc]);
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.check-words');
    expect(sent).toBe(2);
    expect(await casesFound(phone)).toBe(1);
  });

  test('no connection, then a reload: what was pressed is still pressed', async () => {
    context = await openDesk(browser);
    const page = await signedIn(context);
    const away = (route: { request(): { method(): string }; abort(): Promise<void>; continue(): Promise<void> }) =>
      route.request().method() === 'POST' ? route.abort() : route.continue();
    await page.route('**/v1/cases', away);
    const phone = await typeCase(page, nextPhone(), [CARDS.abc]);
    await page.keyboard.press('Control+Enter');
    await page.locator('.banner', { hasText: 'No connection' }).waitFor();
    await page.reload();
    await page.locator('.banner', { hasText: 'No connection' }).waitFor();
    expect(await page.inputValue('#phone')).toBe(phone);
    await page.unroute('**/v1/cases', away);
    await page.waitForSelector('.check-words');
    expect(await casesFound(phone)).toBe(1);
  });

  test('the tab is closed before there is an answer: another one takes the press up', async () => {
    context = await openDesk(browser);
    const page = await signedIn(context);
    await page.route('**/v1/cases', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    const phone = await typeCase(page, nextPhone(), [CARDS.abc]);
    await page.keyboard.press('Control+Enter');
    await page.locator('.banner', { hasText: 'No connection' }).waitFor();
    await page.close();
    const other = await signedIn(context);
    await other.locator('.banner', { hasText: phone }).waitFor();
    await other.click('text=Take it up');
    await other.waitForSelector('.check-words');
    expect(await casesFound(phone)).toBe(1);
  });

  test('a reload keeps what was typed; another tab has a form of its own, and one stream serves both', async () => {
    context = await openDesk(browser);
    let streams = 0;
    context.on('request', (request) => {
      if (request.url().endsWith('/v1/events')) streams += 1;
    });
    const page = await signedIn(context);
    await page.locator('.light-LIVE').waitFor();
    const phone = await typeCase(page, nextPhone(), [CARDS.abc]);
    const other = await signedIn(context);
    expect(await other.inputValue('#phone')).toBe('');
    await other.locator('.light-LIVE').waitFor();
    expect(streams).toBe(1);
    await page.reload();
    await page.waitForSelector('.intake form');
    expect(await page.inputValue('#phone')).toBe(phone);
    expect(await page.inputValue(field('payments[0].to'))).toBe(CARDS.abc);
    // What one tab presses, the other one's list shows.
    await other.keyboard.press('Alt+2');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('.check-words');
    const reference = (await page.textContent('.case-head h1')) ?? '';
    await other.locator('table', { hasText: reference }).waitFor();
  });
});

describe('afterwards', () => {
  test('two operators claim one call: the second is told who is calling', async () => {
    context = await openDesk(browser);
    const page = await signedIn(context);
    await typeCase(page, nextPhone(), [CARDS.cmb]);
    await page.keyboard.press('Control+Enter');
    await page.locator('.state', { hasText: 'Phone them' }).waitFor({ timeout: 20_000 });
    const reference = (await page.textContent('.case-head h1')) ?? '';
    const others = await openDesk(browser);
    const other = await signedIn(others, 'supervisor');
    await other.keyboard.press('Alt+3');
    await other.locator('tr', { hasText: reference }).locator('button').click();
    await page.keyboard.press('Alt+P');
    await page.click('text=I am calling');
    await page.waitForSelector('.read-out');
    await other.click('text=I am calling');
    await other.locator('[role="alert"]', { hasText: 'Another operator has claimed' }).waitFor();
    await others.close();
  });

  test('a payment is corrected and withdrawn, a note written, the case found again by the phone number', async () => {
    context = await openDesk(browser);
    const page = await signedIn(context);
    const phone = await typeCase(page, nextPhone(), [CARDS.bcom]);
    await page.keyboard.press('Control+Enter');
    await tileOf(page, 'Communications').locator('.state', { hasText: 'Frozen' }).waitFor();
    await page.keyboard.press('Alt+C');
    await page.fill(`dialog ${field('.amount')}`, '4万');
    await page.click('dialog button[type="submit"]');
    await tileOf(page, 'Communications').locator('.held', { hasText: 'frozen of ¥40,000.00' }).waitFor();
    await page.keyboard.press('Alt+W');
    await page.selectOption('#withdraw-reason', 'CALLER_WITHDREW');
    await page.click('dialog button[type="submit"]');
    await page.locator('.lines', { hasText: 'the caller takes it back' }).waitFor();
    await tileOf(page, 'Communications')
      .locator('.state', { hasText: /Released|Ended/ })
      .waitFor();
    await page.keyboard.press('Alt+N');
    await page.keyboard.type('She rang back.');
    await page.keyboard.press('Enter');
    await page.locator('.narrative', { hasText: 'She rang back.' }).waitFor();
    const reference = await page.textContent('.case-head h1');
    await page.keyboard.press('Alt+1');
    await page.waitForSelector('.intake form');
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('/');
    await page.keyboard.type(phone);
    await page.keyboard.press('Enter');
    await page.locator('.case-head h1', { hasText: reference ?? '' }).waitFor();
    await page.click('text=Close the case');
    await page.selectOption('#close-reason', 'NO_LOSS');
    await page.click('dialog button[type="submit"]');
    await page.locator('.case-head .status-CLOSED').waitFor();
    expect(await page.locator('button:text-is("Withdraw")').count()).toBe(0);
  });

  test('the text goes out again to the number as it should have been', async () => {
    context = await openDesk(browser);
    const page = await signedIn(context);
    await page.check('input[type="checkbox"]');
    await typeCase(page, nextPhone(), [CARDS.icbc]);
    await page.keyboard.press('Control+Enter');
    await page.locator('.text', { hasText: 'There is news' }).filter({ hasText: 'delivered' }).waitFor();
    await page.fill('#resend-phone', 'one two three');
    await page.click('text=Send again (3 left)');
    await page.locator('.text .fault').waitFor();
    const phone = nextPhone();
    await page.fill('#resend-phone', phone);
    await page.click('text=Send again (3 left)');
    await page.locator('text=Send again (2 left)').waitFor();
    await page
      .locator('.text', { hasText: phone.slice(-4) })
      .filter({ hasText: 'delivered' })
      .waitFor();
  });

  test('a wrong token is refused at the door', async () => {
    context = await openDesk(browser);
    const page = await context.newPage();
    await page.goto('/');
    await page.fill('#token', 'not-a-token');
    await page.keyboard.press('Enter');
    await page.locator('.fault', { hasText: 'not known' }).waitFor();
    expect(await page.locator('.intake').count()).toBe(0);
  });
});
