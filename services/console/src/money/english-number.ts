/** "five thousand two hundred", "twenty-five", "a hundred and ten": whole numbers in English words, in lower case. */
const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES = new Map([
  ['million', 1_000_000],
  ['lakh', 100_000],
  ['thousand', 1_000],
]);

const any = (words: Iterable<string>): string => `(?:${[...words].join('|')})`;
const BELOW_HUNDRED = `(?:${any(TENS)}(?:[ -]${any(SMALL.slice(1, 10))})?|${any(SMALL)})`;
const BELOW_THOUSAND = `(?:(?:an?|${any(SMALL)}) hundred(?: (?:and )?${BELOW_HUNDRED})?|${BELOW_HUNDRED})`;
/** Each scale once, the greatest first. */
const SCALED = [...SCALES.keys()].map((scale) => `(?:(?:${BELOW_THOUSAND}|an?) ${scale}(?: and)?(?: |$))?`).join('');
const NUMBER = new RegExp(`^${SCALED}(?:${BELOW_THOUSAND})?$`);
const SAID_BY_CLOCKS = new RegExp(`\\b${BELOW_HUNDRED}\\b`, 'g');

function valueOfWords(number: string): number {
  let total = 0;
  let section = 0;
  for (const word of number.split(/[ -]/)) {
    const scale = SCALES.get(word);
    if (scale !== undefined) {
      total += Math.max(section, 1) * scale;
      section = 0;
    } else if (word === 'hundred') section = Math.max(section, 1) * 100;
    else section += TENS.includes(word) ? (TENS.indexOf(word) + 2) * 10 : Math.max(SMALL.indexOf(word), 0);
  }
  return total + section;
}

/** Null for all that is not one number from its first word to its last. */
export const englishNumber = (text: string): bigint | null =>
  text !== '' && NUMBER.test(text) ? BigInt(valueOfWords(text)) : null;

/** Each number below a hundred to digits: a clock says two of them, "ten thirty". Everything else stays as it is. */
export const withEnglishDigits = (text: string): string =>
  text.replace(SAID_BY_CLOCKS, (number) => String(valueOfWords(number)));
