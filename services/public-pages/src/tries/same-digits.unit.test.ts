import { expect, it } from 'vitest';
import { sameDigits } from './same-digits.ts';

it.each([
  ['1234', ['1234'], true],
  ['5678', ['1234', '5678'], true],
  ['4321', ['1234', '5678'], false],
  ['1234', [], false],
  ['123', ['1234'], false],
  ['12345', ['1234'], false],
])('R19 given %s where %j are accepted: %s', (given, accepted, same) => {
  expect(sameDigits(given, accepted)).toBe(same);
});
