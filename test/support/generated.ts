import { expect } from 'vitest';
import { sampleEnterprise } from '../../engine/soundness/paths/enterprise.ts';
import { generatePaths } from '../../engine/soundness/paths/generate.ts';
import type { NamedPackage } from './definitions.ts';
import { playPaths } from './play-paths.ts';
import { statutoryCalendar } from './pure-world.ts';

/** Day on which generated paths begin. */
export const start = '2026-03-02';

/** Paths of a definition from the day on which tests begin. */
export function generatedOf({ pkg }: NamedPackage) {
  return generatePaths(pkg, { calendar: statutoryCalendar, start, enterprise: sampleEnterprise(start) });
}

/** Plays paths; gives those that arrived elsewhere than predicted. */
export async function arrivals({ pkg }: NamedPackage, paths: Parameters<typeof playPaths>[1]) {
  const results = await playPaths(pkg, paths);
  expect(results).toHaveLength(paths.length);
  return results.flatMap(({ path, problems }) => (problems.length > 0 ? [{ goals: path.goals, problems }] : []));
}
