/** A bank that the test itself plays: every call is held until the test says what is answered; callbacks as it likes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services, toGrpcError, toJsonForm, toWire } from '@stopline/contract';
import { RetryableError } from '@stopline/platform/errors/outcome.ts';
import { call, openClient } from '@stopline/platform/grpc/client.ts';
import type { GrpcCall } from '@stopline/platform/grpc/handlers.ts';
import { startGrpcServer } from '@stopline/platform/grpc/server.ts';
import { grpcService } from '@stopline/platform/grpc/service.ts';
import { createMetrics } from '@stopline/platform/observe/metrics.ts';
import { portOf } from './banks.ts';
import { type StackFound, until } from './stack.ts';

/** StopOutcome in JSON form. */
export type Word = Readonly<Record<string, unknown>> & { readonly order_id: string };
interface OpenOrders {
  readonly orders: readonly { readonly order_id: string }[];
  readonly next_page_token?: string;
}
/** Takes the answer to a call; gone once the caller has hung up. */
type Answer = (word: Word) => void;

export interface OwnBank {
  /** Answers a call about the order that is held now; false if there is none. */
  reply(word: Word): boolean;
  isAsked(order_id: string): boolean;
  /** How many calls about the order have been answered. */
  replies(order_id: string): number;
  /** From now on each call about the order, also one that is held, is answered so. */
  replyAlways(order_id: string, wordOf: () => Word): void;
  /** The callback, again until it is taken. */
  callBack(word: Word): Promise<void>;
  /** The ids of the orders that it has not settled, page by page. */
  openOrders(page_size: number): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export async function openOwnBank({ world, ports }: StackFound, bank_id: string): Promise<OwnBank> {
  const pem = (name: string): Buffer => readFileSync(join(world.dir, name));
  const tls = { ca: pem('ca.pem'), cert: pem(`bank-${bank_id}.pem`), key: pem(`bank-${bank_id}.key`) };
  const held = new Map<string, Answer[]>();
  const always = new Map<string, () => Word>();
  const replies = new Map<string, number>();
  const countReply = (order_id: string): void => void replies.set(order_id, (replies.get(order_id) ?? 0) + 1);

  async function answer(order_id: string, { signal }: GrpcCall): Promise<Word> {
    const wordOf = always.get(order_id);
    if (wordOf !== undefined) return wordOf();
    return new Promise((resolve, reject) => {
      const waiting = held.get(order_id) ?? [];
      held.set(order_id, [...waiting, resolve]);
      const leave = (): void => {
        held.set(
          order_id,
          (held.get(order_id) ?? []).filter((one) => one !== resolve),
        );
        reject(new Error('the caller hung up'));
      };
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  const server = await startGrpcServer({
    address: { host: '127.0.0.1', port: portOf(ports.firstBank, bank_id) },
    services: [
      grpcService(services.BankService, {
        ApplyStop: async ({ order_id }, asked) =>
          toWire('ApplyStopResponse', { outcome: await answer(order_id, asked) }),
        QueryStop: async ({ order_id }, asked) =>
          toWire('QueryStopResponse', { outcome: await answer(order_id, asked) }),
      }),
    ],
    present: toGrpcError,
    metrics: createMetrics({ name: 'own-bank', version: 'test' }),
    tls,
    maxReceiveBytes: 64 * 1_024,
  });
  const gateway = openClient({
    address: `127.0.0.1:${ports.gateway}`,
    tls: { ...tls, server_name: 'gateway.stopline' },
  });
  const { ReportOutcome, ListOpenOrders } = services.BankGatewayService;
  const report = (outcome: Word): Promise<'TAKEN' | 'AGAIN'> =>
    call(gateway, ReportOutcome, toWire('ReportOutcomeRequest', { outcome }), { deadlineMs: 10_000 }).then(
      () => 'TAKEN',
      (thrown: unknown) => {
        if (thrown instanceof RetryableError) return 'AGAIN';
        throw thrown;
      },
    );

  return {
    replies: (order_id) => replies.get(order_id) ?? 0,
    isAsked: (order_id) => (held.get(order_id) ?? []).length > 0,
    reply(word) {
      const [first, ...rest] = held.get(word.order_id) ?? [];
      held.set(word.order_id, rest);
      if (first === undefined) return false;
      countReply(word.order_id);
      first(word);
      return true;
    },
    replyAlways(order_id, wordOf) {
      always.set(order_id, wordOf);
      for (const resolve of held.get(order_id) ?? []) resolve(wordOf());
      held.delete(order_id);
    },
    async callBack(word) {
      await until(
        'the callback taken',
        () => report(word),
        (said) => said === 'TAKEN',
        { withinMs: 30_000 },
      );
    },
    async openOrders(page_size) {
      const ids: string[] = [];
      for (let page_token: string | undefined = ''; page_token !== undefined; ) {
        const request = { page_size, ...(page_token === '' ? {} : { page_token }) };
        const page = toJsonForm(
          'ListOpenOrdersResponse',
          await call(gateway, ListOpenOrders, request, { deadlineMs: 10_000 }),
        );
        const { orders, next_page_token } = page as unknown as OpenOrders;
        ids.push(...orders.map(({ order_id }) => order_id));
        page_token = next_page_token;
      }
      return ids;
    },
    async stop() {
      gateway.close();
      await server.close(500);
    },
  };
}
