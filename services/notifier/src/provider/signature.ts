/**
 * Signs what goes to the provider and checks what comes from the carrier, by Standard Webhooks (standardwebhooks.com): an HMAC over
 * id, time and body. A copy that is older than five minutes is refused.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';

export interface Signature {
  headers(id: string, at: number, body: string): Record<string, string>;
  /** The id that was signed, or null: not from who knows the secret, or too old. */
  idOf(headers: IncomingHttpHeaders, body: Buffer): string | null;
}

export function signatureWith(secret: Uint8Array): Signature {
  const webhook = new Webhook(Buffer.from(secret).toString('base64'));
  return {
    headers: (id, at, body) => ({
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at / 1_000)),
      'webhook-signature': webhook.sign(id, new Date(at), body),
    }),
    idOf(headers, body) {
      const given = (name: string): string => String(headers[name] ?? '');
      try {
        webhook.verify(body, {
          'webhook-id': given('webhook-id'),
          'webhook-timestamp': given('webhook-timestamp'),
          'webhook-signature': given('webhook-signature'),
        });
        return given('webhook-id');
      } catch {
        return null;
      }
    },
  };
}
