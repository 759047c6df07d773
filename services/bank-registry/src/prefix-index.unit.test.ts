import { describe, expect, test } from 'vitest';
import { prefixIndex } from './prefix-index.ts';

const zeros = (prefix: string, length: number) => prefix.padEnd(length, '0');

describe('R12: the longest prefix that fits the number and its length wins', () => {
  const index = prefixIndex([
    { prefix: '622303', bank_id: 'icbc', lengths: [18] },
    { prefix: '622303', bank_id: 'njcb', lengths: [16] },
    { prefix: '622498', bank_id: 'hebei', lengths: [19] },
    { prefix: '62249802', bank_id: 'qhd', lengths: [19] },
    { prefix: '62249802', bank_id: 'qhd', lengths: [17] },
    { prefix: '9558', bank_id: 'icbc', lengths: [19] },
    { prefix: '95588', bank_id: 'other', lengths: [16] },
    { prefix: '6011', bank_id: 'lotus' },
    { prefix: '6012', bank_id: 'lotus', lengths: [16] },
    { prefix: '6012', bank_id: 'harbour', lengths: [16] },
    { prefix: '6013', bank_id: 'table-bank', lengths: [16], from_table: true },
    { prefix: '6013', bank_id: 'lotus', lengths: [16] },
    { prefix: '6013', bank_id: 'table-bank', lengths: [19], from_table: true },
  ]);

  test.each([
    ['one prefix is two banks, told apart by the length', zeros('622303', 18), ['icbc']],
    ['and by the other length', zeros('622303', 16), ['njcb']],
    ['a length that neither has is nobody’s', zeros('622303', 19), []],
    ['a longer prefix wins over the one it nests in', zeros('62249802', 19), ['qhd']],
    ['beside it the shorter one holds', zeros('62249803', 19), ['hebei']],
    ['a longer prefix of another length leaves the word to the shorter', zeros('95588', 19), ['icbc']],
    ['a prefix without lengths fits every length', zeros('6011', 13), ['lotus']],
    ['two banks of one prefix and length tie', zeros('6012', 16), ['lotus', 'harbour']],
    ['a bank’s own word overrules the table', zeros('6013', 16), ['lotus']],
    ['for that length alone', zeros('6013', 19), ['table-bank']],
    ['nothing fits', zeros('4242', 16), []],
    ['shorter than any prefix', '6', []],
  ])('%s', (_, value, owners) => {
    expect(index.ownersOf(value)).toEqual(owners);
  });

  test('short prefixes can be left out of account', () => {
    expect(index.ownersOf(zeros('9558', 19), 5)).toEqual([]);
    expect(index.ownersOf(zeros('622498', 19), 5)).toEqual(['hebei']);
  });

  test('behind a mask every length and every continuation is possible', () => {
    expect(index.ownersOfBeginning('622303')).toEqual(['njcb', 'icbc']);
    expect(index.ownersOfBeginning('622498')).toEqual(['qhd', 'hebei']);
    expect(index.ownersOfBeginning('6224980')).toEqual(['qhd', 'hebei']);
    expect(index.ownersOfBeginning('62249803')).toEqual(['hebei']);
    expect(index.ownersOfBeginning('601100')).toEqual(['lotus']);
    expect(index.ownersOfBeginning('424242')).toEqual([]);
  });
});
