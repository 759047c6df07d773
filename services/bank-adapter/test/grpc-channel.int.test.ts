import { status } from '@grpc/grpc-js';
import { services, type WireIn } from '@stopline/contract';
import { bankInstruction } from '@stopline/domain';
import { createDevelopmentAuthority } from '@stopline/platform/grpc/certificates.ts';
import type { GrpcCall } from '@stopline/platform/grpc/handlers.ts';
import { type GrpcServer, startGrpcServer } from '@stopline/platform/grpc/server.ts';
import { grpcService } from '@stopline/platform/grpc/service.ts';
import type { TlsIdentity } from '@stopline/platform/grpc/tls.ts';
import { createMetrics } from '@stopline/platform/observe/metrics.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Channel, ChannelError } from '../src/channels/channel.ts';
import { openGrpcChannel } from '../src/channels/grpc/channel.ts';
import { orderAt, pressed } from './press.ts';

type Reply = WireIn<'ApplyStopResponse'>;

const state = pressed({ banks: ['icbc'], at: Date.now() });
const order = orderAt(state, 'icbc');
const instruction = bankInstruction(state, order);
const { order_id } = order;
const deadline = { within_ms: 2_000, respond_by: Date.now() + 2_000 };

const outcome = {
  order_id,
  revision: 1,
  answer: 'ANSWER_FINAL',
  currency_code: 'CNY',
  requested_minor_units: '10000',
  frozen_total: '10000',
  released_total: '0',
  expired_total: '0',
  returned_total: '0',
  bank_reference: 'F-1',
} as const;

/** A bank that says what it is told to. */
async function startBank(reply: (request: object, call: GrpcCall) => Reply, tls?: TlsIdentity): Promise<GrpcServer> {
  const answer = async (request: object, call: GrpcCall) => reply(request, call);
  return startGrpcServer({
    address: { host: '127.0.0.1', port: 0 },
    services: [grpcService(services.BankService, { ApplyStop: answer, QueryStop: answer })],
    present: (error) => ({ code: status.ABORTED, details: error.message }),
    metrics: createMetrics({ name: 'bank', version: 'test' }),
    maxReceiveBytes: 64 * 1024,
    ...(tls === undefined ? {} : { tls }),
  });
}

const failure = async (calling: Promise<unknown>): Promise<ChannelError> => {
  const thrown = await calling.catch((error: unknown) => error);
  if (thrown instanceof ChannelError) return thrown;
  throw new Error('it did not fail as a channel does', { cause: thrown });
};

describe('what a bank is told', () => {
  let said: Record<string, unknown> = {};
  let server: GrpcServer;
  let channel: Channel;
  beforeAll(async () => {
    server = await startBank((request) => {
      said = { ...request };
      return { outcome };
    });
    channel = openGrpcChannel({ address: `127.0.0.1:${server.port}` });
  });
  afterAll(async () => {
    channel.close();
    await server.close(100);
  });

  test('is the order, what it must match, and until when it may answer; and nothing else of the victim', async () => {
    await channel.apply(instruction, deadline);
    expect(said).toMatchObject({
      order_id,
      revision: 1,
      change: 'STOP_CHANGE_PLACED',
      account: { scheme: 'ACCOUNT_SCHEME_CARD', value: order.account?.value },
      amount: { currency_code: 'CNY', minor_units: '10000' },
      payment: { amount: { currency_code: 'CNY', minor_units: '10000' } },
      hop: 0,
      enquiry: false,
      match_by: 'MATCH_BY_ACCOUNT',
      case_reference: 'K7QF2-M9RDX',
    });
    const { seconds, nanos } = said.respond_by as { seconds: string; nanos: number };
    expect(Number(seconds) * 1_000 + nanos / 1e6).toBe(deadline.respond_by);
    expect(JSON.stringify(said)).not.toContain('Wei');
  });
});

describe('an answer that cannot be recorded is a failed try, and says nothing of the channel', () => {
  test.each([
    ['of another order', { outcome: { ...outcome, order_id: 'order_of_somebody_else' } }, 'ANSWER_OF_ANOTHER_ORDER'],
    ['with nothing in it', {}, 'ANSWER_INVALID'],
    ['without an answer', { outcome: { ...outcome, answer: 'ANSWER_UNSPECIFIED' } }, 'ANSWER_INVALID'],
    ['with a negative total', { outcome: { ...outcome, frozen_total: '-1' } }, 'ANSWER_INVALID'],
    ['with no currency', { outcome: { ...outcome, currency_code: 'xx' } }, 'ANSWER_INVALID'],
    ['with revision 0', { outcome: { ...outcome, revision: 0 } }, 'ANSWER_INVALID'],
  ] as [string, Reply, string][])('%s', async (_what, reply, word) => {
    const server = await startBank(() => reply);
    const channel = openGrpcChannel({ address: `127.0.0.1:${server.port}` });
    for (const calling of [channel.apply(instruction, deadline), channel.query(order_id, deadline)]) {
      const error = await failure(calling);
      expect([error.word, error.ailing]).toEqual([word, false]);
    }
    channel.close();
    await server.close(100);
  });
});

test('any other code of the bank is a fault between the two systems', async () => {
  const server = await startBank(() => {
    throw new Error('no');
  });
  const channel = openGrpcChannel({ address: `127.0.0.1:${server.port}` });
  const error = await failure(channel.apply(instruction, deadline));
  expect([error.word, error.ailing]).toEqual(['ABORTED', false]);
  channel.close();
  await server.close(100);
});

describe('over mutual TLS', () => {
  const pem = ({ cert, key }: { cert: string; key: string }, ca: string): TlsIdentity => ({
    ca: Buffer.from(ca),
    cert: Buffer.from(cert),
    key: Buffer.from(key),
  });

  test('both sides are who their certificates say, by name and not by address', async () => {
    const authority = await createDevelopmentAuthority('ours', { days: 1 });
    const stranger = await createDevelopmentAuthority('a stranger', { days: 1 });
    const bank = pem(await authority.issue({ name: 'bank', dns: ['bank.icbc'] }), authority.ca);
    let caller: string | undefined;
    const server = await startBank((_request, call) => {
      caller = call.peerUri('stopline:');
      return { outcome };
    }, bank);
    const address = `127.0.0.1:${server.port}`;
    const own = await authority.issue({ name: 'stopline', uris: ['stopline:hotline'] });
    const forged = await stranger.issue({ name: 'stopline', uris: ['stopline:hotline'] });

    const good = openGrpcChannel({ address, tls: { ...pem(own, authority.ca), server_name: 'bank.icbc' } });
    expect((await good.apply(instruction, deadline)).outcome.frozen_total).toBe(10_000n);
    expect(caller).toBe('hotline');

    const wrong = [
      openGrpcChannel({ address, tls: { ...pem(own, authority.ca), server_name: 'bank.boc' } }),
      openGrpcChannel({ address, tls: { ...pem(own, stranger.ca), server_name: 'bank.icbc' } }),
      openGrpcChannel({ address, tls: { ...pem(forged, authority.ca), server_name: 'bank.icbc' } }),
      openGrpcChannel({ address }),
    ];
    for (const channel of wrong) {
      const error = await failure(channel.apply(instruction, { ...deadline, within_ms: 1_000 }));
      expect([error.word, error.ailing]).toEqual(['UNAVAILABLE', true]);
    }
    for (const channel of [good, ...wrong]) channel.close();
    await server.close(100);
  });
});
