/** A real browser on a slow office machine: four times slower than this one. */
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

export const SLOWER = 4;

export interface Tab {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly devtools: CDPSession;
}

/** As the console keeps who is signed in (services/console/src/live/session.ts). */
const keptOf = (token: string): Readonly<Record<string, string>> => ({
  'stopline.token': token,
  'stopline.operator': 'li',
  'stopline.role': 'OPERATOR',
});

/** Signed in already where an operator's token is given: it is in the tab's memory before the first script runs. */
export async function openTab(browser: Browser, token?: string): Promise<Tab> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'en-GB' });
  if (token !== undefined) {
    await context.addInitScript({ content: `Object.assign(sessionStorage, ${JSON.stringify(keptOf(token))})` });
  }
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  return { context, page, devtools };
}

/** What comes over the wire until `act` is done, headers included. */
export async function bytesOf({ devtools }: Tab, act: () => Promise<void>): Promise<number> {
  let bytes = 0;
  const add = ({ encodedDataLength }: { encodedDataLength: number }): void => {
    bytes += encodedDataLength;
  };
  await devtools.send('Network.enable');
  devtools.on('Network.loadingFinished', add);
  await act();
  devtools.off('Network.loadingFinished', add);
  return bytes;
}
