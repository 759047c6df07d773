import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Client, type ServiceDefinition, status } from '@grpc/grpc-js';
import { loadSync, type MethodDefinition } from '@grpc/proto-loader';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMetrics } from '../observe/metrics.ts';
import { createDevelopmentAuthority, type DevelopmentAuthority } from './certificates.ts';
import { call, type GrpcTarget, openClient } from './client.ts';
import { type GrpcServer, startGrpcServer } from './server.ts';
import { grpcService } from './service.ts';
import { readTlsFiles, type TlsIdentity } from './tls.ts';

type Said = { text: string; peer?: string };
type Say = MethodDefinition<{ text: string }, Said, { text: string }, Said>;

interface SayDefinition extends ServiceDefinition {
  Say: Say;
}

const definition = loadSync(fileURLToPath(new URL('./echo.test.proto', import.meta.url)))[
  'stopline.test.v1.EchoService'
];
const { Say: say } = definition as unknown as { Say: Say };

let authority: DevelopmentAuthority;
let server: GrpcServer;
let dir: string;
const clients: Client[] = [];

/** By way of files, as a process would have them. */
async function identity(
  from: DevelopmentAuthority,
  subject: { name: string; dns?: string[]; uris?: string[] },
): Promise<TlsIdentity> {
  const { cert, key } = await from.issue(subject);
  const files = {
    ca: join(dir, 'ca.pem'),
    cert: join(dir, `${subject.name}.pem`),
    key: join(dir, `${subject.name}.key`),
  };
  writeFileSync(files.ca, authority.ca);
  writeFileSync(files.cert, cert);
  writeFileSync(files.key, key);
  return readTlsFiles(files);
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'mtls-test-'));
  authority = await createDevelopmentAuthority('test authority', { days: 1 });
  server = await startGrpcServer({
    address: { host: '127.0.0.1', port: 0 },
    services: [
      grpcService({ Say: say } as SayDefinition, {
        Say: async (request, context) => ({ text: request.text, peer: context.peerUri('app:peer:') ?? 'nobody' }),
      }),
    ],
    present: () => ({ code: status.INTERNAL, details: 'hidden' }),
    metrics: createMetrics({ name: 'test', version: '0' }),
    maxReceiveBytes: 64 * 1024,
    tls: await identity(authority, { name: 'server', dns: ['server.test'] }),
  });
});

afterAll(async () => {
  for (const client of clients) client.close();
  await server.close(200);
  rmSync(dir, { recursive: true });
});

function ask(tls?: GrpcTarget['tls']): Promise<unknown> {
  const client = openClient({ address: `127.0.0.1:${server.port}`, ...(tls === undefined ? {} : { tls }) });
  clients.push(client);
  return call(client, say, { text: 'x' }, { deadlineMs: 2000 }).then(
    (response) => response.peer,
    (error: { code?: string }) => error.code,
  );
}

test('a certificate of our authority is let in, and its URI is the caller’s name', async () => {
  const tls = await identity(authority, { name: 'alpha', uris: ['app:peer:alpha'] });
  expect(await ask({ ...tls, server_name: 'server.test' })).toBe('alpha');
});

test('a certificate without a name of ours is nobody', async () => {
  const tls = await identity(authority, { name: 'plain', uris: ['app:other:alpha'] });
  expect(await ask({ ...tls, server_name: 'server.test' })).toBe('nobody');
});

test('without the server’s name, with another name, with another authority’s certificate, or in plain text: no call gets through', async () => {
  const tls = await identity(authority, { name: 'beta', uris: ['app:peer:beta'] });
  expect(await ask(tls)).toBe('UNAVAILABLE');
  expect(await ask({ ...tls, server_name: 'elsewhere.test' })).toBe('UNAVAILABLE');
  const stranger = await createDevelopmentAuthority('test authority', { days: 1 });
  const forged = await identity(stranger, { name: 'forged', uris: ['app:peer:alpha'] });
  expect(await ask({ ...forged, server_name: 'server.test' })).toBe('UNAVAILABLE');
  expect(await ask()).toBe('UNAVAILABLE');
});

test('a file that is no PEM is named', () => {
  const path = join(dir, 'empty.pem');
  writeFileSync(path, '');
  expect(() => readTlsFiles({ ca: path, cert: path, key: path })).toThrow(/empty\.pem is not a PEM file/);
});
