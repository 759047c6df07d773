/**
 * `make screenshots`: the pictures of the README, taken of the running house. A story is played as the demo plays it, and each
 * screen is looked at when something is to be seen on it.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startChromium } from '@stopline/platform/http/chromium-testing.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DEMO_BANKS } from '../src/banks.ts';
import { openDesk } from '../src/demo-desk.ts';
import { type Standalone, startStandalone } from '../src/start.ts';
import { freeOffset } from '../test/stack/free-offset.ts';

const PICTURES = resolve(import.meta.dirname, '../../../docs/pictures');
const READY_WITHIN_MS = 60_000;
const SEEN_WITHIN_MS = 20_000;
const DESK = { width: 1366, height: 768 };
const TELEPHONE = { width: 390, height: 844 };

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const card = (value: string, holder_name: string) => ({ scheme: 'CARD', value, holder_name });
const cny = (major: number) => ({ currency_code: 'CNY', minor_units: String(major * 100) });
/** The victim's own account: its last four digits open the page. */
const OWN_DIGITS = '4417';

const theCase = () => ({
  victim: { name: 'Wei Min', phone: '+8613800138000', locale: 'zh-CN', text_consent: true },
  payments: [
    { to: card('6222020000000000000', '张三'), amount: cny(80_000), paid_at: minutesAgo(12) },
    { to: card('6217000000000030001', '李四'), amount: cny(70_000), paid_at: minutesAgo(10) },
    { to: card('6225880000010000', '王五'), amount: cny(50_000), paid_at: minutesAgo(8) },
  ].map((payment) => ({ ...payment, from: { scheme: 'CN_ACCOUNT', value: `31006661880022${OWN_DIGITS}` } })),
});

const EARLIER = [
  { to: card('6222020000000000000', '赵六'), amount: cny(12_500), paid_at: minutesAgo(3) },
  { to: card('6228480000000000001', '钱七'), amount: cny(36_800), paid_at: minutesAgo(25) },
];

type Look = { readonly language: 'en' | 'zh'; readonly colorScheme: 'light' | 'dark' };

const contextOf = (browser: Browser, { language, colorScheme }: Look, viewport = DESK): Promise<BrowserContext> =>
  browser.newContext({
    viewport,
    colorScheme,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });

async function signedIn(browser: Browser, house: Standalone, look: Look): Promise<Page> {
  const page = await (await contextOf(browser, look)).newPage();
  page.setDefaultTimeout(SEEN_WITHIN_MS);
  await page.goto(`http://127.0.0.1:${house.ports.intakeHttp}/`);
  await page.fill('#token', house.world.tokens.operator);
  await page.keyboard.press('Enter');
  await page.waitForSelector('#phone');
  return page;
}

const take = async (page: Page, name: string): Promise<void> => {
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
  process.stdout.write(`docs/pictures/${name}.png\n`);
};

/** The form as an operator has it in the middle of a call. */
async function takeForm(page: Page): Promise<void> {
  await page.fill('#phone', '13800138000');
  await page.fill('#name', 'Wei Min');
  await page.check('input[type=checkbox]');
  await page.fill('[data-path="payments[0].paid_at"]', '20 min ago');
  await page.fill('[data-path="payments[0].amount"]', '8万');
  await page.fill('[data-path="payments[0].to"]', '6222 0200 0000 0000 000');
  await page.waitForSelector(
    '.echo :text("Industrial and Commercial Bank of China"), .echo:has-text("Industrial and Commercial")',
  );
  await page.evaluate(() => scrollTo(0, 0));
  await take(page, 'form');
}

async function takeVictim(browser: Browser, link: string, look: Look, name: string): Promise<void> {
  const context = await contextOf(browser, look, TELEPHONE);
  const page = await context.newPage();
  await page.goto(link);
  if (name === 'victim') await take(page, 'victim-asks');
  await page.fill('input[name=digits]', OWN_DIGITS);
  await page.keyboard.press('Enter');
  await page.waitForSelector('progress, h2');
  await take(page, name);
  await context.close();
}

async function linkOf(house: Standalone, reference: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${house.ports.simulatorControl}/carrier/texts`);
  const { texts } = (await response.json()) as { readonly texts: readonly { readonly body: string }[] };
  const link = /http\S+/.exec(texts.findLast(({ body }) => body.includes(reference))?.body ?? '')?.[0];
  if (link === undefined) throw new Error(`no text of ${reference} has a link`);
  return link;
}

async function play(browser: Browser, house: Standalone): Promise<void> {
  const desk = openDesk(`127.0.0.1:${house.ports.intakeGrpc}`, house.world.tokens.operator);
  const [light, dark] = [
    await signedIn(browser, house, { language: 'en', colorScheme: 'light' }),
    await signedIn(browser, house, { language: 'zh', colorScheme: 'dark' }),
  ];
  await takeForm(light);
  for (const payment of EARLIER) await desk.press(randomUUID(), { ...theCase(), payments: [payment] });
  const pressed = await desk.press(randomUUID(), theCase());
  const here = `http://127.0.0.1:${house.ports.intakeHttp}/#`;
  for (const page of [light, dark]) await page.goto(`${here}/case/${pressed.case_id}`);
  // The bank that is down has not answered yet, and the one that calls back has.
  await light.waitForSelector('article:has-text("Partly frozen"), .tile:has-text("Partly frozen")');
  await take(light, 'case');
  await dark.waitForSelector('.tile:has-text("部分冻结")');
  await take(dark, 'case-dark');
  await takeVictim(
    browser,
    await linkOf(house, pressed.case_reference),
    { language: 'en', colorScheme: 'light' },
    'victim',
  );
  await light.goto(`${here}/calls`);
  await light.click('main button:has-text("China Merchants Bank")');
  await light.click('text=I am calling');
  await light.waitForSelector('.read-out');
  await take(light, 'calls');
  await light.goto(`${here}/list`);
  await light.waitForSelector(`text=${pressed.case_reference}`);
  await take(light, 'list');
  await takeVictim(
    browser,
    await linkOf(house, pressed.case_reference),
    { language: 'zh', colorScheme: 'dark' },
    'victim-dark',
  );
  desk.close();
}

const dataDir = mkdtempSync(join(tmpdir(), 'stopline-pictures-'));
mkdirSync(PICTURES, { recursive: true });
const house = await startStandalone({ dataDir, portOffset: await freeOffset(DEMO_BANKS.length) });
const browser = await startChromium();
try {
  await house.ready(READY_WITHIN_MS);
  await play(browser, house);
} finally {
  await browser.close();
  await house.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
