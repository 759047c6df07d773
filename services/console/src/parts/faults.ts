/** What the API refused, in words: the reason in the reader's language, and the API's own sentence. */
import type { ApiFault } from '../api/call.ts';
import type { FieldFault } from '../api/types.ts';
import { language, sayOr } from '../words/say.ts';
import { FIELDS_IN_CHINESE } from '../words/zh-fields.ts';
import { REFUSALS_IN_CHINESE } from '../words/zh-refusals.ts';

export function faultText(fault: ApiFault): string {
  const known = sayOr(`fault_${fault.reason}`, '');
  if (known === '') return fault.message;
  if (fault.reason === 'RULE_REFUSES') return `${known} ${refusalText(fault.message)}`;
  // The API's sentence is in English; beside Chinese words it is still what the log says.
  return fault.reason === 'INVALID_FIELD' ? `${known} ${fault.message}` : known;
}

function refusalText(api: string): string {
  if (language.value === 'en') return api;
  return REFUSALS_IN_CHINESE.find(([begins]) => api.startsWith(begins))?.[1] ?? api;
}

/** In Chinese what is right is said first, in our words; the API's own sentence, in English, is still what the log says. */
export function fieldText({ field, problem, expected }: FieldFault): string {
  const api = `${problem}; right is: ${expected}`;
  if (language.value === 'en') return api;
  const right = FIELDS_IN_CHINESE.find(([name]) => field.split(/[.[\]]+/).includes(name));
  return right === undefined ? `此项有误（${api}）` : `${right[1]}（${api}）`;
}
