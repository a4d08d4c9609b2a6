/** Every generated path of the shipped programmes and of some test definitions, through the real API. */
import { describe, expect, it } from 'vitest';
import { sampleEnterprise } from '../../engine/soundness/paths/enterprise.ts';
import { generatePaths } from '../../engine/soundness/paths/generate.ts';
import { type NamedPackage, shippedPackages, testPackages } from '../support/definitions.ts';
import { playPaths } from '../support/play-paths.ts';
import { statutoryCalendar } from '../support/pure-world.ts';

const start = '2026-03-02';
/** Definitions whose paths are played too; those of all others are generated in `test/unit/soundness/paths.test.ts`. */
const played = ['equipment-grant', 'limits/decision', 'limits/joint', 'panel', 'ranking', 'seats', 'service', 'site-inspection'];

const generated = ({ pkg }: NamedPackage) =>
  generatePaths(pkg, { calendar: statutoryCalendar, start, enterprise: sampleEnterprise(start) });

async function arrivals({ pkg }: NamedPackage, paths: Parameters<typeof playPaths>[1]) {
  const results = await playPaths(pkg, paths);
  expect(results).toHaveLength(paths.length);
  return results.flatMap(({ path, problems }) => (problems.length > 0 ? [{ goals: path.goals, problems }] : []));
}

describe('generated paths', () => {
  it.each(shippedPackages())('of $name cover all of it and arrive where predicted', async (named) => {
    const { paths, uncovered } = generated(named);
    expect(uncovered).toEqual([]);
    expect(await arrivals(named, paths)).toEqual([]);
  });

  it.each(testPackages().filter(({ name }) => played.includes(name)))('of $name arrive where predicted', async (named) => {
    const { paths, covered } = generated(named);
    expect(covered.length).toBeGreaterThan(5);
    expect(await arrivals(named, paths)).toEqual([]);
  });
});
