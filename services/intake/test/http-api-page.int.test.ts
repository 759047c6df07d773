/** docs/http-api.md is run as it stands: its samples, in their order, against the real process. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Intake, startIntake } from './intake.ts';
import { TOKENS } from './samples.ts';

const PAGE = join(import.meta.dirname, '..', '..', '..', 'docs', 'http-api.md');

let intake: Intake;
beforeAll(async () => {
  intake = await startIntake();
});
afterAll(() => intake.stop());

test('every sample of the page does what the page says, where curl is installed', (context) => {
  if (spawnSync('curl', ['--version']).error !== undefined) context.skip();
  const samples = [...readFileSync(PAGE, 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map(([, sample]) => sample);
  expect(samples.length).toBeGreaterThan(4);
  const env = { PATH: process.env.PATH, BASE: intake.http, TOKEN: TOKENS.li };
  const run = spawnSync('bash', ['-euc', samples.join('\n')], {
    cwd: intake.dir,
    env,
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(run.status, run.stderr).toBe(0);

  const wrote = (name: string) => readFileSync(join(intake.dir, name), 'utf8');
  const json = (name: string) => JSON.parse(wrote(name));
  const { case_id } = json('press.json').case;
  expect(json('case.json').case).toMatchObject({ case_id, orders: [{ bank_id: 'icbc', attempts: { count: 0 } }] });
  expect(wrote('events.txt')).toMatch(/^retry: 1000\n\nid: 1\ndata: .*CASE_OPENED/);
  expect(json('found.json')).toHaveProperty('cases');
  expect(json('account.json')).toMatchObject({
    account: { value: 'DE89370400440532013000' },
    banks: [{ bank_id: 'icbc' }],
  });
  expect(json('board.json')).toHaveProperty('cases');
  expect(json('rung.json').case.version).toBe(2);
  expect(json('noted.json').case).toMatchObject({ case_id, version: 3, notes: [{ text: 'The caller rang back.' }] });
  expect(json('refused.json')).toMatchObject({ status: 400, reason: 'INVALID_FIELD', field: 'payments' });
});
