/** What banks say: StopOutcome and OnwardTransfer, by whatever door. */
import type { StopOutcome } from '@stopline/domain/stop/outcome-types.ts';
import * as z from 'zod';
import { LIMITS } from '../limits.ts';
import { ANSWERS, ONWARD_KINDS, REFUSAL_REASONS, RELEASE_REASONS } from './enums.ts';
import {
  currencyCode,
  id,
  instant,
  integer,
  list,
  maybe,
  message,
  minorUnits,
  oneOf,
  sequenceNumber,
  text,
} from './leaves.ts';
import { account, money, transactionReference } from './payment.ts';

export const onwardTransfer = message({
  transfer_id: text(LIMITS.reference_chars_max),
  kind: oneOf(ONWARD_KINDS),
  to: maybe(account),
  amount: money,
  at: instant(),
  transaction_reference: maybe(transactionReference),
}).meta({ id: 'OnwardTransferInput' });

export const onwardTransfers = (min: number) =>
  list(onwardTransfer, min, LIMITS.onward_per_outcome_max, 'onward transfers');

/**
 * Along with a bank's outcome: what is above the bound is not read, since a freeze must not be refused for the length of a
 * list. The bank tells the rest by ReportOnwardTransfers.
 */
const onwardWithOutcome = z.preprocess(
  (given) => (Array.isArray(given) ? given.slice(0, LIMITS.onward_per_outcome_max) : given),
  onwardTransfers(0).default([]),
);

/** What a bank's machine and a person on the telephone both say. Contradictions are accepted: people judge them (R7). */
const said = {
  revision: integer(1, LIMITS.revision_max),
  answer: oneOf(ANSWERS),
  requested_minor_units: minorUnits(0n),
  currency_code: currencyCode(),
  frozen_total: minorUnits(0n),
  released_total: minorUnits(0n),
  expired_total: minorUnits(0n),
  returned_total: minorUnits(0n),
  refusal_reason: maybe(oneOf(REFUSAL_REASONS)),
  release_reason: maybe(oneOf(RELEASE_REASONS)),
  effective_time: maybe(instant()),
  frozen_until: maybe(instant()),
  bank_reference: maybe(text(LIMITS.reference_chars_max)),
};

export const stopOutcome = message({
  order_id: id(),
  sequence: maybe(sequenceNumber()),
  ...said,
  onward: onwardWithOutcome,
}).meta({ id: 'StopOutcomeInput' });

/** Read in by a person: the task says which order, and nobody on the telephone counts outcomes. */
export const phoneOutcome = message({
  order_id: maybe(id()),
  ...said,
  onward: onwardTransfers(0).default([]),
}).meta({ id: 'PhoneOutcomeInput' });

export type OutcomeSaid = z.output<typeof stopOutcome>;
export type PhoneOutcomeSaid = z.output<typeof phoneOutcome>;
export type OnwardTransferSaid = z.output<typeof onwardTransfer>;

export interface OutcomeParts {
  readonly outcome: StopOutcome;
  readonly onward: readonly OnwardTransferSaid[];
}

/** The bank's word and the transfers it tells of are two commands; the order is named by both. */
export function partsOf(said: OutcomeSaid | PhoneOutcomeSaid): OutcomeParts {
  const { order_id: _order_id, onward, ...outcome } = said;
  return { outcome, onward };
}
