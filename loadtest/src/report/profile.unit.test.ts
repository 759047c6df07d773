import { expect, test } from 'vitest';
import { type CpuProfile, timesOf } from './profile.ts';

const frame = (functionName: string, url = '', lineNumber = 0) => ({ functionName, url, lineNumber });

/** decide calls itself through evolve; hash is native, idle is nobody's. */
const PROFILE: CpuProfile = {
  nodes: [
    { id: 1, callFrame: frame('(root)'), children: [2, 6] },
    { id: 2, callFrame: frame('decide', 'file:///x/services/domain/src/case/decide.ts', 9), children: [3] },
    { id: 3, callFrame: frame('evolve', 'file:///x/services/domain/src/case/evolve.ts'), children: [4, 5] },
    { id: 4, callFrame: frame('decide', 'file:///x/services/domain/src/case/decide.ts', 9) },
    { id: 5, callFrame: frame('', 'file:///x/node_modules/@grpc/grpc-js/build/src/call.js') },
    { id: 6, callFrame: frame('(idle)') },
  ],
  samples: [2, 3, 4, 5, 6, 6],
  timeDeltas: [100, 200, 300, 400, 500, 500],
};

const shares = (times: readonly { where: string; share: number }[]) =>
  Object.fromEntries(times.map(({ where, share }) => [where, Math.round(share * 100)]));

test('shares are of the time in which anything was done', () => {
  const { busy, functions } = timesOf(PROFILE);
  expect(busy).toBe(0.5);
  expect(shares(functions)).toEqual({
    'decide  services/domain/src/case/decide.ts:10': 40,
    '(anonymous)  node_modules/@grpc/grpc-js/build/src/call.js:1': 40,
    'evolve  services/domain/src/case/evolve.ts:1': 20,
  });
});

test('by room and package', () => {
  expect(shares(timesOf(PROFILE).rooms)).toEqual({ 'services/domain': 60, 'node_modules/@grpc/grpc-js': 40 });
});

test('with all that was called; a function below itself counts once', () => {
  expect(shares(timesOf(PROFILE).within)).toEqual({
    'decide  services/domain/src/case/decide.ts:10': 100,
    'evolve  services/domain/src/case/evolve.ts:1': 90,
  });
});
