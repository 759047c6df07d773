/** The pages as they really run, over a redis-server of their own, with a casebook beside them that cases are written with. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { testRegistryYaml } from '@stopline/bank-registry/testing.ts';
import {
  type Casebook,
  createProjector,
  createRecord,
  openRecord,
  openRedisCasebook,
  type StoplineRecord,
} from '@stopline/casebook';
import { openLinks } from '@stopline/casebook/lookups/links.ts';
import type { Case, CommandGiven } from '@stopline/domain';
import { systemClock } from '@stopline/platform/ports/clock.ts';
import { systemIds } from '@stopline/platform/ports/ids.ts';
import { systemTimers } from '@stopline/platform/ports/timers.ts';
import { closeRedis, followClient } from '@stopline/platform/redis/follow-client.ts';
import { startRedis, type TestRedis } from '@stopline/platform/redis/testing.ts';
import type { Redis } from 'ioredis';
import { PHONE, type PressOptions, press } from './cases.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

export interface AskOptions {
  readonly form?: Readonly<Record<string, string>> | string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  /** From which address, as the proxy in front says. */
  readonly caller?: string;
}

export interface Pages {
  readonly address: string;
  readonly redis: TestRedis;
  readonly client: Redis;
  readonly record: StoplineRecord;
  readonly casebook: Casebook;
  logged(): string;
  metrics(): Promise<string>;
  ask(path: string, options?: AskOptions): Promise<Answer>;
  /** A case, in the lookups too. */
  pressed(options: PressOptions): Promise<Case>;
  give(case_id: string, command: CommandGiven): Promise<Case>;
  /** A link to it, as a text to that telephone would hold it. */
  linkTo(case_id: string, phone?: string): Promise<string>;
  stop(): Promise<void>;
}

export const SECRET = 'a secret of at least thirty-two bytes';
export const HOTLINE = '96110';
const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts');
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
const NAMES = [
  { id: 'icbc', name: { en: 'ICBC', zh: '工商银行' } },
  { id: 'abc', name: { en: 'Agricultural Bank', zh: '农业银行' } },
  { id: 'boc', name: { en: 'Bank of China', zh: '中国银行' } },
];

export const newToken = (): string => [...randomBytes(26)].map((byte) => SIGNS.charAt(byte % 32)).join('');

let callers = 0;
/** An address that nobody else in this file has. */
export const newCaller = (): string => `198.18.${Math.floor(++callers / 250)}.${callers % 250}`;

export async function startPages(settings: Readonly<Record<string, string>> = {}): Promise<Pages> {
  const redis = await startRedis();
  const client = followClient(redis.address);
  await createRecord(client);
  const record = openRecord({ findMaster: async () => redis.address, clock: systemClock });
  const casebook = openRedisCasebook({ record, timers: systemTimers, ids: systemIds });
  const projector = createProjector({ record, casebook, secret: Buffer.from(SECRET) });
  const dir = mkdtempSync(join(tmpdir(), 'pages-int-'));
  writeFileSync(join(dir, 'banks.yaml'), testRegistryYaml({ banks: NAMES }));
  const process_ = await startProcess(redis, join(dir, 'banks.yaml'), settings);
  const address = `http://127.0.0.1:${process_.port}`;
  const give = async (case_id: string, command: CommandGiven): Promise<Case> => {
    const { state } = await casebook.submit(case_id, command);
    if (state === null) throw new Error('no case');
    return state;
  };
  return {
    address,
    redis,
    client,
    record,
    casebook,
    logged: process_.logged,
    metrics: async () => (await fetch(`http://127.0.0.1:${process_.metricsPort}/metrics`)).text(),
    ask: (path, options = {}) => ask(address + path, options),
    give,
    async pressed(options) {
      const command = press({ paidAt: systemClock.now() - 60_000, ...options });
      const state = await give(command.case_id, command);
      while ((await projector.runOnce()) > 0);
      return state;
    },
    async linkTo(case_id, phone = PHONE) {
      const token = newToken();
      await openLinks(record).remember(token, { case_id, phone });
      return `/s/${token}`;
    },
    async stop() {
      process_.child.kill('SIGKILL');
      await casebook.close();
      await record.close();
      await closeRedis(client);
      await redis.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function ask(url: string, { form, headers = {}, method, caller }: AskOptions): Promise<Answer> {
  const answer = await fetch(url, {
    method: method ?? (form === undefined ? 'GET' : 'POST'),
    redirect: 'manual',
    headers: {
      ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...(caller === undefined ? {} : { 'x-forwarded-for': caller }),
      ...headers,
    },
    ...(form === undefined ? {} : { body: typeof form === 'string' ? form : new URLSearchParams(form).toString() }),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
}

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  readonly metricsPort: number;
  logged(): string;
}

async function startProcess(
  redis: TestRedis,
  banksFile: string,
  settings: Readonly<Record<string, string>>,
): Promise<Running> {
  const metricsPort = await freePort();
  const child = spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      STOPLINE_REDIS_URL: redis.url,
      STOPLINE_SECRET: SECRET,
      STOPLINE_BANKS_FILE: banksFile,
      STOPLINE_PUBLIC_PHONE: HOTLINE,
      STOPLINE_PAGES_ADDRESS: '127.0.0.1:0',
      STOPLINE_PAGES_METRICS_ADDRESS: `127.0.0.1:${metricsPort}`,
      STOPLINE_PAGES_TRUSTED_PROXIES: '1',
      STOPLINE_PAGES_REFUSE_AFTER_MS: '100',
      STOPLINE_LOG_LEVEL: 'debug',
      ...settings,
    },
  });
  const lines: string[] = [];
  const served = Promise.withResolvers<number>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    const { pages } = JSON.parse(line) as { pages?: number };
    if (pages !== undefined) served.resolve(pages);
  });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`it ended:\n${lines.join('\n')}`)));
  ended.catch(() => undefined);
  const port = await Promise.race([served.promise, ended]);
  await until(async () => (await fetch(`http://127.0.0.1:${metricsPort}/readyz`)).status === 200, 'the pages');
  return { child, port, metricsPort, logged: () => lines.join('\n') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
