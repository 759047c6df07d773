/**
 * The far side of a text: a carrier that takes texts, once each however often they are given, and reports what became of them. It
 * speaks Standard Webhooks both ways, by the library and not by our code: it is the other side.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from '@stopline/platform/observe/log.ts';
import { systemClock } from '@stopline/platform/ports/clock.ts';
import type { Timers } from '@stopline/platform/ports/timers.ts';
import { Webhook } from 'standardwebhooks';
import * as z from 'zod';
import type { Journal } from '../bank/journal.ts';
import { giveReceipt } from './receipt.ts';
import { type CarrierText, keepTexts } from './texts.ts';

export const CARRIER_BEHAVIOURS = ['healthy', 'down', 'refusing', 'undelivered', 'silent', 'lost_answer'] as const;
export type CarrierBehaviour = (typeof CARRIER_BEHAVIOURS)[number];

export interface CarrierOptions {
  readonly secret: Uint8Array;
  /** Where its receipts go. */
  readonly receiptsUrl: string;
  readonly journal: Journal;
  readonly timers: Pick<Timers, 'sleep'>;
  readonly log: Logger;
}

export interface Carrier {
  /** The status to answer with; null: the caller is to learn nothing. */
  take(headers: IncomingHttpHeaders, body: Buffer): Promise<number | null>;
  texts(): readonly CarrierText[];
  behave(behaviour: CarrierBehaviour): void;
  behaviour(): CarrierBehaviour;
  /** Forgets all texts, and is healthy again. */
  reset(): void;
  close(): void;
}

/** Nobody learns what became of these texts. */
const SAYS_NOTHING: readonly CarrierBehaviour[] = ['silent', 'lost_answer'];

const given = z.object({ id: z.string(), from: z.string(), to: z.string(), body: z.string() });

const RECEIPT_AFTER_MS = 300;
const RECEIPT_TRIES = 20;
const RECEIPT_PAUSE_MS = 1_000;

export function openCarrier(options: CarrierOptions): Carrier {
  const { journal, timers } = options;
  const webhook = new Webhook(Buffer.from(options.secret).toString('base64'));
  const texts = keepTexts(journal);
  let behaviour: CarrierBehaviour = 'healthy';
  let closed = false;

  async function report(id: string, state: 'DELIVERED' | 'UNDELIVERED'): Promise<void> {
    await timers.sleep(RECEIPT_AFTER_MS);
    const known = texts.get(id);
    if (closed || known === undefined) return;
    await texts.put({ ...known, state });
    for (let left = RECEIPT_TRIES; left > 0 && !closed; left -= 1) {
      if (await giveReceipt({ webhook, url: options.receiptsUrl, log: options.log }, id, state)) return;
      await timers.sleep(RECEIPT_PAUSE_MS);
    }
  }

  return {
    async take(headers, body) {
      if (behaviour === 'down') return 503;
      if (!isSigned(webhook, headers, body)) return 401;
      const told = given.safeParse(JSON.parse(body.toString()));
      if (!told.success || behaviour === 'refusing') return 422;
      const known = texts.get(told.data.id);
      const text = known ?? { ...told.data, received_at_ms: systemClock.now(), count: 0, state: 'TAKEN' as const };
      await texts.put({ ...text, count: text.count + 1 });
      if (known === undefined && !SAYS_NOTHING.includes(behaviour))
        void report(text.id, behaviour === 'undelivered' ? 'UNDELIVERED' : 'DELIVERED');
      return behaviour === 'lost_answer' ? null : 202;
    },
    texts: texts.all,
    behave(wanted) {
      behaviour = wanted;
    },
    behaviour: () => behaviour,
    reset() {
      texts.clear();
      behaviour = 'healthy';
    },
    close() {
      closed = true;
      journal.close();
    },
  };
}

function isSigned(webhook: Webhook, headers: IncomingHttpHeaders, body: Buffer): boolean {
  try {
    webhook.verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}
