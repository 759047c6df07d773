/** The console's files over a real socket: its policy, what may be kept, and what is no file. */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHttpApp } from '@stopline/platform/http/app.ts';
import { createMetrics } from '@stopline/platform/observe/metrics.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { consoleFiles } from './console-files.ts';
import { presentProblems } from './problem.ts';

let dir: string;
let server: Server;
let base: string;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'console-'));
  mkdirSync(join(dir, 'assets'));
  writeFileSync(join(dir, 'index.html'), '<!doctype html><title>Stopline</title>');
  writeFileSync(join(dir, 'assets', 'index-abc.js'), 'const x = 1;\n'.repeat(1_000));
  const metrics = createMetrics({ name: 'intake', version: 'test' });
  const present = presentProblems(() => undefined);
  server = createServer(
    createHttpApp({ routes: [], files: consoleFiles(dir), present, metrics, bodyLimitBytes: 1_024 }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  rmSync(dir, { recursive: true, force: true });
});

test('the page has a policy that lets in nothing but its own files', async () => {
  const response = await fetch(`${base}/`);
  expect(await response.text()).toContain('<title>Stopline</title>');
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https:|data:/);
  expect(response.headers.get('cache-control')).toBe('no-cache');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test('an asset is sent small, and is kept: its name says what is in it', async () => {
  const response = await fetch(`${base}/assets/index-abc.js`, { headers: { 'accept-encoding': 'gzip' } });
  expect(response.headers.get('content-encoding')).toBe('gzip');
  expect(response.headers.get('cache-control')).toContain('immutable');
  expect((await response.text()).length).toBe(13_000);
});

test('what is no file is a problem as everywhere, and no way leads out of the folder', async () => {
  for (const path of ['/no-such.js', '/..%2fpackage.json', '/assets/../../etc/passwd']) {
    const response = await fetch(base + path);
    expect([path, response.status, ((await response.json()) as { reason: string }).reason]).toEqual([
      path,
      404,
      'NO_SUCH_PATH',
    ]);
  }
});
