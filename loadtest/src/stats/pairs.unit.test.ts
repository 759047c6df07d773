import { expect, test } from 'vitest';
import { baseGoesFirst, medianRatio, ratios } from './pairs.ts';

const pairsOf = (...figures: readonly [number, number][]) => figures.map(([base, measured]) => ({ base, measured }));
const itself = (value: number): number => value;

test('one bad pair does not move the ratio', () => {
  expect(medianRatio(pairsOf([10, 14], [10, 15], [10, 830]), itself)).toBe(1.5);
});

test('a machine that is twice as slow in one pair as in another changes nothing: each pair has its own base', () => {
  expect(medianRatio(pairsOf([10, 15], [20, 30], [40, 60]), itself)).toBe(1.5);
});

test('a pair without a figure is left out; with none at all there is no ratio', () => {
  expect(ratios(pairsOf([Number.NaN, 3], [2, Number.NaN], [0, 3], [2, 3]), itself)).toEqual([1.5]);
  expect(medianRatio([], itself)).toBeNaN();
});

test('each side goes first in every other pair', () => {
  expect([0, 1, 2, 3].map(baseGoesFirst)).toEqual([true, false, true, false]);
});
