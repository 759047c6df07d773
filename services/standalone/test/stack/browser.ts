/** A real browser, as an operator has it; and what axe and the screen's edge say of a page. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Who } from './doors.ts';
import { stack } from './stack.ts';

const ALL_OF_IT = 4_000;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface Look {
  readonly language: 'en' | 'zh';
  readonly colorScheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
}

export const DESK: Look = { language: 'en', colorScheme: 'light', width: 1366, height: 768 };

/** A browser of its own: what it keeps is nobody else's. Errors in it are kept for the test to look at. */
export async function openDesk(browser: Browser, look: Look = DESK) {
  const { ports } = await stack();
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${ports.intakeHttp}`,
    locale: look.language === 'en' ? 'en-GB' : 'zh-CN',
    colorScheme: look.colorScheme,
    viewport: { width: look.width, height: look.height },
  });
  context.setDefaultTimeout(15_000);
  return context;
}

/** What went wrong in the page by itself: exceptions, and what its policy did not let in. */
export function faultsIn(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (said) => {
    if (said.type() === 'error' && /Content Security Policy|Refused/.test(said.text())) faults.push(said.text());
  });
  return faults;
}

export async function signedIn(context: BrowserContext, who: Who = 'operator'): Promise<Page> {
  const { world } = await stack();
  const page = await context.newPage();
  await page.goto('/');
  await page.fill('#token', world.tokens[who]);
  await page.keyboard.press('Enter');
  await page.waitForSelector(who === 'auditor' ? '.list' : '.intake form');
  return page;
}

/** What axe finds, as short lines; and whether something is cut off at the side. */
export async function unfit(page: Page): Promise<readonly string[]> {
  // So high that nothing is half behind the bars that stay in sight: half a field is a small target.
  const seen = page.viewportSize();
  if (seen !== null) await page.setViewportSize({ width: seen.width, height: ALL_OF_IT });
  // Evaluated by the debugger, which no policy stands in the way of.
  await page.evaluate(AXE);
  const found = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run({ runOnly: tags });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  }, WCAG);
  const cutOff = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  if (seen !== null) await page.setViewportSize(seen);
  return cutOff > 0 ? [...found, `${cutOff} px are cut off`] : found;
}
