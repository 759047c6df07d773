/** banks, phone, status: what the desk looks at between cases. */
import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { callApi, type Json } from '../api.ts';
import { lists, printCase, printTask, table, words } from '../print.ts';
import type { Tools } from './cases.ts';

const orDash = (value: Json | undefined): string => words(value) || '-';

export function deskCommands(program: Command, tools: Tools): void {
  const { print } = tools;
  program
    .command('banks')
    .description('every bank: channels, breakers, how many orders wait, how long it takes to answer')
    .action(async () => {
      const answer = await callApi(await tools.api(), 'ListBanks');
      const rows = lists(answer.banks).map((bank) => [
        words(bank.bank_id),
        words(bank.name?.en),
        words(bank.enabled) === 'false'
          ? 'disabled'
          : lists(bank.channels)
              .map((c) => `${words(c.kind)} ${words(c.breaker)}`)
              .join(', '),
        words(bank.waiting) || '0',
        orDash(bank.answer_ms_p50),
        orDash(bank.duty?.phone),
      ]);
      for (const line of table([['bank', 'name', 'channels', 'waiting', 'p50 ms', 'duty officer'], ...rows]))
        print(line);
    });
  program
    .command('status')
    .description('orders unsettled, the oldest, waiting per bank, breakers, the record')
    .action(async () => {
      const answer = await callApi(await tools.api(), 'GetStatus');
      print(
        `orders unsettled   ${words(answer.orders_unsettled) || '0'}, oldest ${orDash(answer.oldest_unsettled_at)}`,
      );
      print(`phone tasks open   ${words(answer.phone_tasks_open) || '0'}`);
      print(`workers            ${words(answer.workers) || '0'}`);
      print(
        `waiting per bank   ${
          lists(answer.waiting)
            .map((w) => `${words(w.bank_id)} ${words(w.count)}`)
            .join(', ') || 'none'
        }`,
      );
      const open = lists(answer.breakers).filter((b) => words(b.state) !== 'CLOSED');
      print(
        `breakers open      ${open.map((b) => `${words(b.bank_id)}/${words(b.channel)} ${words(b.state)}`).join(', ') || 'none'}`,
      );
      const record = answer.record;
      print(
        `record             ${words(record?.writable) === 'true' ? 'writable' : 'NOT WRITABLE'}, ${words(record?.shards)} shards, id ${orDash(record?.record_id)}`,
      );
    });
  phoneCommands(program, tools);
}

interface AnswerOptions {
  readonly answer: string;
  readonly frozen: string;
  readonly released: string;
  readonly expired: string;
  readonly returned: string;
  readonly currency: string;
  readonly requested?: string;
  readonly revision: string;
  readonly reference: string;
}

function phoneCommands(program: Command, { api, print }: Tools): void {
  const phone = program.command('phone').description('the banks to be telephoned');
  phone
    .command('list', { isDefault: true })
    .description('who has to be called, oldest first')
    .action(async () => {
      const tasks = lists((await callApi(await api(), 'ListPhoneTasks')).phone_tasks);
      for (const task of tasks) printTask(task, print);
      if (tasks.length === 0) print('Nobody has to be called.');
    });
  phone
    .command('claim')
    .description('keep others from calling the same desk for two minutes; shows the words to read')
    .argument('<phone-task-id>')
    .action(async (phone_task_id: string) => {
      const answer = await callApi(await api(), 'ClaimPhoneTask', {
        path: { phone_task_id },
        body: {},
        idempotencyKey: randomUUID(),
      });
      for (const task of lists(answer.case?.phone_tasks))
        if (words(task.phone_task_id) === phone_task_id) printTask(task, print);
    });
  answerCommand(phone, { api, print });
  phone
    .command('no-answer')
    .description('nobody picked up')
    .argument('<phone-task-id>')
    .action(async (phone_task_id: string) => {
      const answer = await callApi(await api(), 'RecordPhoneOutcome', {
        path: { phone_task_id },
        body: { no_answer: true },
        idempotencyKey: randomUUID(),
      });
      const task = lists(answer.case?.phone_tasks).find((one) => words(one.phone_task_id) === phone_task_id);
      print(task?.closed_at === undefined ? 'Recorded; the task stays open.' : 'Recorded; the task is closed.');
    });
}

function answerCommand(phone: Command, { api, print }: Pick<Tools, 'api' | 'print'>): void {
  phone
    .command('answer')
    .description('record what the bank said: totals since the order began, in minor units (20000000 is 200,000.00 CNY)')
    .argument('<phone-task-id>')
    .argument('<order-id>')
    .requiredOption('--answer <answer>', 'FINAL, PENDING or REFUSED')
    .requiredOption('--frozen <minor-units>', 'frozen in all')
    .option('--released <minor-units>', 'of that let go again in all', '0')
    .option('--expired <minor-units>', 'of that run out in all', '0')
    .option('--returned <minor-units>', 'of that sent back to the victim in all', '0')
    .requiredOption('--currency <code>', 'ISO 4217')
    .requiredOption('--requested <minor-units>', 'what was asked for')
    .option('--revision <number>', 'the revision that was read out', '1')
    .option('--reference <reference>', "the bank's own reference", '')
    .action(async (phone_task_id: string, order_id: string, options: AnswerOptions) => {
      const outcome = {
        order_id,
        revision: Number(options.revision),
        answer: options.answer,
        requested_minor_units: options.requested,
        currency_code: options.currency,
        frozen_total: options.frozen,
        released_total: options.released,
        expired_total: options.expired,
        returned_total: options.returned,
        bank_reference: options.reference,
      };
      const answer = await callApi(await api(), 'RecordPhoneOutcome', {
        path: { phone_task_id },
        body: { outcome },
        idempotencyKey: randomUUID(),
      });
      printCase(answer.case as Json, print);
    });
}
