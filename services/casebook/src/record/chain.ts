/**
 * The chain: each entry names the hash before it, and its own hash covers that and its bytes. Whoever holds the last
 * head can prove the whole log, without knowing what the entries mean. These rules are fixed for ever
 * (docs/decisions/0006-log-bytes.md).
 */
import { createHash, hash } from 'node:crypto';

/** The hash before the first entry. */
export const FIRST_HEAD = '0'.repeat(64);

/** SHA-256 over the 64 hexadecimal digits of the hash before, then the entry's bytes (UTF-8); hexadecimal. */
export function headOf(before: string, entry: string | Buffer): string {
  if (typeof entry === 'string') return hash('sha256', before + entry, 'hex');
  return createHash('sha256').update(before).update(entry).digest('hex');
}
