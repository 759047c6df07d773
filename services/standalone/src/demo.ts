/** `make demo`: one press on a case of 200,000 CNY paid to three accounts, live; then it stays up (ONCE=1: ends). */
import { randomUUID } from 'node:crypto';
import { DEMO_BANKS } from './banks.ts';
import { type CaseShown, type Desk, openDesk, type TaskShown } from './demo-desk.ts';
import { storyLines, summaryLines } from './demo-story.ts';
import { CannotStart, type Standalone, startStandalone } from './start.ts';
import { addressLines, exportLines, onEnd, settingsFrom, USAGE } from './terminal.ts';

const READY_WITHIN_MS = 60_000;
/** Longer than the golden window: if it is not over by then, something is wrong and the demo says so. */
const OVER_WITHIN_MS = 200_000;

const say = (line = ''): void => {
  process.stdout.write(`${line}\n`);
};
const names = (bank_id: string | undefined): string =>
  DEMO_BANKS.find(({ id }) => id === bank_id)?.en ?? 'no known bank';

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const card = (value: string, holder_name: string) => ({ scheme: 'CARD', value, holder_name });
const cny = (major: number) => ({ currency_code: 'CNY', minor_units: String(major * 100) });

/** The last four digits tell the simulated bank what is left in the account: 0000 all of it, 0001 half. */
const theCase = () => ({
  victim: { name: 'Wei Min', phone: '+8613800138000', locale: 'zh-CN', text_consent: true },
  payments: [
    { to: card('6222020000000000000', '张三'), amount: cny(80_000), paid_at: minutesAgo(12) },
    { to: card('6217000000000030001', '李四'), amount: cny(70_000), paid_at: minutesAgo(10) },
    { to: card('6225880000010000', '王五'), amount: cny(50_000), paid_at: minutesAgo(8) },
  ],
  narrative: 'A caller from "customer service" moved the savings to three "safe accounts".',
});

/** What the bank's duty officer says when the operator telephones: all of it is still there, and held. */
async function telephone(desk: Desk, found: CaseShown, task: TaskShown): Promise<void> {
  const claimed = await desk.claim(randomUUID(), task.phone_task_id);
  const mine = claimed.phone_tasks.find(({ phone_task_id }) => phone_task_id === task.phone_task_id);
  const duty = (mine as { readonly duty?: { readonly phone: string } } | undefined)?.duty;
  say(`          the operator calls ${duty?.phone ?? 'the bank'} and reads:`);
  for (const line of mine?.script ?? []) say(`            “${line}”`);
  const order = found.orders.find(({ order_id }) => order_id === task.order_id);
  if (order === undefined) return;
  await desk.recordCall(randomUUID(), task.phone_task_id, {
    order_id: order.order_id,
    revision: order.revision,
    answer: 'FINAL',
    requested_minor_units: order.amounts.requested,
    currency_code: order.amounts.currency_code,
    frozen_total: order.amounts.requested,
    released_total: '0',
    expired_total: '0',
    returned_total: '0',
    bank_reference: 'BY-PHONE-0417',
  });
}

interface Told {
  readonly found: CaseShown;
  readonly frozenMs: number;
}

/** Follows the case to its end; the telephone is answered as the tasks open. */
async function follow(desk: Desk, pressedAt: number, case_id: string): Promise<Told> {
  const signal = AbortSignal.timeout(OVER_WITHIN_MS);
  const called = new Set<string>();
  let before: CaseShown | null = null;
  for await (const now of desk.watch(case_id, signal)) {
    const seconds = ((Date.now() - pressedAt) / 1_000).toFixed(3).padStart(7);
    for (const line of storyLines(before, now, names)) say(`${seconds} s ${line}`);
    before = now;
    if (now.status !== 'OPEN') return { found: now, frozenMs: Date.now() - pressedAt };
    for (const task of now.phone_tasks) {
      if (task.closed_at !== undefined || called.has(task.phone_task_id)) continue;
      called.add(task.phone_task_id);
      await telephone(desk, now, task);
    }
  }
  throw new CannotStart(`The case was not over within ${OVER_WITHIN_MS / 1_000} s; its last state is shown above.`);
}

/** From the press to the last bank's own receipt, by the banks' clocks, which are this machine's. */
async function lastInstructedMs(house: Standalone, case_id: string, pressedAt: number): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${house.ports.simulatorControl}/receipts?case=${case_id}&brief=true`);
  const { receipts } = (await response.json()) as {
    readonly receipts: readonly { readonly received_at_ms: number; readonly revision: number }[];
  };
  return Math.round(Math.max(...receipts.map(({ received_at_ms }) => received_at_ms)) - pressedAt);
}

async function show(house: Standalone): Promise<{ readonly ok: string; readonly told: CaseShown }> {
  const desk = openDesk(`127.0.0.1:${house.ports.intakeGrpc}`, house.world.tokens.operator);
  try {
    say('A caller has lost 200,000.00 CNY to three accounts. The operator presses the button.');
    const pressedAt = Date.now();
    const accepted = await desk.press(randomUUID(), theCase());
    say(
      `${((Date.now() - pressedAt) / 1_000).toFixed(3).padStart(7)} s ACCEPTED, on the disk: case ${accepted.case_reference}, check words ${accepted.check_words.en}`,
    );
    const { found, frozenMs } = await follow(desk, pressedAt, accepted.case_id);
    say();
    for (const line of summaryLines(found)) say(`  ${line}`);
    const row = found.amounts[0];
    const instructed = await lastInstructedMs(house, accepted.case_id, pressedAt);
    const ok = `DEMO OK case=${found.case_id} orders=${found.orders.length} frozen=${row?.frozen} ${row?.currency_code} last_instructed_ms=${instructed} frozen_ms=${frozenMs}`;
    return { ok, told: found };
  } finally {
    desk.close();
  }
}

/** The latest text, as the simulated carrier has it on the victim's telephone. */
async function textLines(house: Standalone, { case_reference, victim }: CaseShown): Promise<readonly string[]> {
  const response = await fetch(`http://127.0.0.1:${house.ports.simulatorControl}/carrier/texts`);
  const { texts } = (await response.json()) as { readonly texts: readonly { readonly body: string }[] };
  const body = texts.findLast((text) => text.body.includes(case_reference))?.body ?? '';
  const link = /http\S+/.exec(body)?.[0];
  if (link === undefined) return [];
  return [
    'On the telephone of the caller:',
    `  ${body}`,
    `  Behind the link the last four digits are asked for: ${victim.phone?.slice(-4)}`,
  ];
}

const toTry = (house: Standalone): readonly string[] => [
  'What to try now, in another terminal:',
  ...exportLines(house),
  '  npx stopline submit services/cli/samples/03-iban.yaml --watch',
  '  npx stopline banks',
  `  curl -s -X PATCH -H 'content-type: application/json' -d '{"behaviour":"healthy"}' http://127.0.0.1:${house.ports.simulatorControl}/banks/cmb`,
];

async function main(): Promise<void> {
  const once = process.env.ONCE !== undefined && process.env.ONCE !== '' && process.env.ONCE !== '0';
  const settings = settingsFrom(process.env);
  say(
    'Starting redis-server, intake, worker, gateway, scheduler, notifier, victim’s page and twelve simulated banks …',
  );
  const house = await startStandalone({ ...settings, say });
  const end = async (code: number): Promise<never> => {
    await house.stop();
    process.exit(code);
  };
  let ending = false;
  onEnd(() => {
    if (ending) return;
    ending = true;
    say('\nEnding every process …');
    void end(0);
  });
  try {
    await house.ready(READY_WITHIN_MS);
    const { ok, told } = await show(house);
    for (const line of ['', ...(await textLines(house, told))]) say(line);
    if (!once) for (const line of ['', ...addressLines(house), '', ...toTry(house), 'Ctrl-C ends it.', '']) say(line);
    say(ok);
    if (once) await end(0);
  } catch (error) {
    if (ending) return;
    process.stderr.write(
      `${error instanceof CannotStart ? error.message : (error as Error).stack}\nLogs: ${house.logsDir}\n`,
    );
    await end(1);
  }
}

if (process.argv.includes('--help')) process.stdout.write(USAGE);
else {
  await main().catch((error: Error) => {
    process.stderr.write(`${error instanceof CannotStart ? error.message : error.stack}\n`);
    process.exitCode = 1;
  });
}
