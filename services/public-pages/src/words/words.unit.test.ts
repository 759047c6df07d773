import { expect, it } from 'vitest';
import { amountIn, timesIn } from './numbers.ts';
import { LANGUAGES, type Language, languageOf, say, WORDS, type WordKey } from './words.ts';

/** The left column of what may be said to somebody who has just been robbed: blame, verdicts, jargon, cheer. */
const NEVER: Readonly<Record<Language, RegExp>> = {
  en: /fell for|trick|dup(e|ed)\b|scam|did you (give|send)|should have|why did you|fail|reject|unsuccessful|recover|freez|froz|lien|pending|suspect|victim|complainant|beneficiary|success|!/i,
  zh: /上当|受骗|被骗|轻信|早该|应该|为什么要|失败|驳回|被拒|冻结|追回|待处理|成功|嫌疑|受害|投诉人|受益|！/,
};
/** The service's own name has the word that everybody knows it by. */
const ownName = (language: Language, text: string): string => text.replaceAll(WORDS[language].service, '');

const keys = Object.keys(WORDS.en) as WordKey[];
const everySentence = LANGUAGES.flatMap((language) =>
  keys.flatMap((key) =>
    WORDS[language][key]
      .split(/(?<=[.。])\s*/)
      .filter((sentence) => sentence !== '')
      .map((sentence) => [language, key, sentence] as const),
  ),
);

it('nobody is blamed, judged or cheered', () => {
  const found = everySentence.filter(([language, , text]) => NEVER[language].test(ownName(language, text)));
  expect(found).toEqual([]);
});
it('the word that everybody takes for jargon stands in the service’s name only', () => {
  const found = everySentence.filter(([language, , text]) => ownName(language, text).includes('止付'));
  expect(found).toEqual([]);
});
it('sentences are short', () => {
  const tooLong = everySentence.filter(([language, , text]) =>
    language === 'en' ? text.split(/\s+/).length > 25 : [...text].length > 50,
  );
  expect(tooLong).toEqual([]);
});
it('both languages fill in the same', () => {
  const blanks = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  const unequal = keys.filter((key) => String(blanks(WORDS.en[key])) !== String(blanks(WORDS.zh[key])));
  expect(unequal).toEqual([]);
});
it('a blank that is not given leaves nothing behind', () => {
  expect(say('en', 'call', { phone: '96110' })).toBe('Call 96110');
  expect(say('zh', 'call')).toBe('拨打 ');
});
it.each([
  ['zh-CN', 'zh'],
  ['zh_TW', 'zh'],
  ['EN-gb', 'en'],
  ['fr', null],
])('the language tag %s is %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});
it('an amount is exact, and whole without decimals', () => {
  expect(amountIn('zh', 8_000_000n, 'CNY')).toBe('¥80,000');
  expect(amountIn('en', 8_000_050n, 'CNY')).toBe('CN¥80,000.50');
  expect(amountIn('en', 5n, 'GBP')).toBe('£0.05');
  expect(amountIn('en', 1_200_000_000_000_001n, 'JPY')).toBe('¥1,200,000,000,000,001');
});
it('a time has its weekday and its zone', () => {
  const at = Date.UTC(2026, 10, 25, 2, 40);
  const times = timesIn('Asia/Shanghai', () => at);
  expect(times('en', at)).toBe('Wed 25 Nov, 10:40 (China Time)');
  expect(times('zh', at)).toBe('11月25日周三 10:40（中国时间）');
});
it('a time in another year has its year', () => {
  // In Shanghai it is the new year already.
  const at = Date.UTC(2026, 11, 31, 16, 1);
  const times = timesIn('Asia/Shanghai', () => Date.UTC(2026, 10, 25));
  expect(times('en', at)).toBe('Fri, 1 Jan 2027, 00:01 (China Time)');
  expect(times('zh', at)).toBe('2027年1月1日周五 00:01（中国时间）');
});
