/** When the form can be used, and how long after a key its sign stands on the screen. */
import type { Browser } from 'playwright-core';
import { percentile } from '../stats/percentile.ts';
import { openTab, SLOWER } from './browser.ts';

const LOADS = 7;
const FORM = '#phone';
const SEEN_WITHIN_MS = 20_000;
/** The browser does not tell of what was quicker. */
const QUICKEST_TOLD_MS = 16;
/** As people type, in the fields with most to think about behind them. */
const TYPED: readonly (readonly [field: string, text: string])[] = [
  ['#phone', '13800138000'],
  ['[data-path="payments[0].paid_at"]', 'yesterday at 8'],
  ['[data-path="payments[0].amount"]', '120000'],
  ['[data-path="payments[0].to"]', '6222020000000000000'],
];
const KEY_EVERY_MS = 90;

/** In the page, before its own scripts. The frame after the one in which the form is there: now it is painted. */
const MARK_USABLE = `
const seen = new MutationObserver(() => {
  if (document.querySelector('${FORM}') === null) return;
  seen.disconnect();
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('usable')));
});
seen.observe(document, { childList: true, subtree: true });`;

const TELL_KEYS = `
globalThis.told = [];
new PerformanceObserver((list) => {
  for (const { name, duration } of list.getEntries()) if (name === 'keydown') told.push(duration);
}).observe({ type: 'event', durationThreshold: ${QUICKEST_TOLD_MS} });`;

/** Milliseconds from the address being opened to the form standing on the screen; the browser's memory is empty each time. */
export async function usableAfter(browser: Browser, url: string, token: string): Promise<number> {
  const loads: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    const { context, page, devtools } = await openTab(browser, token);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await context.addInitScript({ content: MARK_USABLE });
    await page.goto(`${url}/#/new`);
    await page.waitForSelector(FORM, { timeout: SEEN_WITHIN_MS });
    let usable: unknown;
    while (typeof usable !== 'number')
      usable = await page.evaluate("performance.getEntriesByName('usable')[0]?.startTime");
    loads.push(usable);
    await context.close();
  }
  return percentile(loads, 50);
}

export interface Keys {
  readonly keys: number;
  readonly p95_ms: number;
  readonly worst_ms: number;
}

/** From the key to the next frame, as the browser itself measures it (Event Timing, in steps of 8 ms). */
export async function keysPaint(browser: Browser, url: string, token: string): Promise<Keys> {
  const { context, page, devtools } = await openTab(browser, token);
  await page.goto(`${url}/#/new`);
  await page.waitForSelector(FORM);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.evaluate(TELL_KEYS);
  let keys = 0;
  for (const [field, text] of TYPED) {
    await page.focus(field);
    for (const sign of text) {
      await page.keyboard.press(sign === ' ' ? 'Space' : sign);
      await page.waitForTimeout(KEY_EVERY_MS);
      keys += 1;
    }
  }
  const told = (await page.evaluate('told')) as number[];
  await context.close();
  const all = [...told, ...Array<number>(Math.max(0, keys - told.length)).fill(QUICKEST_TOLD_MS)];
  return { keys, p95_ms: percentile(all, 95), worst_ms: Math.max(...all) };
}
