/**
 * Nobody reads or changes what its step doesn't allow: generated paths of a definition are played through the real API, their
 * applications carry a value of its own in each field, and after each new set of live steps everybody asks every GET route that the
 * OpenAPI document names. What each may see is worked out from the definition and the task rows, not from the policy.
 */
import { expect } from 'vitest';
import type { GeneratedPath } from '../../engine/soundness/paths/path.ts';
import type { NamedPackage } from './definitions.ts';
import { generatedOf, start } from './generated.ts';
import { marked } from './marked.ts';
import { watchOver } from './onlooker.ts';
import { playPaths } from './play-paths.ts';

/** Few paths that come to as many sets of live steps as so few can. */
function chosen(paths: readonly GeneratedPath[], most: number): GeneratedPath[] {
  const seen = new Set<string>();
  const fresh = (path: GeneratedPath) => new Set(path.events.map(({ steps }) => steps.join()).filter((steps) => !seen.has(steps))).size;
  const picked: GeneratedPath[] = [];
  for (let left = [...paths]; left.length > 0 && picked.length < most; ) {
    const [best] = left.sort((a, b) => fresh(b) - fresh(a));
    if (!best || fresh(best) === 0) break;
    for (const { steps } of best.events) seen.add(steps.join());
    picked.push(best);
    left = left.filter((path) => path !== best);
  }
  return picked;
}

/**
 * Plays at most `most` paths and finds no leak.
 * `printed`: what of definitions that share it was looked at on paper already.
 * Gives the routes by which somebody was told of a case.
 */
export async function expectNoLeak({ name, pkg: bare }: NamedPackage, most: number, printed?: Set<string>): Promise<Iterable<string>> {
  const pkg = marked(bare);
  const { paths } = generatedOf({ name, pkg });
  const watch = printed ? watchOver(pkg, start, printed) : watchOver(pkg, start);
  const played = await playPaths(pkg, chosen(paths, most), watch);
  expect(played.flatMap(({ problems }) => problems)).toEqual([]);
  expect([...watch.leaks]).toEqual([]);
  expect(paths.length === 0 || watch.looks() > 0).toBe(true);
  return watch.answered;
}
