import { defineConfig } from 'vitest/config';

/** Random walks, replays, mutants and generated paths: exact, but long, so they stand apart from the unit tests. */
const properties = [
  'test/unit/machine/walker.test.ts',
  'test/unit/machine/replay/**/*.test.ts',
  'test/unit/machine/matrix/*.test.ts',
  'test/unit/soundness/{mutants,flow,paths}.test.ts',
  'test/unit/soundness/paths/**/*.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', isolate: false, include: ['test/unit/**/*.test.ts', 'test/structure/**/*.test.ts'], exclude: properties } },
      { test: { name: 'properties', include: properties, testTimeout: 120_000 } },
      {
        test: {
          name: 'store',
          include: ['test/store/**/*.test.ts', 'test/upgrade/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'scenarios', include: ['test/scenarios/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      { test: { name: 'crash', include: ['test/crash/**/*.test.ts'], testTimeout: 1_800_000, hookTimeout: 120_000 } },
      { test: { name: 'journeys', include: ['test/journeys/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 180_000 } },
    ],
  },
});
