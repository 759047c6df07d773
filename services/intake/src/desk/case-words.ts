/** R19: what people call a case, and the words by which the victim knows the real service: derived, so that a repeat says the same. */
import { createHmac } from 'node:crypto';
import { type CheckWords, caseReferenceOf, checkWordsOf } from '@stopline/domain';

export interface CaseWords {
  readonly case_reference: string;
  readonly check_words: CheckWords;
}

export function caseWordsOf(secret: Uint8Array, case_id: string): CaseWords {
  const digest = createHmac('sha256', secret).update(case_id).digest();
  return { case_reference: caseReferenceOf(digest), check_words: checkWordsOf(digest) };
}
