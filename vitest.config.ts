import { statfsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Random walks, replays, mutants, generated paths, and edits at every place there is: exact, but long, so they stand apart from the unit tests. */
const properties = [
  'test/unit/machine/walker.test.ts',
  'test/unit/machine/replay/**/*.test.ts',
  'test/unit/machine/matrix/*.test.ts',
  'test/unit/soundness/{mutants,flow,paths,memory}.test.ts',
  'test/unit/document/flow/{insert,remove,random}.test.ts',
  'test/unit/soundness/paths/**/*.test.ts',
];

/** Files that take longest, first: the last of them must not be left to one core while others idle. */
const longest = [
  'scenarios/field-access',
  'scenarios/shipped/',
  'scenarios/paths',
  'scenarios/command-process',
  'journeys/programme',
  'journeys/together',
  'crash/sqlite',
  'soundness/mutants',
];
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.includes(name));
      return place < 0 ? longest.length : place;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

/** Databases of tests of logic lie in memory where the system has room there: they needn't wait for the disk. */
function inMemory(): { env?: { TMPDIR: string } } {
  const folder = '/dev/shm';
  const room = 2 ** 31;
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > room ? { env: { TMPDIR: folder } } : {};
  } catch {
    return {};
  }
}
const logic = { isolate: false, setupFiles: 'test/support/seeded.ts', ...inMemory() };
const stores = { ...logic, globalSetup: 'test/support/shared-postgres.ts' };

export default defineConfig({
  test: {
    // Vitest leaves one core to itself, which idles: it would be half of two.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          ...logic,
          include: ['test/unit/**/*.test.ts', 'test/structure/**/*.test.ts'],
          exclude: properties,
          // A busy computer takes its time: what hangs is found all the same.
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'properties', isolate: false, setupFiles: 'test/support/seeded.ts', include: properties, testTimeout: 600_000 } },
      {
        test: {
          name: 'store',
          ...stores,
          include: ['test/store/**/*.test.ts', 'test/upgrade/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'scenarios',
          ...stores,
          include: ['test/scenarios/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      { test: { name: 'crash', include: ['test/crash/**/*.test.ts'], testTimeout: 1_800_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'journeys',
          isolate: false,
          include: ['test/journeys/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 180_000,
          // As long as a page waits for what it was told to find.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
