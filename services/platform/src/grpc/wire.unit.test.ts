import { expect, test } from 'vitest';
import { hasMessageShape } from './wire.ts';

const of = (...bytes: number[]): boolean => hasMessageShape(Uint8Array.from(bytes));

test('whole messages have the shape', () => {
  expect(of()).toBe(true);
  expect(of(0x08, 0x96, 0x01, 0x12, 0x02, 0x61, 0x62)).toBe(true);
  expect(of(0x09, 1, 2, 3, 4, 5, 6, 7, 8, 0x0d, 1, 2, 3, 4)).toBe(true);
});

test('every cut of a message inside a field loses it', () => {
  const whole = [0x08, 0x96, 0x01, 0x12, 0x05, 0x0a, 0x03, 0x61, 0x62, 0x63];
  const boundaries = [0, 3, whole.length];
  for (let cut = 0; cut <= whole.length; cut += 1) {
    expect(of(...whole.slice(0, cut))).toBe(boundaries.includes(cut));
  }
});

test('field 0, groups, unknown wire types and endless numbers are refused', () => {
  expect(of(0x00, 0x01)).toBe(false);
  expect(of(0x0b, 0x0c)).toBe(false);
  expect(of(0x0f)).toBe(false);
  expect(of(0x08, ...Array.from({ length: 11 }, () => 0xff), 0x01)).toBe(false);
  expect(of(0xff, 0xff, 0xff)).toBe(false);
});
