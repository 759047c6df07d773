import type { PhoneTask } from '../api/types.ts';
import type { Key } from '../words/say.ts';

/** What the call is for, as its words are (R17); a contradiction wants nothing but the totals. */
export function askedWord({ requested, change, reason }: PhoneTask): Key | null {
  if (requested?.minor_units !== '0') return 'calls_amount';
  if (reason === 'CONTRADICTION') return null;
  // R3: what another bank holds already this one need not take as well, but it keeps what it has.
  return change === 'COVERED_ELSEWHERE' ? 'calls_keep' : 'calls_end';
}
