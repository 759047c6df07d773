/**
 * The secret part of a link: 128 bits, an HMAC of the case and the number of the text, so that every try and every resend of a text has
 * the same link and nobody has to keep it. Signs of Crockford's base 32: none looks like another.
 */
import { createHmac } from 'node:crypto';

const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
const BYTES = 16;

export function linkTokenOf(secret: Uint8Array, case_id: string, number: number): string {
  const digest = createHmac('sha256', secret).update(`link\n${case_id}\n${number}`).digest().subarray(0, BYTES);
  let left = BigInt(`0x${digest.toString('hex')}`);
  let token = '';
  for (let sign = 0; sign < 26; sign += 1) {
    token = SIGNS.charAt(Number(left % 32n)) + token;
    left /= 32n;
  }
  return token;
}
