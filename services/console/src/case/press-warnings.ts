/** What the API warned of at the press, said once for all payments that it is true of. */
import type { Warning } from '../api/types.ts';

export interface WarningLine {
  /** From 1; none of what is not about a payment. */
  readonly payments: readonly number[];
  /** The account it is about. */
  readonly side: 'from' | 'to' | null;
  readonly warning: Warning;
}

/** By payment; `payments[1].to.value` is the account that the second was paid to. */
export function warningLines(warnings: readonly Warning[]): readonly WarningLine[] {
  const lines = Map.groupBy(
    warnings.map((warning) => ({ ...placeOf(warning.field), warning })),
    ({ side, warning: { reason, text } }) => `${reason} ${side} ${text}`,
  );
  return [...lines.values()]
    .flatMap(([first, ...more]) => {
      if (first === undefined) return [];
      const payments = [first, ...more].flatMap(({ payment }) => payment ?? []).sort((a, b) => a - b);
      return [{ payments: [...new Set(payments)], side: first.side, warning: first.warning }];
    })
    .sort((a, b) => (a.payments[0] ?? 0) - (b.payments[0] ?? 0));
}

function placeOf(field: string): { readonly payment: number | null; readonly side: 'from' | 'to' | null } {
  const [, index, side] = /^payments\[(\d+)\](?:\.(from|to)\b)?/.exec(field) ?? [];
  return {
    payment: index === undefined ? null : Number(index) + 1,
    side: side === 'from' || side === 'to' ? side : null,
  };
}
