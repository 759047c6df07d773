/** One try to tell what became of a text. */
import { ensureError } from '@stopline/platform/errors/outcome.ts';
import type { Logger } from '@stopline/platform/observe/log.ts';
import { systemClock } from '@stopline/platform/ports/clock.ts';
import type { Webhook } from 'standardwebhooks';

export interface ReceiptDoor {
  readonly webhook: Webhook;
  readonly url: string;
  readonly log: Logger;
}

const ANSWER_WITHIN_MS = 5_000;

/** True if it was taken. */
export async function giveReceipt(door: ReceiptDoor, text_id: string, state: string): Promise<boolean> {
  const at = systemClock.now();
  const id = `receipt_${text_id}`;
  const body = JSON.stringify({ id: text_id, state });
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1_000)),
    'webhook-signature': door.webhook.sign(id, new Date(at), body),
  };
  try {
    const request = { method: 'POST', headers, body, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) };
    const response = await fetch(door.url, request);
    await response.body?.cancel();
    return response.ok;
  } catch (thrown) {
    door.log.info({ err: ensureError(thrown) }, 'a receipt was not taken yet');
    return false;
  }
}
