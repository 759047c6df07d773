/**
 * R6 over the running house: the same outcomes in a hundred concurrent cases, each in an order of its own, some twice, some
 * at the same time, by reply, callback and telephone, come to the same. The bank is this test. SEED=<n> repeats a run.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseShown } from '../src/demo-desk.ts';
import { chanceOf } from './kill/plan.ts';
import { seedFrom } from './kill/seed.ts';
import { OWN_BANK } from './stack/banks.ts';
import { addsUp, caseNow, payment, told } from './stack/cases.ts';
import { auditFindsNothing } from './stack/cli.ts';
import { type Door, openDoors } from './stack/doors.ts';
import { type OwnBank, openOwnBank, type Word } from './stack/own-bank.ts';
import { stack, until } from './stack/stack.ts';

const CASES = 100;
const REPEATS = 3;
type Way = 'REPLY' | 'CALLBACK' | 'PHONE';

const ASKED_FIRST = 5_000_000n;
const ASKED_THEN = 3_000_000n;

const word = (revision: 1 | 2, rest: object) => ({
  revision,
  requested_minor_units: String(revision === 1 ? ASKED_FIRST : ASKED_THEN),
  currency_code: 'CNY',
  frozen_total: '0',
  released_total: '0',
  expired_total: '0',
  returned_total: '0',
  bank_reference: 'OWN-1',
  ...rest,
});

/** What the bank says of an order that was lowered from 50,000 to 30,000. Not all of it can be true. */
const WORDS = [
  word(1, { sequence: '1', answer: 'PENDING' }),
  word(1, { sequence: '2', answer: 'FINAL', frozen_total: '4500000' }),
  word(2, { sequence: '3', answer: 'PENDING', frozen_total: '4500000', released_total: '1500000' }),
  word(2, { sequence: '4', answer: 'FINAL', frozen_total: '4500000', released_total: '1500000' }),
  word(2, {
    sequence: '5',
    answer: 'FINAL',
    frozen_total: '4500000',
    released_total: '1500000',
    returned_total: '1000000',
  }),
  // A total that fell: R7.
  word(2, {
    sequence: '6',
    answer: 'FINAL',
    frozen_total: '4200000',
    released_total: '1500000',
    returned_total: '1000000',
  }),
  // As somebody at the bank reads them out, who knows no sequence: an old word, a refusal, and another reference (R7).
  word(1, { answer: 'PENDING' }),
  word(2, { answer: 'REFUSED', refusal_reason: 'LEGAL' }),
  word(2, {
    answer: 'FINAL',
    frozen_total: '4500000',
    released_total: '2000000',
    returned_total: '1000000',
    bank_reference: 'TEL-9',
  }),
];

const EXPECTED = {
  revision: 2,
  answer: 'FINAL',
  settled: true,
  freeze_status: 'PARTIALLY_FROZEN',
  contradictions: ['OTHER_REFERENCE', 'TOTAL_FELL'],
  amounts: {
    currency_code: 'CNY',
    requested: '3000000',
    frozen: '1500000',
    returned: '1000000',
    let_go: '500000',
    gone: '0',
    unknown: '0',
    surplus: '0',
  },
};

function judged(shown: CaseShown) {
  const [order] = shown.orders;
  return {
    revision: order?.revision,
    answer: order?.answer,
    settled: order?.settled,
    freeze_status: order?.freeze_status,
    contradictions: (order?.contradiction ?? '').split(', ').sort(),
    amounts: order?.amounts,
  };
}

const isLastWord = ({ revision, answer }: { revision: number; answer?: unknown }): boolean =>
  revision === 2 && answer !== 'PENDING';

type Said = (typeof WORDS)[number];
interface Step {
  readonly said: Said;
  readonly way: Way;
  /** Whether it has arrived before the next is told. */
  readonly awaited: boolean;
}

const seed = seedFrom(process.env.SEED);

/** All words once, some again, in any order, each its way: drawn for each case apart, so that a seed tells the same stories. */
function story(n: number): readonly Step[] {
  const chance = chanceOf(seed + n * 7_919);
  const among = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
  const words = [...WORDS, ...Array.from({ length: REPEATS }, () => among(WORDS))];
  return words
    .map((said) => ({ said, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ said }) => ({
      said,
      way: among<Way>('sequence' in said ? ['REPLY', 'CALLBACK'] : ['REPLY', 'CALLBACK', 'PHONE']),
      awaited: chance() < 0.5,
    }));
}

let doors: { readonly http: Door; readonly grpc: Door };
let bank: OwnBank;
const used: Record<Way, number> = { REPLY: 0, CALLBACK: 0, PHONE: 0 };

beforeAll(async () => {
  bank = await openOwnBank(await stack(), OWN_BANK);
  doors = await openDoors();
});
afterAll(async () => {
  doors.http.close();
  doors.grpc.close();
  await bank.stop();
});

/** Pressed, asked of the bank, which holds its answer; lowered meanwhile; and by then the telephone is asked, too. */
async function openCase(door: Door, n: number): Promise<CaseShown> {
  const { case: pressed } = await door.ask('SubmitStop', told(payment(`own/${seed}-${n}`, ASKED_FIRST)));
  const order_id = pressed.orders[0]?.order_id ?? '';
  await until('the bank asked', () => bank.isAsked(order_id), Boolean);
  const lowered = await door.ask('CorrectPayment', {
    case_id: pressed.case_id,
    payment_id: pressed.payments[0]?.payment_id,
    amount: { currency_code: 'CNY', minor_units: String(ASKED_THEN) },
  });
  return lowered.case;
}

interface Telling {
  readonly case_id: string;
  readonly order_id: string;
  readonly phone_task_id: string;
  readonly door: Door;
}

async function tell({ order_id, phone_task_id, door }: Telling, way: Way, said: Said): Promise<void> {
  used[way] += 1;
  const outcome: Word = { ...said, order_id };
  if (way === 'PHONE') await door.ask('RecordPhoneOutcome', { phone_task_id, outcome: said });
  else if (way === 'CALLBACK') await bank.callBack(outcome);
  else if (!bank.reply(outcome)) throw new Error('nobody waits for a reply');
}

/** A reply needs a call. While no last word is out an operator can have the bank asked again; afterwards nobody asks. */
async function canReply({ case_id, order_id, door }: Telling, unsettled: boolean): Promise<boolean> {
  if (bank.isAsked(order_id)) return true;
  if (!unsettled) return false;
  // A question put while the last call's answer is being recorded is answered by it.
  await until(
    'every reply recorded',
    async () => Number((await caseNow(door, case_id)).orders[0]?.attempts.count),
    (recorded) => recorded === bank.replies(order_id),
  );
  if (bank.isAsked(order_id)) return true;
  await door.ask('AskBank', { order_id });
  await until('the bank asked again', () => bank.isAsked(order_id), Boolean);
  return true;
}

async function tellStory(telling: Telling, steps: readonly Step[]): Promise<void> {
  const underWay: Promise<void>[] = [];
  let unsettled = true;
  for (const { said, way, awaited } of steps) {
    if (way === 'REPLY' && unsettled) await Promise.all(underWay);
    const taken = way === 'REPLY' && !(await canReply(telling, unsettled)) ? 'CALLBACK' : way;
    if (isLastWord(said)) unsettled = false;
    underWay.push(tell(telling, taken, said));
    if (awaited) await Promise.all(underWay);
  }
  await Promise.all(underWay);
  const { order_id } = telling;
  bank.replyAlways(order_id, () => ({ ...steps.at(-1)?.said, order_id }));
}

/** Somebody looks into each contradiction, and hears once more what was said last. */
async function lookInto(door: Door, case_id: string): Promise<void> {
  const shown = await caseNow(door, case_id);
  for (const { phone_task_id } of shown.phone_tasks.filter(({ closed_at }) => closed_at === undefined)) {
    await door.ask('RecordPhoneOutcome', { phone_task_id, outcome: WORDS.at(-1) });
  }
}

test(`a hundred cases, each told the same in an order of its own (SEED=${seed})`, async () => {
  console.log(`orders.e2e: SEED=${seed}`);
  const doorOf = (n: number): Door => (n % 2 === 0 ? doors.http : doors.grpc);
  const pressed = await Promise.all(Array.from({ length: CASES }, (_, n) => openCase(doorOf(n), n)));
  const ids = pressed.map(({ orders: [order] }) => order?.order_id ?? '').sort();
  const listed = await until(
    'the open orders',
    () => bank.openOrders(30),
    (found) => found.length >= CASES,
  );
  expect([...listed].sort(), 'each of its open orders once, and no other').toEqual(ids);
  const stories = pressed.map((_, n) => story(n));
  await Promise.all(
    pressed.map(async ({ case_id, orders: [order] }, n) => {
      const called = await until(
        'the phone task',
        () => caseNow(doorOf(n), case_id),
        ({ phone_tasks }) => phone_tasks.length > 0,
        { withinMs: 30_000, everyMs: 1_000 },
      );
      expect(order).toMatchObject({ revision: 2, settled: false });
      const phone_task_id = called.phone_tasks[0]?.phone_task_id ?? '';
      const order_id = order?.order_id ?? '';
      await tellStory({ case_id, order_id, phone_task_id, door: doorOf(n) }, stories[n] ?? []);
    }),
  );
  console.log(`orders.e2e: told ${JSON.stringify(used)}`);
  expect(Math.min(...Object.values(used))).toBeGreaterThan(CASES / 2);

  for (const [n, { case_id }] of pressed.entries()) {
    await until(
      `case ${n} (${JSON.stringify(stories[n])})`,
      async () => judged(await caseNow(doorOf(n), case_id)),
      (seen) => JSON.stringify(seen) === JSON.stringify({ ...EXPECTED, amounts: seen.amounts }),
    );
  }
  // Everything that could still come is a repetition: the hundred stand as they stood.
  for (const [n, { case_id }] of pressed.entries()) {
    const shown = await caseNow(doorOf(n), case_id);
    expect(judged(shown), `case ${n}`).toEqual(EXPECTED);
    expect(shown.amounts).toEqual([EXPECTED.amounts]);
    expect(addsUp(shown)).toBe(true);
    expect(shown.status).toBe('OPEN');
    await lookInto(doorOf(n), case_id);
  }
  for (const [n, { case_id }] of pressed.entries()) {
    const shown = await caseNow(doorOf(n), case_id);
    expect([shown.status, judged(shown)], `case ${n}`).toEqual(['FROZEN', EXPECTED]);
  }
  await until(
    'no order open',
    () => bank.openOrders(200),
    (found) => found.length === 0,
  );
});

test('the record is whole: audit finds nothing', auditFindsNothing);
