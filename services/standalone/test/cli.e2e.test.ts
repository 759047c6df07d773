/** `stopline` as a person runs it: each sample file is accepted and goes where its comment says; then everything else the tool does. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseShown } from '../src/demo-desk.ts';
import { CARDS, caseNow, payment, told } from './stack/cases.ts';
import { auditFindsNothing, stopline } from './stack/cli.ts';
import { type Door, openDoors } from './stack/doors.ts';
import { until } from './stack/stack.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', 'cli', 'samples');

const folder = mkdtempSync(join(tmpdir(), 'stopline-cli-'));
let door: Door;
beforeAll(async () => {
  ({ http: door } = await openDoors());
});

afterAll(() => {
  door.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Who is asked, in the order of the payments; `all` is an enquiry of every simulated bank. */
interface Goes {
  readonly to: readonly string[] | 'all' | 'telephone';
  readonly warns?: string;
  /** What the orders come to, where they come to it by themselves within seconds. */
  readonly ends?: readonly string[];
  readonly minor_units?: string;
}

const FROZEN = { ends: ['FROZEN'] };
const GOES: Readonly<Record<string, Goes>> = {
  '01-chinese-card': { to: ['icbc'], ...FROZEN, minor_units: '12000000' },
  '02-three-payments': { to: ['icbc', 'ccb', 'cmb'], minor_units: '20000000' },
  '03-iban': { to: ['commerz'], ...FROZEN, minor_units: '485000' },
  '04-ifsc': { to: ['hdfc'], ...FROZEN, minor_units: '20000000' },
  '05-sort-code': { to: ['barclays'], ...FROZEN, minor_units: '950000' },
  '06-masked-number': { to: ['icbc'], warns: 'MATCHED_BY_PAYMENT', ...FROZEN, minor_units: '300000' },
  '07-unknown-bank': { to: 'all', warns: 'BANK_UNKNOWN', minor_units: '500000' },
  '08-ambiguous-prefix': { to: 'all', warns: 'BANK_AMBIGUOUS', minor_units: '660000' },
  '09-reference-only': { to: 'telephone', minor_units: '1999900' },
  '10-foreign-currency': { to: ['boc'], ...FROZEN, minor_units: '2500000' },
  '11-wallet': { to: ['spdb'], ...FROZEN, minor_units: '88800' },
  '12-wrong-check-digit': { to: ['icbc'], warns: 'CHECK_DIGIT', ...FROZEN, minor_units: '1000000' },
  '13-bank-named-by-caller': { to: ['icbc'], ...FROZEN, minor_units: '35000000' },
  '14-full-width-digits': { to: ['abc'], ...FROZEN, minor_units: '450000' },
};

const submitted = new Map<string, string>();

const caseIdIn = (out: string): string => /id (case_\S+?),/.exec(out)?.[1] ?? '';

const wentTo = (shown: CaseShown): readonly string[] => shown.orders.map(({ bank_id }) => bank_id ?? 'nobody');

test('every sample has its line here', () => {
  const files = readdirSync(SAMPLES).map((file) => file.replace('.yaml', ''));
  expect(files.sort()).toEqual(Object.keys(GOES).sort());
  expect(files.length).toBeGreaterThanOrEqual(12);
});

test.each(Object.entries(GOES))('submit %s', async (sample, { to, warns, ends, minor_units }) => {
  const { code, out, complaint } = await stopline('submit', join(SAMPLES, `${sample}.yaml`));
  expect(code, complaint).toBe(0);
  expect(out).toMatch(/^Accepted\./);
  if (warns !== undefined) expect(out).toContain(`warning ${warns}`);
  const case_id = caseIdIn(out);
  submitted.set(sample, case_id);
  const shown = await caseNow(door, case_id);
  expect(shown.amounts.map(({ requested }) => requested)).toEqual([minor_units]);
  if (to === 'telephone') {
    expect(shown.phone_tasks).toEqual([expect.objectContaining({ reason: 'NO_BANK' })]);
  } else if (to === 'all') {
    expect(shown.orders.length).toBeGreaterThanOrEqual(9);
    expect(new Set(shown.orders.map(({ enquiry_id }) => enquiry_id)).size).toBe(1);
  } else {
    expect(wentTo(shown)).toEqual(to);
  }
  if (ends === undefined) return;
  await until(
    `${sample} at its banks`,
    () => caseNow(door, case_id),
    ({ orders }) => orders.map(({ freeze_status }) => freeze_status).join() === ends.join(),
  );
});

test('08: of a prefix that two banks have, the one that is known is asked first', async () => {
  const shown = await caseNow(door, submitted.get('08-ambiguous-prefix') ?? '');
  expect(wentTo(shown)[0]).toBe('bcom');
});

test('submit --key: the same key and body is the same case, another body is refused', async () => {
  const key = `cli-test-${process.pid}-${Date.now()}`;
  const file = join(folder, 'a-case.json');
  writeFileSync(file, JSON.stringify(told(payment(CARDS.icbc, 150_000n))));
  const first = await stopline('submit', file, '--key', key);
  expect(first.out, first.complaint).toMatch(/^Accepted\./);
  const again = await stopline('submit', file, '--key', key);
  expect(again.out, again.complaint).toMatch(/^This key has been used before/);
  expect(caseIdIn(again.out)).toBe(caseIdIn(first.out));
  const other = await stopline('submit', join(SAMPLES, '03-iban.yaml'), '--key', key);
  expect([other.code, other.complaint]).toEqual([1, expect.stringContaining('IDEMPOTENCY_KEY_REUSED')]);
});

test('case, and watch to the end', async () => {
  const case_id = submitted.get('01-chinese-card') ?? '';
  const shown = await stopline('case', case_id);
  expect(shown.code, shown.complaint).toBe(0);
  expect(shown.out).toMatch(/^Case [2-9A-Z]{5}-[2-9A-Z]{5} {2}FROZEN/);
  expect(shown.out).toContain('requested 120,000.00 CNY · frozen 120,000.00 CNY');
  expect(shown.out).toContain('check words:');

  const watched = await stopline('submit', join(SAMPLES, '11-wallet.yaml'), '--watch');
  expect(watched.code, watched.complaint).toBe(0);
  expect(watched.out).toMatch(/version \d+ {2}FROZEN {2}requested 888\.00 CNY · frozen 888\.00 CNY\n$/);
  const again = await stopline('watch', caseIdIn(watched.out));
  expect(again.out).toContain('FROZEN');
});

test('find, by each thing that may be known', async () => {
  const case_id = submitted.get('04-ifsc') ?? '';
  const shown = await caseNow(door, case_id);
  const ways = [
    ['--account', 'HDFC0000001 00123456789012', '--scheme', 'IN_IFSC'],
    ['--phone', '+919812345678'],
    ['--case-reference', shown.case_reference],
    ['--transaction-reference', '432112345678'],
    ['--bank-reference', shown.orders[0]?.bank_reference ?? ''],
  ];
  for (const way of ways) {
    await until(
      `found by ${way[0]}`,
      () => stopline('find', ...way),
      ({ code, out }) => code === 0 && out.includes(case_id),
    );
  }
  expect((await stopline('find', '--phone', '+8613900000000')).out).toBe('No case.\n');
});

test('withdraw', async () => {
  const case_id = submitted.get('14-full-width-digits') ?? '';
  const [, payment_id = ''] = /(payment_\S+)/.exec((await stopline('case', case_id)).out) ?? [];
  const { code, out, complaint } = await stopline('withdraw', case_id, payment_id, '--reason', 'CALLER_WITHDREW');
  expect(code, complaint).toBe(0);
  expect(out).toContain('withdrawn (CALLER_WITHDREW)');
  await until(
    'nothing held',
    () => caseNow(door, case_id),
    ({ status }) => status === 'NOTHING_FROZEN',
  );
});

test('phone: the list, a claim with the words to read, no answer, and the answer', async () => {
  const case_id = submitted.get('09-reference-only') ?? '';
  const { phone_tasks, orders } = await caseNow(door, case_id);
  const phone_task_id = phone_tasks[0]?.phone_task_id ?? '';
  const order_id = orders[0]?.order_id ?? '';
  const listed = await until(
    'the task in the list',
    () => stopline('phone'),
    ({ out }) => out.includes(phone_task_id),
  );
  expect(listed.code, listed.complaint).toBe(0);
  const claimed = await stopline('phone', 'claim', phone_task_id);
  expect(claimed.out).toMatch(/claimed by li\n( {6}".+"\n)+/);
  expect((await stopline('phone', 'no-answer', phone_task_id)).out).toBe('Recorded; the task stays open.\n');
  const figures = ['--answer', 'FINAL', '--requested', '1999900', '--frozen', '1999900', '--currency', 'CNY'];
  const answered = await stopline('phone', 'answer', phone_task_id, order_id, ...figures, '--reference', 'TEL-7');
  expect(answered.code, answered.complaint).toBe(0);
  expect(answered.out).toContain('FROZEN');
  expect((await caseNow(door, case_id)).status).toBe('FROZEN');
});

test('banks and status', async () => {
  const banks = await stopline('banks');
  expect(banks.code, banks.complaint).toBe(0);
  expect(banks.out).toMatch(/^bank +name +channels/);
  for (const bank of ['icbc', 'cmb', 'barclays', 'trial'])
    expect(banks.out).toMatch(new RegExp(`^${bank} .*grpc`, 'm'));
  const status = await until(
    "the worker's heartbeat",
    () => stopline('status'),
    ({ out }) => /^workers +1$/m.test(out),
  );
  expect(status.code, status.complaint).toBe(0);
  // The samples for the bank that is down are open, and the status says so.
  expect(status.out).toMatch(/^orders unsettled +[1-9]\d*, oldest 20/m);
  expect(status.out).toMatch(/^record +writable, 4 shards/m);
});

test('what a person gets wrong is said in words, with the exit code', async () => {
  const unknown = await stopline('case', 'case_3705eb46-51c2-8129-bd5a-7163d2fe43a6');
  expect([unknown.code, unknown.complaint]).toEqual([1, expect.stringContaining('CASE_NOT_FOUND')]);
  expect((await stopline('submit', 'no-such-file.yaml')).complaint).toMatch(
    /^NO_FILE: no-such-file\.yaml cannot be read/,
  );
  expect((await stopline('sumbit')).code).toBe(2);
});

test('the record is whole: audit finds nothing', auditFindsNothing);
