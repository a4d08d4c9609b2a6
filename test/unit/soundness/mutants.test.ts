/**
 * Mistakes an author could make, made by rule in the shipped definition and in those of the tests: at least 95 % must be
 * found before publishing. A mutant that no check can refuse, because what it says is sound too, survives; each kind of
 * survivor has a rule that says why, and a survivor that no rule fits fails the test, whatever definition it is of. All
 * survivors count as not caught, explained or not.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadProgramme, programmeIds } from '../../../engine/effects/programmes.ts';
import { hasText } from '../../../engine/messages/render.ts';
import { pathOf } from '../../../engine/model/pointer.ts';
import { checkPackage, isSound } from '../../../engine/soundness/check.ts';
import { firstProgramme } from '../../support/world.ts';
import { type Json, type Mutant, mutantsOf } from './mutants.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'test/definitions');

/** How many mutants are tried of a definition: spread evenly over all of them, whatever they are. */
const mostOfFirst = 420;
const mostOfShipped = 20;
const mostOfTests = 25;

function packages(): [string, Json, number][] {
  const shipped = programmeIds(root).map((id): [string, Json, number] => [
    ...([id, loadProgramme(root, id) as unknown as Json] as const),
    id === firstProgramme ? mostOfFirst : mostOfShipped,
  ]);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  const tested = files.sort().flatMap((file): [string, Json, number][] => {
    const pkg = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Json;
    return 'workflow' in pkg && 'forms' in pkg && checkPackage({ vocabularies: {}, ...pkg }).length === 0
      ? [[file, { vocabularies: {}, ...pkg }, mostOfTests]]
      : [];
  });
  // A few of the tests' definitions are enough: they are many and grow.
  return [...shipped, ...tested.filter((_, index) => index % Math.ceil(tested.length / 6) === 0)];
}

function valueAt(pkg: Json, pointer: string): unknown {
  return pathOf(pointer).reduce<unknown>((value, part) => (value as Json)[part], pkg);
}

/** Why a mutant may be sound, by operator; null when the rule does not fit it. */
const soundBecause: Readonly<Record<string, (pkg: Json, mutant: Mutant) => string | null>> = {
  'target removed': (pkg, { at }) =>
    at.endsWith('/withdrawTo')
      ? 'withdrawing is optional'
      : at.endsWith('/onExpire/to') && Object.keys(valueAt(pkg, at.replace(/\/to$/, '')) as Json).length > 1
        ? 'the end of the limit still is recorded or brought before somebody'
        : null,
  'branch dropped': (pkg, { at }) =>
    Object.keys(valueAt(pkg, at.replace(/\/[^/]+$/, '')) as Json).length > 1 ? 'fewer are asked, and the join still completes' : null,
  'branch of a decision dropped': () => 'the next branch or otherwise takes its cases',
  'outcome dropped': (pkg, { at }) =>
    Object.keys(valueAt(pkg, at.replace(/\/[^/]+$/, '')) as Json).length > 1
      ? 'another outcome remains, and its target is reached otherwise'
      : null,
  'band dropped': (pkg, { at }) => {
    const item = valueAt(pkg, at.replace(/\/bands\/\d+$/, '')) as { max: number };
    return (valueAt(pkg, at) as { score: number }).score < item.max
      ? 'the next band or otherwise takes its values, and the best score remains'
      : null;
  },
  'field of another type': (pkg, { at }) =>
    readsOf(pkg, at.split('/').at(-1) ?? '').every((place) =>
      /\/(content|columns|fields)\/\d+\/value$|\/(body|subject|value|by)$/.test(place),
    )
      ? 'nothing computes with the field or compares it with a constant: it is only shown or put in order'
      : null,
  'outcome of a join renamed': (pkg, { at }) =>
    (valueAt(pkg, at.replace(/\/outcomes\/[^/]+$/, '')) as Json).type === 'case'
      ? 'the outcomes are another programme’s, which the definition doesn’t hold; any other leads to next'
      : null,
  'field renamed': (pkg, { at }) =>
    /\/items\/properties\/\w+$/.test(at) && readsOf(pkg, at.split('/').at(-1) ?? '').length === 0
      ? 'a column that nothing reads by name: the table is filled and handed on whole'
      : null,
  'start changed': () => 'a case opened by the calendar may begin there, and every step is still reached',
  'bound turned round': () => 'the scores along the values still rise or fall only once',
};

/** Places of the expressions that read a field of the application. */
function readsOf(value: unknown, field: string, at = ''): string[] {
  if (typeof value === 'string') return new RegExp(`\\b(application|row|item)\\.${field}\\b`).test(value) ? [at] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => readsOf(part, field, `${at}/${name}`));
}

function spread<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(all.length, most) }, (_, index) => all[Math.floor(index * step)] as T);
}

describe('mutants of definitions', () => {
  it('are found before publishing, at least 95 % of them', () => {
    const survivors: string[] = [];
    const unexplained: string[] = [];
    let total = 0;
    let refused = 0;
    const made = packages();
    for (const [name, pkg, most] of made) {
      for (const mutant of spread(mutantsOf(pkg), most)) {
        const problems = checkPackage(mutant.pkg);
        total += 1;
        if (!isSound(problems)) refused += 1;
        for (const { code } of problems) expect(hasText('zh-CN', code) && hasText('en', code), code).toBe(true);
        if (problems.length > 0) continue;
        const reason = soundBecause[mutant.operator]?.(pkg, mutant) ?? null;
        survivors.push(`${name} ${mutant.at} ${mutant.operator}: ${reason ?? 'not explained'}`);
        if (reason === null) unexplained.push(`${name} ${mutant.at} ${mutant.operator}`);
      }
    }
    const caught = total - survivors.length;
    process.stdout.write(
      `mutants of ${made.length} definitions: ${caught} of ${total} caught (${refused} refused, the others warned of)\n`,
    );
    for (const line of survivors) process.stdout.write(`  survives: ${line}\n`);
    expect(unexplained).toEqual([]);
    expect(total).toBeGreaterThanOrEqual(200);
    expect(caught / total).toBeGreaterThanOrEqual(0.95);
  }, 120_000);

  it('are the same ones every time', () => {
    const pkg = loadProgramme(root, firstProgramme) as unknown as Json;
    const names = (mutants: Mutant[]) => mutants.map(({ operator, at }) => `${operator} ${at}`);
    expect(names(mutantsOf(pkg))).toEqual(names(mutantsOf(structuredClone(pkg))));
  });
});
