/** The port to a text provider. */

export interface OutgoingText {
  /** A provider that knows ids sends a text once, however often it is given. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly body: string;
}

/**
 * Resolves when the provider has taken the text: from then on it is the carrier's, and receipts follow. Rejects with
 * TerminalError for what it will never take, with RetryableError or OutcomeUnknownError for what may be tried again.
 */
export interface TextProvider {
  send(text: OutgoingText): Promise<void>;
}
