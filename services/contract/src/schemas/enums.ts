/** The closed lists that are accepted as input. Output values need none: the domain's types are theirs. */
import type { CloseReason, TransactionReferenceKind, WithdrawalReason } from '@stopline/domain/case/state.ts';
import type { CaseStatus } from '@stopline/domain/case/status.ts';
import type { Answer, OnwardKind, RefusalReason, ReleaseReason } from '@stopline/domain/stop/outcome-types.ts';

export const TRANSACTION_REFERENCE_KINDS = [
  'UETR',
  'END_TO_END_ID',
  'UTR',
  'CARD_ARN',
  'SERIAL',
  'OTHER',
] as const satisfies readonly TransactionReferenceKind[];

export const ANSWERS = ['PENDING', 'REFUSED', 'FINAL'] as const satisfies readonly Answer[];

export const REFUSAL_REASONS = [
  'ACCOUNT_UNKNOWN',
  'ACCOUNT_CLOSED',
  'NAME_MISMATCH',
  'AMOUNT_MISMATCH',
  'TIME_MISMATCH',
  'STOP_LIMIT_REACHED',
  'LEGAL',
  'OTHER',
] as const satisfies readonly RefusalReason[];

export const RELEASE_REASONS = [
  'AMENDED',
  'WITHDRAWN',
  'APPEAL',
  'COURT',
  'HOLDER_CLEARED',
  'OTHER',
] as const satisfies readonly ReleaseReason[];

export const ONWARD_KINDS = [
  'ACCOUNT',
  'CASH',
  'CARD',
  'WALLET',
  'MERCHANT',
  'CRYPTO',
  'ABROAD',
  'UNKNOWN',
] as const satisfies readonly OnwardKind[];

export const WITHDRAWAL_REASONS = [
  'TYPED_WRONG',
  'NOT_FRAUD',
  'CALLER_WITHDREW',
  'DUPLICATE',
] as const satisfies readonly WithdrawalReason[];

export const CLOSE_REASONS = [
  'RESOLVED',
  'NO_LOSS',
  'FALSE_REPORT',
  'DUPLICATE',
] as const satisfies readonly CloseReason[];

export const CASE_STATUSES = ['OPEN', 'FROZEN', 'NOTHING_FROZEN', 'CLOSED'] as const satisfies readonly CaseStatus[];
export const CASE_NEEDS = ['PHONE', 'ANSWER', 'ATTENTION'] as const;
