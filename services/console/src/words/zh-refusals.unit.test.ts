import { expect, test } from 'vitest';
import { sourceOf } from './source-testing.ts';
import { REFUSALS_IN_CHINESE } from './zh-refusals.ts';

const source = sourceOf('domain/src');

/** The sentence is the second argument; a reason other than the usual one has words of its own (`fault_…`). */
const REFUSED = /(?:refuse|refusedOrder)\(\s*'R\d+',\s*(['"`])((?:(?!\1).)+)\1,?\s*(?:\)|'RULE_REFUSES')/g;
const said = [...source.matchAll(REFUSED)].map(([, , sentence = '']) => sentence);

test('each refusal has its sentence where it refuses, so that none is overlooked here', () => {
  const elsewhere = source.match(/(?:refuse|refusedOrder)\(\s*'R\d+',\s*[^\s'"`].*/g);
  expect(elsewhere).toBeNull();
});

test('each sentence with which a rule refuses is said in Chinese too', () => {
  expect(said.length).toBeGreaterThan(12);
  const lacking = said.filter(
    // `${what} is possible …`: what it begins with stands below.
    (sentence) => !sentence.startsWith('${') && !REFUSALS_IN_CHINESE.some(([begins]) => sentence.startsWith(begins)),
  );
  expect(lacking).toEqual([]);
});

test('none of them is of a sentence that no rule says any more', () => {
  const gone = REFUSALS_IN_CHINESE.map(([begins]) => begins.replace(/ is possible$/, '')).filter(
    (begins) => !source.includes(begins),
  );
  expect(gone).toEqual([]);
});
