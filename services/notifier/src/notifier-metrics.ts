/** What becomes of texts (docs/metrics.md). Nobody's number is in a line of the log. */
import type { Logger } from '@stopline/platform/observe/log.ts';
import type { Metrics } from '@stopline/platform/observe/metrics.ts';
import { RECEIPT_STATES, type ReceiptState } from './receipts/routes.ts';
import type { TriedFailure } from './texts/send.ts';

const RESULTS = ['SENT', 'PROVIDER_UNREACHABLE', 'PROVIDER_REFUSED'] as const satisfies readonly (
  | 'SENT'
  | TriedFailure
)[];

export function notifierMetrics(metrics: Metrics, log: Logger) {
  const tries = metrics.counter({
    name: 'stopline_texts_total',
    help: 'Tries to give a text to the provider, by what came of it.',
    labels: { result: RESULTS },
  });
  const receipts = metrics.counter({
    name: 'stopline_text_receipts_total',
    help: "The carrier's receipts, by what they say; refused: not signed, or not understood.",
    labels: { result: [...RECEIPT_STATES, 'refused'] },
  });
  return {
    onTried(result: 'SENT' | TriedFailure, error?: unknown): void {
      tries.inc({ result });
      if (error !== undefined) log.warn({ err: error, result }, 'a text could not be sent');
    },
    onReceipt: (result: ReceiptState | 'refused'): void => receipts.inc({ result }),
  };
}
