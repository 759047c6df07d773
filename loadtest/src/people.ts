/** `make people`: what operators and victims feel, measured in a real browser that is four times slower than this machine. */
import { startChromium } from '@stopline/platform/http/chromium-testing.ts';
import { victims } from './guesses/victims.ts';
import type { House } from './house/house.ts';
import { openHouse, say, withEverythingEnded } from './open-bench.ts';
import { bytesOf, openTab } from './people/browser.ts';
import { STREAMS, streamsCost } from './people/streams.ts';
import { tileAfter } from './people/tile.ts';
import { keysPaint, usableAfter } from './people/typing.ts';

const USAGE = `make people    weights of the pages, when the form can be used, keys, tiles and event streams, about thirteen minutes

The last line is RESULT and JSON. Ends with 1 when a bar is missed (loadtest/README.md).
`;
const KB = 1_000;
const BARS = {
  console_bytes: 120 * KB,
  victim_bytes: 14 * KB,
  usable_ms: 1_000,
  key_ms: 50,
  tile_ms: 1_000,
  streams_times: 1.3,
};

async function weights(browser: Awaited<ReturnType<typeof startChromium>>, house: House) {
  const console_tab = await openTab(browser);
  const console_bytes = await bytesOf(console_tab, async () => {
    await console_tab.page.goto(house.console, { waitUntil: 'networkidle' });
  });
  await console_tab.context.close();
  const [victim] = await victims(house, 1);
  if (victim === undefined) throw new Error('nobody got a text');
  const victim_tab = await openTab(browser);
  await victim_tab.page.goto(`http://${house.pages}/s/${victim.token}`);
  await victim_tab.page.fill('input[name=digits]', victim.digits);
  const answered = victim_tab.page.waitForResponse((response) => response.request().method() === 'POST');
  await victim_tab.page.keyboard.press('Enter');
  const response = await answered;
  await response.finished();
  const { responseBodySize, responseHeadersSize } = await response.request().sizes();
  const victim_bytes = responseBodySize + responseHeadersSize;
  await victim_tab.context.close();
  return { console_bytes, victim_bytes };
}

async function measure(house: House) {
  const browser = await startChromium();
  try {
    say('weights …');
    const bytes = await weights(browser, house);
    say('the form …');
    const usable_ms = await usableAfter(browser, house.console, house.token);
    const key = await keysPaint(browser, house.console, house.token);
    say('tiles …');
    const simulator = house.simulator;
    const tile_ms = await tileAfter(browser, { console: house.console, token: house.token, simulator });
    return {
      ...bytes,
      usable_ms: Math.round(usable_ms),
      keys: key.keys,
      key_p95_ms: key.p95_ms,
      key_worst_ms: key.worst_ms,
      tile_ms: Math.round(tile_ms),
    };
  } finally {
    await browser.close();
  }
}

async function main(): Promise<number> {
  const { house } = await openHouse();
  const seen = await measure(house);
  say(`${STREAMS} event streams …`);
  const streams = await streamsCost(house);
  const bars: readonly (readonly [what: string, value: number, most: number])[] = [
    ["the console's first load, bytes over the wire", seen.console_bytes, BARS.console_bytes],
    ["the victim's page, bytes over the wire", seen.victim_bytes, BARS.victim_bytes],
    ['the form can be used after, ms (median, processor four times slower)', seen.usable_ms, BARS.usable_ms],
    ['a key stands on the screen after, ms (95 of 100, processor four times slower)', seen.key_p95_ms, BARS.key_ms],
    ["a tile shows a bank's answer after, ms (slowest)", seen.tile_ms, BARS.tile_ms],
    [`presses beside ${STREAMS} event streams, p99 times that without`, streams.times, BARS.streams_times],
  ];
  for (const [what, value, most] of bars)
    console.log(`${value <= most ? 'met   ' : 'MISSED'}  ${what}: ${value} (at most ${most})`);
  const judged = bars.map(([what, value, at_most]) => ({ what, value, at_most, met: value <= at_most }));
  console.log(`RESULT ${JSON.stringify({ ...seen, streams, bars: judged })}`);
  return judged.every(({ met }) => met) ? 0 : 1;
}

if (process.argv.includes('--help')) process.stdout.write(USAGE);
else process.exit(await withEverythingEnded(main));
