import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDevelopmentAuthority, type DevelopmentAuthority } from '@stopline/platform/grpc/certificates.ts';
import { readTlsFiles } from '@stopline/platform/grpc/tls.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../src/index.ts';
import { callerOf, startGateway } from './stopline.ts';
import { until } from './until.ts';

let dir: string;
const closers: (() => unknown)[] = [];

async function issue(authority: DevelopmentAuthority, name: string, dns: string, uri?: string): Promise<void> {
  const issued = await authority.issue({ name, dns: [dns], ...(uri === undefined ? {} : { uris: [uri] }) });
  writeFileSync(join(dir, `${name}.pem`), issued.cert);
  writeFileSync(join(dir, `${name}.key`), issued.key);
}

const files = (name: string, ca = 'ca.pem') => ({
  ca: join(dir, ca),
  cert: join(dir, `${name}.pem`),
  key: join(dir, `${name}.key`),
});

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'simulator-tls-'));
  const authority = await createDevelopmentAuthority('test authority', { days: 1 });
  writeFileSync(join(dir, 'ca.pem'), authority.ca);
  await issue(authority, 'stopline', 'stopline', 'stopline:hotline');
  await issue(authority, 'gateway', 'gateway.stopline');
  await issue(authority, 'icbc', 'bank.icbc', 'stopline:bank:icbc');
  await issue(authority, 'ccb', 'bank.ccb', 'stopline:bank:ccb');
  await issue(await createDevelopmentAuthority('a stranger', { days: 1 }), 'stranger', 'stopline', 'stopline:hotline');
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function world(): Promise<{ it: Simulator; gateway: Awaited<ReturnType<typeof startGateway>> }> {
  const gateway = await startGateway({ tls: readTlsFiles(files('gateway')) });
  const it = await startSimulator({
    banks: [{ id: 'icbc', behaviour: 'callback_only', callback_after_ms: 10, tls: files('icbc') }],
    gateway: { address: gateway.address, server_name: 'gateway.stopline' },
  });
  closers.push(
    () => gateway.close(),
    () => it.stop(),
  );
  return { it, gateway };
}

function callerAs(it: Simulator, name: string) {
  const bank = callerOf({
    address: it.address('icbc'),
    tls: { ...readTlsFiles(files(name)), server_name: 'bank.icbc' },
  });
  closers.push(() => bank.client.close());
  return bank;
}

test('the bank takes orders over mutual TLS, and its certificate says which bank calls back', async () => {
  const { it, gateway } = await world();
  expect(await callerAs(it, 'stopline').apply()).toMatchObject({ answer: 'ANSWER_PENDING' });
  const { bank, outcome } = await until(() => gateway.callbacks[0], 'a callback');
  expect(bank).toBe('icbc');
  expect(outcome.answer).toBe('ANSWER_FINAL');
});

test('another bank’s certificate gives no orders, and a stranger’s none at all', async () => {
  const { it } = await world();
  await expect(callerAs(it, 'ccb').apply()).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  await expect(callerAs(it, 'stranger').apply({}, 500)).rejects.toThrow();
  expect(it.stats().receipts).toBe(0);
});
