/** How long after a bank's answer is on the record its tile says so in an operator's browser. */
import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { openTab } from './browser.ts';

const CASES = 5;
const SEEN_WITHIN_MS = 20_000;
/** Slow enough for the case to be open in the browser before the bank answers. */
const BANK_MS = 2_000;

interface Shown {
  readonly case_id: string;
  readonly orders: readonly { readonly first_answered_at?: string }[];
}

interface House {
  readonly console: string;
  readonly token: string;
  readonly simulator: string;
}

/** The slowest of some cases. */
export async function tileAfter(browser: Browser, house: House): Promise<number> {
  await slowBank(house);
  const { context, page } = await openTab(browser, house.token);
  await page.goto(`${house.console}/#/list`);
  const delays: number[] = [];
  for (let number = 0; number < CASES; number += 1) {
    const { case_id } = await press(house, number);
    await page.goto(`${house.console}/#/case/${case_id}`);
    // Not the tile of the case before.
    await page.waitForSelector('.tile .state:not(:has-text("Frozen"))', { timeout: SEEN_WITHIN_MS });
    await page.waitForSelector('.tile .state:has-text("Frozen")', {
      timeout: SEEN_WITHIN_MS,
    });
    const seen = Number(await page.evaluate('performance.timeOrigin + performance.now()'));
    const answered = Date.parse((await ask(house, `/v1/cases/${case_id}`)).orders[0]?.first_answered_at ?? '');
    delays.push(seen - answered);
  }
  await context.close();
  return Math.max(...delays);
}

async function slowBank({ simulator }: House): Promise<void> {
  const response = await fetch(`${simulator}/banks/icbc`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ behaviour: 'healthy', latency: { median_ms: BANK_MS, p99_ms: BANK_MS + 1 } }),
  });
  if (!response.ok) throw new Error(`the simulator: ${response.status} ${await response.text()}`);
}

const press = (house: House, number: number): Promise<Shown> =>
  ask(house, '/v1/cases', {
    victim: { locale: 'en', text_consent: false },
    payments: [
      {
        to: { scheme: 'CARD', value: `62220200000${String(number).padStart(4, '0')}0000`, holder_name: '张三' },
        amount: { currency_code: 'CNY', minor_units: '5000000' },
        paid_at: new Date(Date.now() - 600_000).toISOString(),
      },
    ],
  });

async function ask({ console: url, token }: House, path: string, body?: object): Promise<Shown> {
  const headers = {
    authorization: `Bearer ${token}`,
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
  };
  const given = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${url}${path}`, { headers, ...given });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { readonly case: Shown }).case;
}
