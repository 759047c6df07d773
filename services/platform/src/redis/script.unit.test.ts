import { expect, test } from 'vitest';
import { withoutComments } from './script.ts';

test('lines that only comment do not travel, everything else stays', () => {
  const lua = "-- what it does\n\nlocal a = '--x' -- why\n  -- more\n  return a\n";
  expect(withoutComments(lua)).toBe("local a = '--x' -- why\nreturn a");
});

test('a script with long texts travels as it is', () => {
  const lua = 'local a = [[\n-- part of the text\n]]\nreturn a';
  expect(withoutComments(lua)).toBe(lua);
});
