/**
 * A way a machine reaches a bank. A new kind is a folder beside `grpc` that keeps this port; the suite in
 * test/channel-contract.ts says what keeping it means.
 */
import type { BankInstruction, Instant, OnwardTransfer, StopOutcome } from '@stopline/domain';

export interface Deadline {
  /** What is left for this call. */
  readonly within_ms: number;
  /** The same as a time of the record, for the bank to read. */
  readonly respond_by: Instant;
}

/** The bank's word, valid and about the order that was asked. */
export interface BankAnswer {
  readonly outcome: StopOutcome;
  readonly onward: readonly OnwardTransfer[];
}

/** Both calls always settle, soon after their deadline at the latest, and reject with a ChannelError alone. */
export interface Channel {
  /** Makes the order so. The bank's key is (order, revision): a second call for the same changes nothing. */
  apply(instruction: BankInstruction, deadline: Deadline): Promise<BankAnswer>;
  /** How the order stands; null if the bank does not know it. */
  query(order_id: string, deadline: Deadline): Promise<BankAnswer | null>;
  /** Takes no more calls. Those under way may end. */
  close(): void;
}

/**
 * No answer that could be recorded. After a time-out the bank may well have frozen (R5), so none of these means "not
 * done"; they differ only in what they say of the channel.
 */
export class ChannelError extends Error {
  override readonly name = 'ChannelError';
  /** One word for the record, for example UNAVAILABLE. */
  readonly word: string;
  /** The channel is ailing: its breaker counts this. Otherwise it is a fault between the two systems, and a person's. */
  readonly ailing: boolean;

  constructor(word: string, message: string, details: { ailing: boolean; cause?: unknown }) {
    super(message, details.cause === undefined ? {} : { cause: details.cause });
    this.word = word;
    this.ailing = details.ailing;
  }
}

/** Whatever a channel throws, as one kind. A channel that breaks its word is a fault of ours and says nothing of the bank. */
export function asChannelError(thrown: unknown): ChannelError {
  if (thrown instanceof ChannelError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new ChannelError('CHANNEL_FAULT', message, { ailing: false, cause: thrown });
}
