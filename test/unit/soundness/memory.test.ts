/**
 * Checked with the memory of the check before, a document has the very Problems of a fresh check: over mistakes made and taken back one
 * after the other, in shipped and in test definitions, as the studio's worker keeps the document (what nobody touched stays the same
 * object).
 */
import { describe, expect, it } from 'vitest';
import { applyChanges, changesBetween, type Json } from '../../../designer/document/change.ts';
import { checkPackage } from '../../../engine/soundness/check.ts';
import { newMemory } from '../../../engine/soundness/memory.ts';
import { shippedPackages, testPackages } from '../../support/definitions.ts';
import { mutantsOf } from './mutants.ts';

const edits = 12;
const every = <T>(all: readonly T[], share: number) => all.filter((_, index) => index % Math.ceil(all.length / share) === 0);
// Those with items, branches, tables and decisions among them.
const packages = [...every(shippedPackages(), 6), ...every(testPackages(), 8)];

describe('a check with memory', () => {
  it.each(packages)('finds in $name what a fresh one finds', ({ pkg }) => {
    const memory = newMemory();
    const whole = pkg as unknown as Json;
    let content = whole;
    const to = (next: Json) => {
      content = applyChanges(content, changesBetween(content, next)).document;
      expect(checkPackage(content, memory)).toEqual(checkPackage(structuredClone(content)));
    };
    to(whole);
    const mutants = [...mutantsOf(structuredClone(pkg) as never)];
    expect(mutants.length).toBeGreaterThan(edits);
    for (const [index, mutant] of every(mutants, edits).entries()) {
      to(mutant.pkg as Json);
      // Every other one is taken back; the rest go from one mistake straight to the next.
      if (index % 2 === 0) to(whole);
    }
  });
});
