/** "five thousand two hundred", "twenty-five", "a hundred and ten": whole numbers in English words. */
const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES = new Map([
  ['thousand', 1_000],
  ['lakh', 100_000],
  ['million', 1_000_000],
]);

const any = (words: Iterable<string>): string => `(?:${[...words].join('|')})`;
const BELOW_HUNDRED = `(?:${any(TENS)}(?:[ -]${any(SMALL.slice(1, 10))})?|${any(SMALL)})`;
const BELOW_THOUSAND = `(?:(?:an?|${any(SMALL)}) hundred(?: (?:and )?${BELOW_HUNDRED})?|${BELOW_HUNDRED})`;
const SCALED = `(?:${BELOW_THOUSAND}|an?) ${any(SCALES.keys())}`;
/** Only what is one number: "ten thirty" is two, as a clock says them. */
const NUMBER = new RegExp(
  `\\b(?:${SCALED}(?:(?: and)? ${SCALED})*(?:(?: and)? ${BELOW_THOUSAND})?|${BELOW_THOUSAND})\\b`,
  'g',
);

function amountSaid(number: string): number {
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

/** Number words to digits, in lower case; everything else stays as it is. */
export const withEnglishDigits = (text: string): string => text.replace(NUMBER, (number) => String(amountSaid(number)));
