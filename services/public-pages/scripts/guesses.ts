/**
 * Somebody guesses: 20,000 times, at links, at references and at digits, from addresses across 127.0.0.0/8, against the real process.
 * Nothing may open, every limit must hold, and below the limits the times of wrong digits, of unknown links and of ended ones must not
 * tell them apart. Ends with one line `RESULT {json}`, and with 1 if a bar is missed.
 */

import { randomBytes, randomInt } from 'node:crypto';
import { Agent, request } from 'node:http';
import { caseReferenceOf } from '@stopline/domain';
import { newToken, type Pages, startPages } from '../test/pages.ts';
import { sameChance } from '../test/separable.ts';

const GUESSES = 20_000;
const AT_ONCE = 300;
const CASES = 20;
/** The guesser goes through the digits from 0000 upwards; these are far beyond what any limit lets through. */
const RIGHT = '9876';
const LIMITS = { perHour: 5, perHourOfCaller: 60 } as const;
const TIMED = 300;
const TIMED_AT_ONCE = 9;
/** Times of one kind look this different, or more, in one run of a thousand. */
const LEAST_CHANCE = 0.001;

const agent = new Agent({ keepAlive: false });

function post(
  pages: Pages,
  path: string,
  form: Readonly<Record<string, string>>,
  localAddress: string,
): Promise<number> {
  const body = new URLSearchParams(form).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length };
  return new Promise((resolve, reject) => {
    const sent = request(pages.address + path, { method: 'POST', agent, localAddress, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

const anyAddress = (): string => `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`;
/** One caller who does not give up. */
const STUBBORN = '127.9.9.9';

async function inParallel<T>(count: number, atOnce: number, run: (n: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) results[n] = await run(n);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}

interface Target {
  readonly link: string;
  readonly reference: string;
}

const makeTargets = (pages: Pages, count: number, name: string): Promise<Target[]> =>
  inParallel(count, 4, async (n) => {
    const state = await pages.pressed({
      name: `${name} ${n}`,
      from: { scheme: 'CARD', value: `621700000000${RIGHT}` },
    });
    return { link: await pages.linkTo(state.case_id), reference: state.case_reference };
  });

interface Guess {
  readonly at: string;
  readonly address: string;
  readonly status: number;
}

/** In turn: a link that nobody has, one that somebody has, a reference of the same two kinds; every eighth from the stubborn caller. */
async function guess(pages: Pages, targets: readonly Target[], n: number): Promise<Guess> {
  const target = targets[Math.floor(n / 4) % targets.length];
  const digits = String(Math.floor(n / (4 * targets.length))).padStart(4, '0');
  const address = n % 8 === 0 ? STUBBORN : anyAddress();
  const reference = n % 4 === 2 ? caseReferenceOf(randomBytes(8)) : (target?.reference ?? '');
  const link = n % 4 === 0 ? `/s/${newToken()}` : (target?.link ?? '');
  const byLink = n % 4 < 2;
  const status = byLink
    ? await post(pages, link, { digits }, address)
    : await post(pages, '/', { reference, digits }, address);
  return { at: byLink ? link : reference, address, status };
}

const most = (guesses: readonly Guess[], key: (guess: Guess) => string): number => {
  const counts = Object.values(Object.groupBy(guesses, key)).map((each) => each?.length ?? 0);
  return Math.max(0, ...counts);
};

/** Every kind as often as the others, mixed, each try below all limits. */
async function timeRefusals(pages: Pages): Promise<Record<'wrong' | 'unknown' | 'ended', number[]>> {
  const standing = await makeTargets(pages, TIMED / LIMITS.perHour, 'timed');
  const ended = await makeTargets(pages, TIMED / LIMITS.perHour, 'ended');
  await endLinks(pages, ended);
  const took: Record<'wrong' | 'unknown' | 'ended', number[]> = { wrong: [], unknown: [], ended: [] };
  await inParallel(TIMED * 3, TIMED_AT_ONCE, async (n) => {
    const place = Math.floor(n / 3) % standing.length;
    const kinds = [
      ['wrong', standing[place]?.link ?? ''],
      ['unknown', `/s/${newToken()}`],
      ['ended', ended[place]?.link ?? ''],
    ] as const;
    const [kind, path] = kinds[n % 3] ?? kinds[0];
    const before = performance.now();
    const status = await post(pages, path, { digits: '0000' }, anyAddress());
    took[kind].push(performance.now() - before);
    if (status !== 403) throw new Error(`a timed guess was answered ${status}`);
  });
  return took;
}

/** As if their days were over. */
async function endLinks(pages: Pages, targets: readonly Target[]): Promise<void> {
  const cases = new Set(targets.map(({ reference }) => reference));
  for (const key of await pages.client.keys('stopline:link:*')) {
    const [case_id = ''] = ((await pages.client.get(key)) ?? '').split(' ');
    const state = (await pages.casebook.load(case_id))?.state;
    if (state !== undefined && cases.has(state.case_reference)) await pages.client.pexpire(key, 0);
  }
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const tenth = (value: number): number => Math.round(value * 10) / 10;

const pages = await startPages({ STOPLINE_PAGES_TRUSTED_PROXIES: '0', STOPLINE_PAGES_REFUSE_AFTER_MS: '300' });
try {
  const took = await timeRefusals(pages);
  const targets = await makeTargets(pages, CASES, 'guessed');
  const guesses = await inParallel(GUESSES, AT_ONCE, (n) => guess(pages, targets, n));
  const looked = guesses.filter(({ status }) => status === 403);
  const statuses = Object.fromEntries(
    Object.entries(Object.groupBy(guesses, ({ status }) => status)).map(([status, each]) => [
      status,
      each?.length ?? 0,
    ]),
  );
  const result = {
    scenario: 'guesses',
    guesses: guesses.length,
    statuses,
    opened: guesses.filter(({ status }) => status === 200).length,
    unexpected: guesses.filter(({ status }) => ![200, 403, 429].includes(status)).length,
    most_looked_at_for_one_link_or_reference: most(looked, ({ at }) => at),
    most_looked_at_for_one_address: most(looked, ({ address }) => address),
    refused_ms_p50: {
      wrong: tenth(middle(took.wrong)),
      unknown: tenth(middle(took.unknown)),
      ended: tenth(middle(took.ended)),
    },
    timed_each: TIMED,
    same_chance: sameChance([took.wrong, took.unknown, took.ended]),
  };
  const valid =
    result.opened === 0 &&
    result.unexpected === 0 &&
    result.most_looked_at_for_one_link_or_reference <= LIMITS.perHour &&
    result.most_looked_at_for_one_address <= LIMITS.perHourOfCaller &&
    result.same_chance >= LEAST_CHANCE;
  console.log(`RESULT ${JSON.stringify({ ...result, valid })}`);
  process.exitCode = valid ? 0 : 1;
} finally {
  await pages.stop();
}
