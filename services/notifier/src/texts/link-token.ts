/**
 * The secret part of a link: 128 bits, an HMAC of the case, the number of the text and its sending, so that every try of a sending has
 * the same link and nobody has to keep it. A text that is sent again has a new one: the first may be a stranger's, or closed by wrong
 * digits (docs/decisions/0017). Signs of Crockford's base 32: none looks like another.
 */
import { createHmac } from 'node:crypto';
import type { TextId } from './text-id.ts';

const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
const BYTES = 16;

export function linkTokenOf(secret: Uint8Array, { case_id, number, sending }: TextId): string {
  const told = `link\n${case_id}\n${number}\n${sending}`;
  const digest = createHmac('sha256', secret).update(told).digest().subarray(0, BYTES);
  let left = BigInt(`0x${digest.toString('hex')}`);
  let token = '';
  for (let sign = 0; sign < 26; sign += 1) {
    token = SIGNS.charAt(Number(left % 32n)) + token;
    left /= 32n;
  }
  return token;
}
