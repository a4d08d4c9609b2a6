import { describe, expect, it } from 'vitest';
import { readDemonstration } from '../../../engine/cli/seed.ts';
import { rootFolder } from '../../../engine/main.ts';
import { checkPackage, isSound } from '../../../engine/soundness/check.ts';
import { describeProgramme } from '../../../engine/soundness/describe/describe.ts';
import { shippedPackage, shippedPackages, testPackages } from '../../support/definitions.ts';
import { firstProgramme } from '../../support/world.ts';

const sound = [...shippedPackages(), ...testPackages()].filter(({ pkg }) => isSound(checkPackage(pkg)));
const shipped = shippedPackage(firstProgramme);

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
    const places = readDemonstration(rootFolder())?.organisations ?? [];
    const around = shippedPackages().flatMap(({ pkg: { workflow } }): [string, string][] => [
      [workflow.id, workflow.title],
      ...Object.entries(workflow.registries ?? {}).map(([id, { title }]): [string, string] => [id, title]),
    ]);
    const names = new Map([...places.map(({ id, name }): [string, string] => [id, name]), ...around]);
    const { steps, about, forms, rules } = describeProgramme(pkg, 'zh-CN', names);
    const all = [...about, ...[...steps, ...forms, ...rules].flatMap(({ lines }) => lines)];
    expect(
      all.filter((line) => /\b(parameters|enterprise|application|registry|declared|verified)\.|legal-representative/.test(line)),
    ).toEqual([]);
    const orgs = new Set([pkg.workflow.owner, ...names.keys()]);
    expect(all.filter((line) => [...line.matchAll(/[（“]([a-z][a-z0-9-]+)[）”]/g)].some(([, id]) => orgs.has(id ?? '')))).toEqual([]);
  });

  it('names people, limits with their counting, outcomes and rules', () => {
    const { steps, rules, about } = describeProgramme(shipped, 'en');
    const linesOf = (id: string) => steps.find((step) => step.id === id)?.lines ?? [];
    expect(linesOf('accept')).toEqual([
      'Who: County clerk (district code)',
      'Limit: 5 working days, the first day does not count, until 24:00 of the last',
      'Overdue, it is brought before City section chief',
      '“Accept”: Inspection',
      '“Ask for correction”: Correction',
      '“Refuse”: Not accepted, with reasons',
    ]);
    expect(linesOf('notice')[0]).toContain('5 working days, the first day counts');
    expect(about.join('\n')).toContain('It stands during Correction');
    expect(rules.flatMap(({ lines }) => lines).filter((line) => line.includes('gives 15')).length).toBeGreaterThan(3);
  });
});
