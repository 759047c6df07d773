import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRegistry } from '@stopline/bank-registry';
import { type TestBank, testRegistryYaml } from '@stopline/bank-registry/testing.ts';
import { createDevelopmentAuthority } from '@stopline/platform/grpc/certificates.ts';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Channel, ChannelError } from './channel.ts';
import { createLadders } from './ladders.ts';

const dir = mkdtempSync(join(tmpdir(), 'ladders-'));
const file = join(dir, 'banks.yaml');
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const write = (...banks: TestBank[]): void => writeFileSync(file, testRegistryYaml({ banks }));
const icbc = (more: Partial<TestBank> = {}): TestBank => ({
  id: 'icbc',
  channels: [{ port: 1 }, { port: 2 }],
  ...more,
});

describe('a bank’s ladder', () => {
  let opened: string[] = [];
  let closed: string[] = [];
  const faults: string[] = [];
  beforeEach(() => {
    opened = [];
    closed = [];
  });

  function ladders() {
    const registry = createRegistry(file);
    const made = createLadders({
      registry,
      open: ({ address }) => {
        opened.push(address);
        return { close: () => void closed.push(address) } as Channel;
      },
      onFault: (channel) => void faults.push(channel),
    });
    return {
      of: made.of,
      names: (bank_id: string) => made.of(bank_id).map(({ name }) => name),
      reload() {
        expect(registry.reload().ok).toBe(true);
        made.reload();
      },
    };
  }

  test('is the registry’s, in its order, each channel opened once', () => {
    write(icbc());
    const { names } = ladders();
    expect(names('icbc')).toEqual(['grpc-1', 'grpc-2']);
    expect(names('icbc')).toEqual(['grpc-1', 'grpc-2']);
    expect(opened).toEqual(['127.0.0.1:1', '127.0.0.1:2']);
  });

  test('is empty for a bank that is unknown, switched off, or has no channel', () => {
    write(icbc({ enabled: false }), { id: 'boc', channels: [] });
    const { names } = ladders();
    expect([names('icbc'), names('boc'), names('ccb')]).toEqual([[], [], []]);
  });

  test('after a reload has the new channel in place of the old, and leaves the others as they are', () => {
    write(icbc());
    const { names, reload } = ladders();
    names('icbc');
    write(icbc({ channels: [{ port: 3 }, { port: 2 }] }));
    reload();
    expect(closed).toEqual(['127.0.0.1:1']);
    names('icbc');
    expect(opened).toEqual(['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3']);
    write({ id: 'boc', port: 9 });
    reload();
    expect(closed).toEqual(['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3']);
  });

  test('after a reload takes a certificate that was renewed under its old name', async () => {
    const authority = await createDevelopmentAuthority('ours', { days: 1 });
    const tls = { ca: join(dir, 'ca.pem'), cert: join(dir, 'own.pem'), key: join(dir, 'own.key') };
    const issue = async (): Promise<void> => {
      const { cert, key } = await authority.issue({ name: 'stopline' });
      writeFileSync(tls.ca, authority.ca);
      writeFileSync(tls.cert, cert);
      writeFileSync(tls.key, key);
    };
    await issue();
    write(icbc({ channels: [{ port: 1, tls }] }));
    const { names, reload } = ladders();
    names('icbc');
    reload();
    expect(closed).toEqual([]);
    await issue();
    reload();
    expect(closed).toEqual(['127.0.0.1:1']);
  });

  test('has a channel that says so where a certificate is missing, until a reload finds it', async () => {
    const tls = { ca: join(dir, 'no-ca.pem'), cert: join(dir, 'no.pem'), key: join(dir, 'no.key') };
    write(icbc({ channels: [{ port: 1, tls }, { port: 2 }] }));
    const registry = createRegistry(file);
    const real = createLadders({ registry, onFault: (channel) => void faults.push(channel) });
    const [first] = real.of('icbc');
    const error = await first?.channel.query('order_x', { within_ms: 1, respond_by: 0 }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ChannelError);
    expect([error.word, error.ailing]).toEqual(['CHANNEL_UNUSABLE', false]);
    expect(faults).toEqual(['icbc/grpc-1']);
    const authority = await createDevelopmentAuthority('ours', { days: 1 });
    const { cert, key } = await authority.issue({ name: 'stopline' });
    writeFileSync(tls.ca, authority.ca);
    writeFileSync(tls.cert, cert);
    writeFileSync(tls.key, key);
    real.reload();
    const again = await real
      .of('icbc')[0]
      ?.channel.query('order_x', { within_ms: 500, respond_by: 0 })
      .catch((thrown) => thrown);
    expect(again.word).toBe('UNAVAILABLE');
    real.close();
  });
});
