import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criticalDistance, distance } from './told-apart.ts';

const ramp = (from: number, count: number): number[] => Array.from({ length: count }, (_, n) => from + n / count);

describe('the distance of two series of times', () => {
  it('is 0 of a series from itself and 1 of two that do not overlap', () => {
    expect(distance(ramp(0, 50), ramp(0, 50))).toBe(0);
    expect(distance(ramp(0, 50), ramp(2, 80))).toBe(1);
  });

  it('is the share by which one lies before the other', () => {
    expect(distance([1, 2, 3, 4], [3, 4, 5, 6])).toBe(0.5);
    expect(distance([1, 1, 1, 9], [1, 9, 9, 9])).toBe(0.5);
  });

  it('is the same in both directions and for every order', () => {
    const series = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(series, series, (a, b) => {
        expect(distance(a, b)).toBe(distance(b.toReversed(), a.toReversed()));
      }),
    );
  });

  it('tells a shift of 2 ms within a spread of 4 ms apart with 120 of each, and the same spread not', () => {
    const spread = (by: number): number[] => Array.from({ length: 120 }, (_, n) => 300 + by + (n % 40) / 10);
    expect(distance(spread(0), spread(2))).toBeGreaterThan(criticalDistance(120, 120));
    expect(distance(spread(0), spread(0.1))).toBeLessThan(criticalDistance(120, 120));
  });
});
