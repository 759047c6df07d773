import { describe, expect, test } from 'vitest';
import { createPlaces, shareOf } from './limits.ts';

describe('the share of a bank’s limit', () => {
  test.each([
    [32, 1, 32],
    [32, 3, 11],
    [4, 3, 2],
    [1, 5, 1],
    [32, 0, 32],
  ])('of %i among %i workers is %i, never less than one', (limit, workers, share) => {
    expect(shareOf(limit, workers)).toBe(share);
  });
});

describe('places', () => {
  test('are as many as the limit, for each bank', () => {
    const places = createPlaces((bank_id) => (bank_id === 'icbc' ? 2 : 1));
    expect([1, 2, 3].map(() => places.enter('icbc') !== null)).toEqual([true, true, false]);
    expect(places.enter('boc')).not.toBeNull();
    expect(places.inFlight('icbc')).toBe(2);
  });

  test('given back can be taken again, and whoever waits is told', () => {
    const freed: string[] = [];
    const places = createPlaces(() => 1);
    places.onFree((bank_id) => freed.push(bank_id));
    const leave = places.enter('icbc');
    leave?.();
    expect(freed).toEqual(['icbc']);
    expect(places.enter('icbc')).not.toBeNull();
  });

  test('are fewer as soon as the limit falls: nobody enters until enough have left', () => {
    let limit = 3;
    const places = createPlaces(() => limit);
    const leaves = [places.enter('icbc'), places.enter('icbc'), places.enter('icbc')];
    limit = 1;
    leaves[0]?.();
    leaves[1]?.();
    expect(places.enter('icbc')).toBeNull();
    leaves[2]?.();
    expect(places.enter('icbc')).not.toBeNull();
  });

  test('cannot be given back twice: the second time would let one too many in', () => {
    const leave = createPlaces(() => 1).enter('icbc');
    leave?.();
    expect(() => leave?.()).toThrow('given back twice');
  });
});
