/** A text's words, and that they fit. */
import { type CheckWords, checkWordsOf, type TextKind } from '@stopline/domain';
import { SegmentedMessage } from 'sms-segments-calculator';
import { SEGMENTS_MOST, TEMPLATES, TEXT_LANGUAGES, type TextLanguage } from './templates.ts';

export interface Blanks {
  readonly case_reference: string;
  readonly check_words: CheckWords;
  readonly link: string;
  /** The hotline's number. */
  readonly phone: string;
}

/** Chinese for who speaks it, English for everybody else. */
export const textLanguageOf = (locale: string): TextLanguage =>
  locale.toLowerCase().split('-')[0] === 'zh' ? 'zh' : 'en';

export function bodyOf(kind: TextKind, language: TextLanguage, blanks: Blanks): string {
  const values: Readonly<Record<string, string>> = {
    reference: blanks.case_reference,
    words: blanks.check_words[language],
    link: blanks.link,
    phone: blanks.phone,
  };
  return TEMPLATES[language][kind].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** The longest pair of check words that there is (R19: two bytes of the digest decide). */
function longestWords(language: TextLanguage): CheckWords {
  let longest = checkWordsOf(new Uint8Array(32));
  for (let first = 0; first < 256; first += 1) {
    for (let second = 0; second < 256; second += 1) {
      const digest = new Uint8Array(32);
      digest.set([first, second], 8);
      const words = checkWordsOf(digest);
      if (words[language].length > longest[language].length) longest = words;
    }
  }
  return longest;
}

/** What is too long with the longest words there are; empty if all texts fit. Checked at start, since a setting decides it. */
export function textsTooLong(given: Pick<Blanks, 'link' | 'phone'>): readonly string[] {
  return TEXT_LANGUAGES.flatMap((language) => {
    const blanks = { ...given, case_reference: 'WWWWW-WWWWW', check_words: longestWords(language) };
    return (Object.keys(TEMPLATES[language]) as TextKind[]).flatMap((kind) => {
      const { segmentsCount, encodingName, numberOfCharacters } = new SegmentedMessage(bodyOf(kind, language, blanks));
      const most = SEGMENTS_MOST[language];
      if (segmentsCount <= most) return [];
      const size = `${numberOfCharacters} characters in ${encodingName}, ${segmentsCount} parts`;
      return [`the text ${kind} in ${language} has ${size}; at most ${most}: give a shorter link address or number`];
    });
  });
}
