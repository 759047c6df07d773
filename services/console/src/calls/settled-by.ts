/** Who dealt with a bank: an operator on the telephone, or the bank by itself. */
import type { CaseEvent } from '../api/types.ts';

export type Settler = { readonly by: 'OPERATOR'; readonly operator: string } | { readonly by: 'BANK' };

const SETTLING = new Set(['OUTCOME_RECORDED.FINAL', 'OUTCOME_RECORDED.REFUSED']);
const REPEATED = 'OUTCOME_RECORDED.REPEATED';

/**
 * By the last answer that settled the order. What an operator recorded stands right behind their name, in the same append, and counts also
 * where it only says again what is known: it closes the task of a contradiction.
 */
export function settledBy(events: readonly CaseEvent[], order_id: string): Settler | null {
  let settler: Settler | null = null;
  let told: CaseEvent | null = null;
  for (const event of events) {
    if (event.text.key === 'PHONE_TASK_ANSWERED.OUTCOME') told = event;
    if (event.order_id !== order_id) continue;
    const { key, values } = event.text;
    const operator = values.door === 'PHONE' && told?.version === event.version ? told.text.values.operator : undefined;
    if (operator !== undefined && (SETTLING.has(key) || key === REPEATED)) settler = { by: 'OPERATOR', operator };
    else if (SETTLING.has(key)) settler = { by: 'BANK' };
  }
  return settler;
}
