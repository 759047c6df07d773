/** The sorted sets of the lookups. Whatever could be a person's number stands there as a keyed hash only. */
import { createHmac } from 'node:crypto';
import type { Account, CaseNeed, CaseStatus } from '@stopline/domain';

export const BOARD = 'board';
export const PHONE_TASKS = 'phone-tasks';
/** Cases by the placing of their oldest order that no bank has been told of. */
export const UNINSTRUCTED = 'uninstructed';
/** Cases by the placing of their oldest unsettled order, whoever carries it. */
export const UNSETTLED = 'unsettled';
/** Cases with unsettled orders at a bank, by the placing of the oldest of them. */
export const openAtBankSet = (bank_id: string): string => `open-at:${bank_id}`;
export const statusSet = (status: CaseStatus): string => `status:${status}`;
export const needsSet = (need: CaseNeed): string => `needs:${need}`;
export const operatorSet = (operator_id: string): string => `operator:${operator_id}`;

/** Sets that are found by what is asked for, and hold the newest so many cases. */
export interface FindNames {
  account(account: Account): string;
  phone(phone: string): string;
  caseReference(case_reference: string): string;
  transactionReference(value: string): string;
  bankReference(value: string): string;
}

export const FIND_PREFIX = 'find:';

export function findNames(secret: Buffer): FindNames {
  const named = (kind: string, value: string): string => {
    const digest = createHmac('sha256', secret).update(`lookup\n${kind}\n${value}`).digest('base64url');
    // 132 bits: too many to guess, and each stands in memory once for every case.
    return `${FIND_PREFIX}${digest.slice(0, 22)}`;
  };
  return {
    account: (account) => named('account', accountText(account)),
    phone: (phone) => named('phone', phone),
    caseReference: (reference) => named('case_reference', reference),
    transactionReference: (value) => named('transaction_reference', referenceText(value)),
    bankReference: (value) => named('bank_reference', referenceText(value)),
  };
}

/** One number is told as a card by one caller and as an account by the next. */
function accountText({ scheme, value }: Account): string {
  return scheme === 'CARD' || scheme === 'CN_ACCOUNT' ? `CN ${value}` : `${scheme} ${value}`;
}

/** References are read out on the telephone: capitals and blanks do not count. */
const referenceText = (value: string): string => value.replace(/\s+/g, '').toUpperCase();
