/**
 * Ids are derived, never drawn: a repeat of the same command makes the same ids, and every door reads the case,
 * and so the shard, from any of them. `node:crypto`'s hash is a pure function: the one import this room allows itself.
 */
import { hash } from 'node:crypto';

const digest = (...parts: readonly string[]): string =>
  hash('sha256', parts.map((part) => `${part.length}:${part}`).join(''), 'hex');

/** A uuid (version 8: "made by our own rule") from 32 hexadecimal digits of a hash. */
function uuidFrom(hex: string): string {
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

const CASE_ID = /^case_[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const CHILD_ID =
  /^(payment|order|enquiry|phone)_([0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})_[0-9a-f]{16}$/;

/** The case of the first press: a second press with the same key by the same operator is the same case. */
export const caseIdOf = (operator_id: string, idempotency_key: string): string =>
  `case_${uuidFrom(digest('case', operator_id, idempotency_key))}`;

export const isCaseId = (text: string): boolean => CASE_ID.test(text);

const child = (kind: string, case_id: string, ...parts: readonly string[]): string =>
  `${kind}_${case_id.slice('case_'.length)}_${digest(kind, ...parts).slice(0, 16)}`;

/** The command that told of the payment, and its place in that command. */
export const paymentIdOf = (case_id: string, command_id: string, position: number): string =>
  child('payment', case_id, command_id, String(position));

export interface OrderKey {
  readonly payment_id: string;
  readonly account: string;
  readonly bank_id: string;
  readonly round: number;
}
/** R1: the key of the money is the transaction; one order per payment, account, bank and round. */
export const orderIdOf = (case_id: string, key: OrderKey): string =>
  child('order', case_id, key.payment_id, key.account, key.bank_id, String(key.round));

export const enquiryIdOf = (case_id: string, payment_id: string, account: string): string =>
  child('enquiry', case_id, payment_id, account);

/** The n-th telephone task of an order. */
export const phoneTaskIdOf = (case_id: string, order_id: string, number: number): string =>
  child('phone', case_id, order_id, String(number));

/** The case that an order, payment, enquiry or phone task belongs to; null if the id has not our form. */
export function caseIdIn(id: string): string | null {
  const match = CHILD_ID.exec(id);
  return match === null ? null : `case_${match[2]}`;
}

/** R20: what a person's command is known by. The key alone would let two operators collide. */
export const commandIdOf = (actor: string, rpc: string, idempotency_key: string): string =>
  digest('command', actor, rpc, idempotency_key).slice(0, 32);

/** R20: the fingerprint of a normalised body (JSON text with sorted keys, absent and default fields left out). */
export const fingerprintOf = (normalised: string): string => digest('body', normalised).slice(0, 32);
