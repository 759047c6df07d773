/** A real browser, as people have it on a small telephone. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Small telephones, and usual ones. */
const WIDTHS = [390, 320];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface Look {
  readonly language: 'en' | 'zh';
  readonly colorScheme: 'light' | 'dark';
  readonly width?: number;
  readonly javaScript?: boolean;
}

export function look(
  browser: Browser,
  { language, colorScheme, width = 320, javaScript = true }: Look,
): Promise<BrowserContext> {
  return browser.newContext({
    locale: language === 'en' ? 'en-GB' : 'zh-CN',
    colorScheme,
    viewport: { width, height: 640 },
    javaScriptEnabled: javaScript,
    // The test's own script, which the page's CSP rightly would not let in.
    bypassCSP: false,
  });
}

/** What axe finds, as short lines; and whether something is cut off at the side. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  // Evaluated by the debugger, which no CSP stands in the way of.
  await page.evaluate(AXE);
  const found = await page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({ runOnly: tags });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  }, WCAG);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 640 });
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    if (scrollWidth > clientWidth) found.push(`at ${width} px ${scrollWidth - clientWidth} px are cut off`);
  }
  return found;
}
