/** submit, case, watch, find, withdraw, resend: the cases themselves. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { parse } from 'yaml';
import { ApiError, type ApiSettings, callApi, type Json, streamApi } from '../api.ts';
import { amountsText, lists, type Print, printCase, table, words } from '../print.ts';

export interface Tools {
  readonly api: () => Promise<ApiSettings>;
  readonly print: Print;
  /** Milliseconds since the epoch: for "paid 20 minutes ago" in a sample. */
  readonly now: () => number;
}

const AGO = /^(\d{1,5}) ?(min|h|d) ago$/;
const AGO_MS = { min: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** In a file a time may be written as people say it: "20 min ago". Everything else goes to the API as it stands. */
function withTimes(value: unknown, now: number): unknown {
  if (Array.isArray(value)) return value.map((one) => withTimes(one, now));
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const ago = name === 'paid_at' && typeof one === 'string' ? AGO.exec(one) : null;
      if (ago === null) return [name, withTimes(one, now)];
      const unit = AGO_MS[ago[2] as keyof typeof AGO_MS];
      return [name, new Date(now - Number(ago[1]) * unit).toISOString()];
    }),
  );
}

function parsed(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    // The rest of the message draws the place in the file; its line and column are in the first line.
    const [why = ''] = (error as Error).message.split('\n');
    throw new ApiError('NO_YAML', `${file} is neither YAML nor JSON: ${why.replace(/:$/, '')}`, []);
  }
}

async function readRequest(file: string, now: number): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new ApiError('NO_FILE', `${file} cannot be read: ${error.message}`, []);
  });
  const body = parsed(file, text);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ApiError('NO_YAML', `${file} holds no case: it begins with "victim:", as services/cli/samples does`, []);
  }
  return withTimes(body, now);
}

function printWarnings(answer: Json, print: Print): void {
  for (const warning of lists(answer.warnings))
    print(`  warning ${words(warning.reason)} (${words(warning.field)}): ${words(warning.text)}`);
}

async function watch({ api, print }: Tools, case_id: string): Promise<void> {
  for await (const seen of streamApi(await api(), 'WatchCase', { path: { case_id } })) {
    const found = seen.case ?? seen;
    for (const event of lists(seen.events)) {
      print(`${words(event.at).slice(11, 23)}  ${words(event.text?.key)}  ${words(event.order_id)}`);
    }
    print(
      `version ${words(found.version)}  ${words(found.status)}  ${lists(found.amounts).map(amountsText).join(' | ')}`,
    );
    if (words(found.status) !== 'OPEN') return;
  }
}

export function caseCommands(program: Command, tools: Tools): void {
  const { print } = tools;
  program
    .command('submit')
    .description('press the button: a case from a YAML or JSON file (services/cli/samples has some)')
    .argument('<file>')
    .option('--key <key>', 'idempotency key: the same key again is the same case (with the same body: no "20 min ago")')
    .option('--watch', 'stay and show what becomes of it')
    .action(async (file: string, options: { key?: string; watch?: boolean }) => {
      const body = await readRequest(file, tools.now());
      const idempotencyKey = options.key ?? randomUUID();
      const answer = await callApi(await tools.api(), 'SubmitStop', { body, idempotencyKey });
      const found = answer.case as Json;
      print(words(answer.replayed) === 'true' ? 'This key has been used before; the case as it is now:' : 'Accepted.');
      printCase(found, print);
      printWarnings(answer, print);
      if (options.watch === true) await watch(tools, words(found.case_id));
    });
  program
    .command('case')
    .description('one case as it is now')
    .argument('<case-id>')
    .action(async (case_id: string) => {
      const answer = await callApi(await tools.api(), 'GetCase', { path: { case_id } });
      printCase(answer.case ?? answer, print);
    });
  program
    .command('watch')
    .description('one case, each time something happens to it, until nothing is open')
    .argument('<case-id>')
    .action((case_id: string) => watch(tools, case_id));
  findCommand(program, tools);
  withdrawCommand(program, tools);
  resendCommand(program, tools);
}

function findCommand(program: Command, tools: Tools): void {
  program
    .command('find')
    .description('cases by one thing known of them')
    .option('--account <number>', 'an account number, with --scheme')
    .option('--scheme <scheme>', 'CARD, CN_ACCOUNT, IBAN, IN_IFSC, UK_SCAN, BIC_ACCOUNT, WALLET or MASKED', 'CARD')
    .option('--phone <number>', "the victim's telephone number, with its country code")
    .option('--case-reference <reference>', 'as read out: K7QF2-M9RDX')
    .option('--transaction-reference <reference>')
    .option('--bank-reference <reference>')
    .action(async (options: Record<string, string | undefined>) => {
      const { account, scheme, phone } = options;
      const query = {
        account,
        scheme: account === undefined ? undefined : scheme,
        phone,
        case_reference: options.caseReference,
        transaction_reference: options.transactionReference,
        bank_reference: options.bankReference,
      };
      const answer = await callApi(await tools.api(), 'FindCases', { query });
      const rows = lists(answer.cases).map((one) => [
        words(one.case_reference),
        words(one.status),
        words(one.accepted_at),
        words(one.case_id),
      ]);
      for (const line of table(rows)) tools.print(line);
      if (rows.length === 0) tools.print('No case.');
    });
}

function withdrawCommand(program: Command, tools: Tools): void {
  program
    .command('withdraw')
    .description('take a payment back: its banks are told to hold nothing (within 10 minutes of the press)')
    .argument('<case-id>')
    .argument('<payment-id>')
    .requiredOption('--reason <reason>', 'TYPED_WRONG, NOT_FRAUD, CALLER_WITHDREW or DUPLICATE')
    .option('--note <note>')
    .action(async (case_id: string, payment_id: string, options: { reason: string; note?: string }) => {
      const body = { reason: options.reason, ...(options.note === undefined ? {} : { note: options.note }) };
      const call = { path: { case_id, payment_id }, body, idempotencyKey: randomUUID() };
      printCase((await callApi(await tools.api(), 'WithdrawPayment', call)).case as Json, tools.print);
    });
}

function resendCommand(program: Command, tools: Tools): void {
  program
    .command('resend')
    .description('send the latest text to the victim again, at most three times')
    .argument('<case-id>')
    .option('--phone <number>', "a corrected number, with its country code; it is the victim's from then on")
    .action(async (case_id: string, body: { phone?: string }) => {
      const call = { path: { case_id }, body, idempotencyKey: randomUUID() };
      printCase((await callApi(await tools.api(), 'ResendText', call)).case as Json, tools.print);
    });
}
