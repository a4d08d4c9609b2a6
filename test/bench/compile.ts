/**
 * npm run bench -- --only compile [--json]: cost of checking and of compiling a definition by its size. Processor time of the cheapest of
 * several runs each.
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

/** Sizes that are read, and what they are held to: issue 3, "How it is judged". */
const sizes = [30, 100, 300, 1000] as const;
const mostMs = 1000;

export interface CompileReport {
  readonly readings: readonly CompileReading[];
  /** Exponent of the line fitted to the logarithms of size and cost, and that of n·log n over the same sizes. */
  readonly exponent: { readonly check: number; readonly compile: number; readonly together: number; readonly most: number };
  /** Milliseconds of checking and compiling a definition of about 300 steps. */
  readonly at300Ms: number;
  readonly holds: boolean;
}

/** Checks and compiles definitions of all sizes, and says whether 300 steps stay under a second and growth under n·log n. */
export function readCompile(): CompileReport {
  readSizes([100], 3);
  const readings = readSizes(sizes, 5);
  const both = (reading: CompileReading) => reading.checkMs + reading.compileMs;
  const check = exponentOf(readings, ({ checkMs }) => checkMs);
  const compile = exponentOf(readings, ({ compileMs }) => compileMs);
  const together = exponentOf(readings, both);
  const most = exponentOf(readings, ({ steps }) => steps * Math.log(steps));
  const at300Ms = both(readings[sizes.indexOf(300)] as CompileReading);
  // Two readings of the same cost differ by some percent; a quadratic part would show in tenths.
  const holds = at300Ms < mostMs && together <= most + 0.05;
  return { readings, exponent: { check, compile, together, most }, at300Ms, holds };
}

/** Least squares on the logarithms. */
function exponentOf(readings: readonly CompileReading[], cost: (reading: CompileReading) => number): number {
  const points = readings.map((reading) => [Math.log(reading.steps), Math.log(cost(reading))] as const);
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const slope = points.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0) / points.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  return Math.round(slope * 100) / 100;
}

export function tellCompile({ readings, exponent, at300Ms, holds }: CompileReport): string {
  const lines = ['Checking and compiling a definition, processor time:', 'steps   check ms   per step   compile ms   per step'];
  for (const reading of readings) {
    const cells = (['checkMs', 'compileMs'] as const).flatMap((cost) => [
      reading[cost].toFixed(1).padStart(10),
      (reading[cost] / reading.steps).toFixed(3).padStart(10),
    ]);
    lines.push(`${String(reading.steps).padStart(5)} ${cells.join(' ')}`);
  }
  lines.push(
    `grows with the power ${exponent.check} (check), ${exponent.compile} (compile), ${exponent.together} together; n·log n is ${exponent.most} here`,
    `${Math.round(at300Ms)} ms for 300 steps (at most ${mostMs}): ${holds ? 'holds' : 'DOES NOT HOLD'}`,
  );
  return lines.join('\n');
}
