/** What a browser sent, in the form the desk takes: the language, the digits, the reference; or what is wrong with a field. */
import { canonicalCaseReference } from '@stopline/domain';
import type { Request } from 'express';
import { z } from 'zod';
import type { FieldFault, Typed } from './page/ask.ts';
import { LANGUAGES, type Language, languageOf } from './words/words.ts';

/** What was chosen on the page, else what the browser prefers, else the first. */
export function languageIn(request: Request): Language {
  const chosen = request.query.lang;
  const asked = typeof chosen === 'string' ? languageOf(chosen) : null;
  if (asked !== null) return asked;
  const preferred = request.acceptsLanguages([...LANGUAGES]);
  return (preferred === false ? null : languageOf(preferred)) ?? LANGUAGES[0];
}

const TYPED_MAX = 64;
const typedText = z.string().max(TYPED_MAX).optional().catch(undefined);
const typedForm = z.object({ digits: typedText, reference: typedText }).catch({});

export function typedIn(request: Request): Typed {
  const { digits, reference } = typedForm.parse(request.body ?? {});
  return { ...(digits === undefined ? {} : { digits }), ...(reference === undefined ? {} : { reference }) };
}

/** Full-width digits come out of Chinese keyboards; blanks and dashes do not matter. */
const plain = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '');

export function digitsIn({ digits = '' }: Typed): string | FieldFault {
  const value = plain(digits);
  return /^\d{4}$/.test(value) ? value : { field: 'digits', key: 'digits_fault' };
}

export function referenceIn({ reference = '' }: Typed): string | FieldFault {
  return canonicalCaseReference(plain(reference)) ?? { field: 'reference', key: 'reference_fault' };
}
