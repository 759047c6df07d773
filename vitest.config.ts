import { defineConfig } from 'vitest/config';

/**
 * The kind of a test is in its file name. Unit tests are pure and run side by side; integration tests have a
 * redis-server or processes of their own, so two at a time; end-to-end tests measure the whole stack, so one at a time,
 * and share one: it starts when the first of them asks for it.
 * Different numbers of workers need different groups, which run one after the other.
 */
const kinds = [
  { name: 'unit', testTimeout: 10_000, maxWorkers: '100%' },
  { name: 'int', testTimeout: 60_000, maxWorkers: 2 },
  { name: 'e2e', testTimeout: 180_000, maxWorkers: 1 },
] as const;

export default defineConfig({
  test: {
    projects: kinds.map(({ name, testTimeout, maxWorkers }, groupOrder) => ({
      test: {
        name,
        include: [`{services/*/{src,test},loadtest,lint,deploy,docs}/**/*.${name}.test.ts`],
        pool: 'forks' as const,
        maxWorkers,
        globalSetup: name === 'e2e' ? ['services/standalone/test/stack/global-setup.ts'] : [],
        sequence: { groupOrder },
        testTimeout,
        hookTimeout: Math.max(testTimeout, 30_000),
      },
    })),
  },
});
