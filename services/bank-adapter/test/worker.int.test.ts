import { freezeStatusOf } from '@stopline/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settled, startWorld, type World } from './world.ts';

const BANKS = ['icbc', 'boc', 'ccb', 'abc', 'cmb', 'spdb'];

describe('one worker and six healthy banks', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ banks: BANKS.map((id) => ({ id })) });
    await world.worker();
  });
  afterAll(() => world.stop());

  test('one press freezes at every bank', async () => {
    const { case_id } = await world.press(BANKS);
    const state = await settled(world, case_id);
    for (const order of Object.values(state.orders)) {
      expect(freezeStatusOf(order)).toBe('FROZEN');
      expect(order.attempts_count).toBe(1);
      expect(order.attempts[0]?.tries).toEqual([
        { channel: 'grpc-1', started_at: expect.any(Number), ended_at: expect.any(Number) },
      ]);
    }
    expect(world.simulator.receipts({ case_id }).map(({ count, effects }) => [count, effects])).toEqual(
      BANKS.map(() => [1, 1]),
    );
  });
});
