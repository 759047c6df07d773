/** What the API refused, in words: the reason in the reader's language, and the API's own sentence. */
import type { ApiFault } from '../api/call.ts';
import type { FieldFault } from '../api/types.ts';
import { language, sayOr } from '../words/say.ts';

export function faultText(fault: ApiFault): string {
  const known = sayOr(`fault_${fault.reason}`, '');
  if (known === '') return fault.message;
  // The API's sentence is in English; beside Chinese words it is still what the log says.
  return fault.reason === 'RULE_REFUSES' || fault.reason === 'INVALID_FIELD' ? `${known} ${fault.message}` : known;
}

export const fieldText = ({ problem, expected }: FieldFault): string =>
  language.value === 'zh' ? `此项有误：${problem}（应为：${expected}）` : `${problem}; right is: ${expected}`;
