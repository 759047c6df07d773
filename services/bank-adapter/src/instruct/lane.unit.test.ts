import { describe, expect, test } from 'vitest';
import { wayOf } from './lane.ts';

const leave = (): void => undefined;
const ports = (given: { reachable?: boolean; waits?: boolean; room?: boolean }) => ({
  isReachable: () => given.reachable ?? true,
  somebodyWaits: () => given.waits ?? false,
  places: { enter: () => ((given.room ?? true) ? leave : null) },
});

describe('the direct lane', () => {
  test('is a call at once where the bank has a place free and nobody waits', () => {
    expect(wayOf('icbc', ports({}))).toEqual({ kind: 'CALL', leave });
  });

  test('is shut while the limit is reached', () => {
    expect(wayOf('icbc', ports({ room: false }))).toEqual({ kind: 'WAIT' });
  });

  test('is shut while others wait, although a place is free: they came first', () => {
    let entered = 0;
    const places = { enter: () => ++entered as never };
    expect(wayOf('icbc', { ...ports({ waits: true }), places })).toEqual({ kind: 'WAIT' });
    expect(entered).toBe(0);
  });

  test('parks the order where nothing leads to the bank, whatever else holds', () => {
    expect(wayOf('icbc', ports({ reachable: false }))).toEqual({ kind: 'PARK' });
    expect(wayOf('icbc', ports({ reachable: false, waits: true, room: false }))).toEqual({ kind: 'PARK' });
  });
});
