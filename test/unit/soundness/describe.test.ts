import { describe, expect, it } from 'vitest';
import { checkPackage, isSound } from '../../../engine/soundness/check.ts';
import { describeProgramme } from '../../../engine/soundness/describe/describe.ts';
import { shippedPackages, testPackages } from '../../support/definitions.ts';

const sound = [...shippedPackages(), ...testPackages()].filter(({ pkg }) => isSound(checkPackage(pkg)));
const [shipped] = shippedPackages();

describe('a definition in words', () => {
  it.each(sound)('says something of every step of $name, in both languages, and leaves no gap', ({ pkg }) => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const { steps, about, rules } = describeProgramme(pkg, lang);
      expect(steps.filter(({ lines }) => lines.length === 0).map(({ id }) => id)).toEqual([]);
      const all = [...about, ...steps.flatMap(({ lines }) => lines), ...rules.flatMap(({ lines }) => lines)];
      // A text without its code, a parameter that wasn't given.
      expect(all.filter((line) => /describe\.|undefined|\[object/.test(line))).toEqual([]);
    }
  });

  it('names people, limits with their counting, outcomes and rules', () => {
    if (!shipped) throw new Error('no programme');
    const { steps, rules, about } = describeProgramme(shipped.pkg, 'en');
    const linesOf = (id: string) => steps.find((step) => step.id === id)?.lines ?? [];
    expect(linesOf('accept')).toEqual([
      'Who: County clerk (enterprise.district)',
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
