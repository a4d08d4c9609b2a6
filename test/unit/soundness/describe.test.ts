import { describe, expect, it } from 'vitest';
import { readDemonstration } from '../../../engine/cli/seed.ts';
import { rootFolder } from '../../../engine/main.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import { checkPackage, isSound } from '../../../engine/soundness/check.ts';
import { type Description, describeProgramme } from '../../../engine/soundness/describe/describe.ts';
import { shippedPackage, shippedPackages, testPackages } from '../../support/definitions.ts';
import { firstProgramme } from '../../support/world.ts';

const sound = [...shippedPackages(), ...testPackages()].filter(({ pkg }) => isSound(checkPackage(pkg)));
const shipped = shippedPackage(firstProgramme);

/** Organisations, programmes and registries, as the command line knows them. */
const surroundings = new Map([
  ...(readDemonstration(rootFolder())?.organisations ?? []).map(({ id, name }): [string, string] => [id, name]),
  ...shippedPackages().flatMap(({ pkg: { workflow } }): [string, string][] => [
    [workflow.id, workflow.title],
    ...Object.entries(workflow.registries ?? {}).map(([id, { title }]): [string, string] => [id, title]),
  ]),
]);

function linesOf({ about, steps, forms, rules }: Description): string[] {
  return [...about, ...[...steps, ...forms, ...rules].flatMap(({ lines }) => lines)];
}

/** Maps of the definition language whose keys are names that people shouldn't meet, and values that are such names. */
const named = ['properties', 'steps', 'outcomes', 'branches', 'values', 'result', 'settings', 'records', 'flags', 'tables', 'scorecards'];
const naming = ['record', 'flag', 'outcome', 'kind', 'registry', 'role'];

function keysOf(pkg: ProgrammePackage): ReadonlySet<string> {
  const keys = new Set(['single', 'any', 'all', 'sequence', 'quorum', 'percent', 'consult']);
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (named.includes(key) && typeof inner === 'object' && inner !== null && !Array.isArray(inner))
        for (const one of Object.keys(inner)) keys.add(one);
      if (naming.includes(key) && typeof inner === 'string') keys.add(inner);
      walk(inner);
    }
  };
  walk([pkg.workflow, pkg.forms]);
  return keys;
}

describe('a definition in words', () => {
  it.each(sound)('says something of every step of $name, in both languages, and leaves no gap', ({ pkg }) => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const { steps, about, forms, rules } = describeProgramme(pkg, lang);
      expect(steps.filter(({ lines }) => lines.length === 0).map(({ id }) => id)).toEqual([]);
      const all = [...about, ...steps.flatMap(({ lines }) => lines), ...[...forms, ...rules].flatMap(({ lines }) => lines)];
      // A text without its code, a parameter that wasn't given.
      expect(all.filter((line) => /describe\.|undefined|\[object/.test(line))).toEqual([]);
    }
  });

  it.each(shippedPackages())('calls everything of $name by what people call it, not by its name in the definition', ({ pkg }) => {
    const names = surroundings;
    const { steps, about, forms, rules } = describeProgramme(pkg, 'zh-CN', names);
    const all = [...about, ...[...steps, ...forms, ...rules].flatMap(({ lines }) => lines)];
    expect(
      all.filter((line) => /\b(parameters|enterprise|application|registry|declared|verified)\.|legal-representative/.test(line)),
    ).toEqual([]);
    const orgs = new Set([pkg.workflow.owner, ...names.keys()]);
    expect(all.filter((line) => [...line.matchAll(/[（“]([a-z][a-z0-9-]+)[）”]/g)].some(([, id]) => orgs.has(id ?? '')))).toEqual([]);
  });

  it.each(shippedPackages())('leaves no key of a field, step, outcome, record, setting or policy of $name in what is read', ({ pkg }) => {
    const keys = keysOf(pkg);
    const found = (lang: 'zh-CN' | 'en', isKey: (word: string) => boolean) =>
      linesOf(describeProgramme(pkg, lang, surroundings)).filter((line) =>
        [...line.matchAll(/(?<![\w.-])[A-Za-z][\w-]*/g)].some(([word]) => keys.has(word) && isKey(word)),
      );
    expect(found('zh-CN', () => true)).toEqual([]);
    // In English a key may be a word; one with a hyphen or a capital inside isn't.
    expect(found('en', (word) => /[a-z0-9][A-Z]|-/.test(word))).toEqual([]);
  });

  it('names people, limits with their counting, outcomes and rules', () => {
    const { steps, rules, about } = describeProgramme(shipped, 'en');
    const stepLines = (id: string) => steps.find((step) => step.id === id)?.lines ?? [];
    expect(stepLines('accept')).toEqual([
      'Who: County clerk (district code)',
      'Limit: 5 working days, the first day does not count, until 24:00 of the last',
      'Overdue, it is brought before City section chief',
      '“Accept”: Inspection',
      '“Ask for correction”: Correction',
      '“Refuse”: Not accepted, with reasons',
    ]);
    expect(stepLines('notice')[0]).toContain('5 working days, the first day counts');
    expect(about.join('\n')).toContain('It stands during Correction');
    expect(rules.flatMap(({ lines }) => lines).filter((line) => line.includes('gives 15')).length).toBeGreaterThan(3);
  });
});
