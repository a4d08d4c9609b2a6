/**
 * npx tsx test/bench/compile.ts [--json]: cost of checking and of compiling a definition by its size. Processor time of the cheapest of several
 * runs each; `growth` is the exponent of the cost between two sizes (1: linear; n·log n is about 1.2 here).
 */
import { compileProgramme } from '../../engine/machine/compile.ts';
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import { checkPackage } from '../../engine/soundness/check.ts';
import { definitionOfSize, sizeOf } from './definition-of-size.ts';

export interface CompileReading {
  readonly steps: number;
  readonly checkMs: number;
  readonly compileMs: number;
}

/** Milliseconds of processor time (all threads of the process) of the cheapest of `runs` runs: other work on the machine doesn't count. */
function fastest(runs: number, work: (run: number) => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const from = process.cpuUsage();
    work(run);
    const { user, system } = process.cpuUsage(from);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

export function readSizes(sizes: readonly number[], runs: number): CompileReading[] {
  return sizes.map((size) => {
    const pkg = definitionOfSize(size);
    const problems = checkPackage(pkg);
    if (problems.length > 0) throw new Error(`the definition of the bench is not sound: ${JSON.stringify(problems[0])}`);
    // Each run gets a definition whose expressions were never seen: what is remembered of sources doesn't flatter the figures.
    const packages = Array.from({ length: runs * 2 }, (_, salt) => definitionOfSize(size, salt + 1));
    const checkMs = fastest(runs, (run) => checkPackage(packages[run]));
    const compileMs = fastest(runs, (run) => compileProgramme(packages[runs + run] as unknown as ProgrammePackage, 'hash'));
    return { steps: sizeOf(pkg), checkMs, compileMs };
  });
}

/** Exponent of the growth of a cost between two readings. */
export function growth(a: CompileReading, b: CompileReading, cost: 'checkMs' | 'compileMs'): number {
  return Math.log(b[cost] / a[cost]) / Math.log(b.steps / a.steps);
}

if (process.argv[1]?.endsWith('compile.ts')) {
  readSizes([100], 3);
  const readings = readSizes([30, 100, 300, 1000], 5);
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(readings)}\n`);
  else {
    process.stdout.write('steps   check ms   per step   growth   compile ms   per step   growth\n');
    for (const [index, reading] of readings.entries()) {
      const before = readings[index - 1];
      const cells = (['checkMs', 'compileMs'] as const).flatMap((cost) => [
        reading[cost].toFixed(1).padStart(10),
        (reading[cost] / reading.steps).toFixed(3).padStart(10),
        (before ? growth(before, reading, cost).toFixed(2) : '').padStart(8),
      ]);
      process.stdout.write(`${String(reading.steps).padStart(5)} ${cells.join(' ')}\n`);
    }
  }
}
