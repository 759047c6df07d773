import { expect, test } from 'vitest';
import { amountInWords } from './in-words.ts';
import { placesOf, readAmount, readAmountIn } from './read.ts';
import { moneyText } from './show.ts';

const read = (typed: string, places = 2): string => {
  const found = readAmount(typed, places);
  return 'problem' in found ? found.problem : String(found.minor_units);
};

test.each([
  ['120000', '12000000'],
  ['120,000', '12000000'],
  ['120,000.50', '12000050'],
  ['120 000', '12000000'],
  ['1,20,000', '12000000'],
  ['12,0000', '12000000'],
  ['¥120,000.5', '12000050'],
  ['１２００００', '12000000'],
  ['12万', '12000000'],
  ['12w', '12000000'],
  ['12 万元', '12000000'],
  ['1.5万', '1500000'],
  ['5万3', '5300000'],
  ['5万3千', '5300000'],
  ['5万3百', '5030000'],
  ['5万3千2百', '5320000'],
  ['1万2千5百', '1250000'],
  ['1万2千5', '1250000'],
  ['12万 3千 5百元', '12350000'],
  ['5w3k2百', '5320000'],
  ['5万零3百', '5030000'],
  ['1万2千零5', '1200500'],
  ['12万3456', '12345600'],
  ['3千5', '350000'],
  ['3千2百5十', '325000'],
  ['5百', '50000'],
  ['2千万', '2000000000'],
  ['1.5k', '150000'],
  ['3千', '300000'],
  ['2 lakh', '20000000'],
  ['1.2m', '120000000'],
  ['1亿', '10000000000'],
  ['5000元', '500000'],
  ['5000块', '500000'],
  ['三千五百元', '350000'],
  ['十二万', '12000000'],
  ['三万五', '3500000'],
  ['三万零五', '3000500'],
  ['一百零五万', '105000000'],
  ['两千', '200000'],
  ['300 dollars', '30000'],
  ['5000元5角', '500050'],
  ['5000元5角3分', '500053'],
  ['5000元零3分', '500003'],
  ['12块5', '1250'],
  ['5块零5', '505'],
  ['五块零五', '505'],
  ['100元零5毛', '10050'],
  ['12块5毛3', '1253'],
  ['0元5角', '50'],
  ['$ about 500', '50000'],
  ['two million five hundred thousand and one', '250000100'],
  ['a thousand', '100000'],
  ['三千五百元五角', '350050'],
  ['about 5000', '500000'],
  ['大概5万左右', '5000000'],
  ['five thousand', '500000'],
  ['five thousand two hundred and thirty-one yuan', '523100'],
  ['a hundred and twenty thousand dollars', '12000000'],
  ['one million two hundred thousand', '120000000'],
  ['eight hundred', '80000'],
  ['0.01', '1'],
  ['1.10', '110'],
])('%s is understood', (typed, expected) => {
  expect(read(typed)).toBe(expected);
});

test.each([
  ['', 'UNREADABLE'],
  ['a lot', 'UNREADABLE'],
  ['five twenty', 'UNREADABLE'],
  ['five six hundred', 'UNREADABLE'],
  ['one hundred 500', 'UNREADABLE'],
  ['ten 500', 'UNREADABLE'],
  ['one thousand two hundred million', 'UNREADABLE'],
  ['100元 500元', 'UNREADABLE'],
  ['100块 200块', 'UNREADABLE'],
  ['$100 $500', 'UNREADABLE'],
  ['100 dollars 500', 'UNREADABLE'],
  ['5 about 500', 'UNREADABLE'],
  ['12块500', 'UNREADABLE'],
  ['五六百', 'UNREADABLE'],
  ['两三千', 'UNREADABLE'],
  ['五零零零', 'UNREADABLE'],
  ['5000元12角', 'UNREADABLE'],
  ['-5', 'UNREADABLE'],
  ['1,5', 'UNREADABLE'],
  ['1.2.3', 'UNREADABLE'],
  ['5万2百3千', 'UNREADABLE'],
  ['5万12千', 'UNREADABLE'],
  ['0', 'ZERO'],
  ['1.234', 'TOO_FINE'],
  // Eighty thousand, where a dot stands between thousands.
  ['80.000', 'TOO_FINE'],
  ['1.500', 'TOO_FINE'],
  ['99999999999999999', 'TOO_LARGE'],
])('%s is not: %s', (typed, expected) => {
  expect(read(typed)).toBe(expected);
});

test('a currency has its own decimals', () => {
  expect([placesOf('CNY'), placesOf('JPY'), placesOf('KWD')]).toEqual([2, 0, 3]);
  expect(read('1200', 0)).toBe('1200');
  expect(read('1.5', 0)).toBe('TOO_FINE');
});

test.each([
  [12_000_000n, 'one hundred and twenty thousand yuan', '人民币壹拾贰万元整'],
  [12_000_050n, 'one hundred and twenty thousand yuan and 50/100', '人民币壹拾贰万元伍角'],
  [3_000_005n, 'thirty thousand yuan and 5/100', '人民币叁万元零伍分'],
  [100_500n, 'one thousand and five yuan', '人民币壹仟零伍元整'],
  [1_000_100n, 'ten thousand and one yuan', '人民币壹万零壹元整'],
  [10_005_000_000n, 'one hundred million fifty thousand yuan', '人民币壹亿零伍万元整'],
  [
    123_456_789_01n,
    'one hundred and twenty-three million four hundred and fifty-six thousand seven hundred and eighty-nine yuan and 1/100',
    '人民币壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分',
  ],
  [1_000n, 'ten yuan', '人民币壹拾元整'],
  [5n, 'zero yuan and 5/100', '人民币伍分'],
])('%s in words', (minor, en, zh) => {
  expect(amountInWords(minor, 'CNY', 'en')).toBe(en);
  expect(amountInWords(minor, 'CNY', 'zh')).toBe(zh);
});

test('other currencies are named', () => {
  expect(amountInWords(150_050n, 'USD', 'en')).toBe('one thousand five hundred US dollars and 50/100');
  expect(amountInWords(150_050n, 'USD', 'zh')).toBe('美元壹仟伍佰点伍零');
});

test('an amount is shown exactly', () => {
  expect(moneyText('123456789012345', 'CNY', 'en')).toBe('¥1,234,567,890,123.45');
  expect(moneyText('5', 'CNY', 'zh')).toBe('¥0.05');
  expect(moneyText(1_200n, 'JPY', 'en')).toBe('¥1,200');
});

test.each([
  ['$500', 'CNY'],
  ['500 USD', 'CNY'],
  ['＄500', 'CNY'],
  ['€20', 'GBP'],
  ['人民币500元', 'USD'],
  ['500 rupees', 'CNY'],
  ['8万美元', 'CNY'],
  ['500港币', 'CNY'],
  ['8万欧元', 'USD'],
  ['500元', 'USD'],
])('%s with %s chosen: one of the two is wrong', (typed, currency) => {
  expect(readAmountIn(typed, currency)).toEqual({ problem: 'OTHER_CURRENCY' });
});
test.each([
  ['8万欧元', 'EUR', 8_000_000n],
  ['8万美元', 'USD', 8_000_000n],
  ['100美金', 'USD', 10_000n],
  ['3万日元', 'JPY', 30_000n],
  ['500港元', 'HKD', 50_000n],
  ['500元', 'HKD', 50_000n],
  ['200英镑', 'GBP', 20_000n],
  ['$500', 'USD', 50_000n],
  ['$500', 'HKD', 50_000n],
  ['¥500', 'CNY', 50_000n],
  ['¥500', 'JPY', 500n],
  ['三千五百元', 'CNY', 350_000n],
  ['5万', 'USD', 5_000_000n],
])('%s with %s chosen is what it says', (typed, currency, minor_units) => {
  expect(readAmountIn(typed, currency)).toEqual({ minor_units });
});
