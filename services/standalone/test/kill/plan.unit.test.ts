import { expect, test } from 'vitest';
import { MIXED_BANKS, planKills, planPresses } from './plan.ts';

const plan = { count: 60, every_ms: 100, banks: MIXED_BANKS, now: 1_780_000_000_000 };
const TIMES = { worker: 3, intake: 2, redis: 1 };

test('a seed is the whole plan, another seed another one', () => {
  expect(planPresses({ ...plan, seed: 42 })).toEqual(planPresses({ ...plan, seed: 42 }));
  expect(planKills(42, 60, TIMES)).toEqual(planKills(42, 60, TIMES));
  expect(planKills(42, 60, TIMES)).not.toEqual(planKills(43, 60, TIMES));
});

test('each target is killed as often as was said, at points in stretches of their own', () => {
  const stretches = (times: number) => Array.from({ length: times }, (_, nth) => nth);
  for (let seed = 1; seed <= 200; seed += 1) {
    const kills = planKills(seed, 60, TIMES);
    const pointsOf = (name: string) => kills.filter(({ target }) => target === name).map(({ at_press }) => at_press);
    expect(pointsOf('worker').map((point) => Math.floor(point / 20))).toEqual(stretches(TIMES.worker));
    expect(pointsOf('redis').map((point) => Math.floor(point / 60))).toEqual(stretches(TIMES.redis));
    expect(pointsOf('intake')).toHaveLength(TIMES.intake);
  }
});

test('one end of intake follows upon one of redis', () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const kills = planKills(seed, 60, TIMES);
    const redis = kills.find(({ target }) => target === 'redis');
    const after = kills
      .filter(({ target, at_press }) => target === 'intake' && at_press === redis?.at_press)
      .map(({ after_ms }) => after_ms - (redis?.after_ms ?? 0));
    expect(after.some((ms) => ms >= 50 && ms < 350)).toBe(true);
  }
});

test('each press is a key and three payments of its own, to three banks; over a run every bank is concerned', () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const presses = planPresses({ ...plan, seed });
    expect(new Set(presses.map(({ key }) => key)).size).toBe(60);
    const payees = presses.map(({ request }) =>
      (request as { payments: { to: { value: string; bank_id: string } }[] }).payments.map(({ to }) => to),
    );
    for (const three of payees) expect(new Set(three.map(({ bank_id }) => bank_id)).size).toBe(3);
    expect(new Set(payees.flat().map(({ value }) => value)).size).toBe(180);
    expect(new Set(payees.flat().map(({ bank_id }) => bank_id))).toEqual(new Set(MIXED_BANKS.map(({ id }) => id)));
  }
});
