/** Numbers below a hundred as people write them in Chinese, to digits: what times and days are said with. */
const DIGITS = '零一二三四五六七八九';
const RUN = /[零〇一二两三四五六七八九十]+/g;

/** 两三点: two neighbours are a guess between them. */
const IS_GUESS = /^[一二三四五六七八九]{2}$/;
/** 二三十, 十五六: so is one of two on either side of the ten. */
const WITH_TEN = /^[一二三四五六七八九]?十零?[一二三四五六七八九]?$/;

function digitsOf(run: string): string {
  const plain = run.replaceAll('两', '二').replaceAll('〇', '零');
  if (IS_GUESS.test(plain)) return run;
  const ten = plain.indexOf('十');
  if (ten < 0) return [...plain].map((sign) => DIGITS.indexOf(sign)).join('');
  if (!WITH_TEN.test(plain)) return run;
  const [tens = '', ones = ''] = plain.split('十');
  return String((tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones.at(-1) ?? '')));
}

export const withDigits = (text: string): string => text.replace(RUN, digitsOf);
