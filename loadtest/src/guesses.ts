/**
 * `make guesses`: 20,000 guesses at links, references and digits from addresses all over 127.0.0.0/8. Nobody gets in, the limits hold,
 * and below them the answers to unknown, wrong and ended links cannot be told apart, neither by their words nor by their times; nor those
 * to an unknown reference and to wrong digits.
 */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { caseReferenceOf } from '@stopline/domain';
import { parseRedisAddress } from '@stopline/platform/redis/address.ts';
import { closeRedis, followClient } from '@stopline/platform/redis/follow-client.ts';
import { type Answered, all, guessAt, type Try } from './guesses/guess.ts';
import { criticalDistance, distance } from './guesses/told-apart.ts';
import { type VictimOf, victims } from './guesses/victims.ts';
import type { House } from './house/house.ts';
import { openHouse, say, withEverythingEnded } from './open-bench.ts';
import { percentile } from './stats/percentile.ts';

const USAGE = `make guesses    20,000 guesses at the victim's page on 127.0.0.1, about two minutes; the last line is RESULT and JSON

Ends with 1 when somebody got in, a limit did not hold, or answers can be told apart (loadtest/README.md).
`;

/** As the pages' settings have them. */
const PER_HOUR = 5;
const PER_HOUR_OF_ADDRESS = 60;
const GUESSES = 20_000;
const AT_ONCE = 200;
/** Few at once, so that what is timed is the page and not the crowd. */
const TIMED_AT_ONCE = 4;
const COUNTS = { timed: 24, ended: 24, guessed: 10 };

const link = (token: string, digits: string, from?: string): Try => ({
  path: `/s/${token}`,
  form: { digits },
  ...(from === undefined ? {} : { from }),
});
const byReference = (reference: string, digits: string): Try => ({ path: '/', form: { reference, digits } });
const anyToken = (): string =>
  [...randomBytes(26)].map((byte) => '0123456789abcdefghjkmnpqrstvwxyz'.charAt(byte % 32)).join('');
const anyReference = (): string => caseReferenceOf(randomBytes(32));
const anyDigits = (): string => String(randomInt(0, 10_000)).padStart(4, '0');
const wrongFor = ({ digits }: VictimOf): string =>
  String((Number(digits) + randomInt(1, 10_000)) % 10_000).padStart(4, '0');
const pick = <T>(from: readonly T[]): T => from[randomInt(0, from.length)] as T;
const shuffled = <T>(given: readonly T[]): T[] =>
  given
    .map((one) => [Math.random(), one] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, one]) => one);

/** Their links are as if thirty days had gone. */
async function endLinks(house: House, ended: readonly VictimOf[]): Promise<void> {
  const redis = followClient(parseRedisAddress(house.redis_url));
  const keys = ended.map(({ token }) => `stopline:link:${createHash('sha256').update(token).digest('base64url')}`);
  const gone = await redis.del(...keys);
  await closeRedis(redis);
  if (gone !== keys.length) throw new Error(`${gone} of ${keys.length} links were there to end`);
}

const KINDS = ['unknown', 'wrong', 'ended', 'unknown_reference', 'wrong_reference'] as const;
type Kind = (typeof KINDS)[number];
type Times = Readonly<Record<Kind, readonly Answered[]>>;

/** As often as a link or reference may be tried, each kind among the others. */
async function timed(pages: string, wrong: readonly VictimOf[], ended: readonly VictimOf[]): Promise<Times> {
  const often = (kind: Kind, one: () => Try): [Kind, Try][] =>
    Array.from({ length: PER_HOUR }, (): [Kind, Try] => [kind, one()]);
  const tries = shuffled<[Kind, Try]>([
    ...ended.flatMap((victim) => often('ended', () => link(victim.token, victim.digits))),
    ...wrong.flatMap((victim) => {
      const [token, reference] = [anyToken(), anyReference()];
      return [
        ...often('wrong', () => link(victim.token, wrongFor(victim))),
        ...often('unknown', () => link(token, anyDigits())),
        ...often('wrong_reference', () => byReference(victim.reference, wrongFor(victim))),
        ...often('unknown_reference', () => byReference(reference, anyDigits())),
      ];
    }),
  ]);
  const answers = await all(tries, TIMED_AT_ONCE, async ([kind, one]) => ({ kind, ...(await guessAt(pages, one)) }));
  const of = (kind: Kind): readonly Answered[] => answers.filter((answer) => answer.kind === kind);
  return Object.fromEntries(KINDS.map((kind) => [kind, of(kind)])) as unknown as Times;
}

/** Nothing differs between two pages but the link's own address, or the reference as it was typed. */
const shapeOf = ({ status, page }: Answered): string =>
  `${status} ${page.replace(/\/s\/[0-9a-z]+/g, '').replace(/value="[2-9A-Z-]{10,11}"/, '')}`;
const shapesOf = (answers: readonly Answered[]): number => new Set(answers.map(shapeOf)).size;

const PAIRS: readonly (readonly [Kind, Kind])[] = [
  ['unknown', 'wrong'],
  ['unknown', 'ended'],
  ['wrong', 'ended'],
  ['unknown_reference', 'wrong_reference'],
];

function comparison(times: Times) {
  const ms = (answers: readonly Answered[]): number[] => answers.map((answer) => answer.ms);
  const pairs = PAIRS.map(([a, b]) => {
    const [left, right] = [ms(times[a]), ms(times[b])];
    return {
      pair: `${a} ${b}`,
      distance: round(distance(left, right)),
      critical: round(criticalDistance(left.length, right.length)),
    };
  });
  return {
    pairs,
    shapes: shapesOf([...times.unknown, ...times.wrong, ...times.ended]),
    reference_shapes: shapesOf([...times.unknown_reference, ...times.wrong_reference]),
    p50_ms: Object.fromEntries(KINDS.map((kind) => [kind, round(percentile(ms(times[kind]), 50))])),
  };
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

/**
 * Links and references that nobody has, with any digits; those that somebody has, with any but the right ones: one try in 10,000 that is
 * right by luck is let in, and rightly.
 */
function anyGuess(guessed: readonly VictimOf[]): Try {
  const victim = pick(guessed);
  switch (randomInt(0, 4)) {
    case 0:
      return link(victim.token, wrongFor(victim));
    case 1:
      return byReference(victim.reference, wrongFor(victim));
    case 2:
      return byReference(anyReference(), anyDigits());
    default:
      return link(anyToken(), anyDigits());
  }
}

async function measure(house: House) {
  const { pages } = house;
  say('pressing …');
  const everybody = await victims(house, COUNTS.timed + COUNTS.ended + COUNTS.guessed + 1);
  const [untouched, ...rest] = everybody as [VictimOf, ...VictimOf[]];
  const wrong = rest.slice(0, COUNTS.timed);
  const ended = rest.slice(COUNTS.timed, COUNTS.timed + COUNTS.ended);
  const guessed = rest.slice(COUNTS.timed + COUNTS.ended);
  await endLinks(house, ended);
  say('timing unknown, wrong and ended links, unknown and wrong references …');
  const compared = comparison(await timed(pages, wrong, ended));
  say(`${GUESSES} guesses …`);
  const guesses = Array.from({ length: GUESSES }, () => anyGuess(guessed));
  const answers = await all(guesses, AT_ONCE, (one) => guessAt(pages, one));
  const count = (holds: (answer: Answered, one: Try) => boolean): number =>
    answers.filter((answer, index) => holds(answer, guesses[index] as Try)).length;
  const lookedAt = guessed.flatMap(({ token, reference }) => [
    count(({ status }, { path }) => status !== 429 && path === `/s/${token}`),
    count(({ status }, { form }) => status !== 429 && form.reference === reference),
  ]);
  const locked = await all(guessed, TIMED_AT_ONCE, ({ token, digits }) => guessAt(pages, link(token, digits)));
  const one = '127.77.77.77';
  const crowd = Array.from({ length: PER_HOUR_OF_ADDRESS * 2 }, () => link(anyToken(), anyDigits(), one));
  const ofOne = await all(crowd, AT_ONCE, (each) => guessAt(pages, each));
  const opens = await guessAt(pages, link(untouched.token, untouched.digits));
  return {
    guesses: GUESSES,
    opened: count(({ status }) => status === 200),
    failed: count(({ status }) => status >= 500),
    looked_at_of_one_link_or_reference_most: Math.max(...lookedAt),
    right_digits_after_it_opened: locked.filter(({ status }) => status === 200).length,
    looked_at_of_one_address: ofOne.filter(({ status }) => status !== 429).length,
    untouched_link_opens: opens.status === 200,
    ...compared,
  };
}

type Figures = Awaited<ReturnType<typeof measure>>;

const barsOf = (figures: Figures): readonly (readonly [what: string, met: boolean])[] => [
  ['nobody got in', figures.opened === 0],
  ['no answer was an error', figures.failed === 0],
  [
    `at most ${PER_HOUR} tries an hour of one link or reference were looked at`,
    figures.looked_at_of_one_link_or_reference_most <= PER_HOUR,
  ],
  ['a link that is locked does not open for the right digits either', figures.right_digits_after_it_opened === 0],
  [
    `at most ${PER_HOUR_OF_ADDRESS} tries an hour of one address were looked at`,
    figures.looked_at_of_one_address <= PER_HOUR_OF_ADDRESS,
  ],
  ['a link that nobody guessed at opens meanwhile', figures.untouched_link_opens],
  ['unknown, wrong and ended links have the same page', figures.shapes === 1],
  ['unknown and wrong references have the same page', figures.reference_shapes === 1],
  ...figures.pairs.map(
    ({ pair, distance: seen, critical }) =>
      [`times of ${pair} cannot be told apart: ${seen} (at most ${critical})`, seen <= critical] as const,
  ),
];

async function main(): Promise<number> {
  const { house } = await openHouse();
  const figures = await measure(house);
  const bars = barsOf(figures);
  for (const [what, met] of bars) console.log(`${met ? 'met   ' : 'MISSED'}  ${what}`);
  console.log(`RESULT ${JSON.stringify({ ...figures, bars: bars.map(([what, met]) => ({ what, met })) })}`);
  return bars.every(([, met]) => met) ? 0 : 1;
}

if (process.argv.includes('--help')) process.stdout.write(USAGE);
else process.exit(await withEverythingEnded(main));
