/** Nobody reads or changes what its step doesn't allow (`test/support/field-access.ts`): the definitions of the tests and the first programme; the others are in `shipped/`. */
import { describe, expect, it } from 'vitest';
import { type NamedPackage, shippedPackage, testPackages } from '../support/definitions.ts';
import { expectNoLeak } from '../support/field-access.ts';
import { patternPackages } from '../support/patterns.ts';
import { firstProgramme } from '../support/world.ts';

/** The control-flow patterns share one small form: what is printed of it is alike in all. */
const isPattern = (name: string) => name.startsWith('patterns/');
const ofPatterns = new Set<string>();

/** The packages that play the language have the structures of the others, and their scenarios say what is hidden; each would take seconds. */
const tested = testPackages().filter(({ name }) => !name.startsWith('language/'));
const packages: NamedPackage[] = [{ name: firstProgramme, pkg: shippedPackage(firstProgramme) }, ...tested, ...patternPackages()];
/** What is exported is made of these by the browser. */
const told = [
  '/api/batches',
  '/api/cases',
  '/api/cases/{id}',
  '/api/cases/{id}/application.pdf',
  '/api/cases/{id}/correction.pdf',
  '/api/cases/{id}/decision.pdf',
  '/api/cases/{id}/draws',
  '/api/cases/{id}/flow',
  '/api/cases/{id}/history',
  '/api/entries/{id}',
  '/api/entries/{id}/certificate.pdf',
  '/api/files/{id}',
  '/api/meetings',
  '/api/messages',
  '/api/public/notices/{id}',
  '/api/public/verify/{code}',
  '/api/registries/{id}/entries',
  '/api/tasks',
  '/api/tasks/{id}/earlier',
];
const walked = new Set<string>();
/** Routes about a case that somebody was answered by, in whatever definition. */
const answered = new Set<string>();

describe('field access', () => {
  it.each(packages)(
    'of $name: nobody reads or changes what its step does not allow',
    async (named: NamedPackage) => {
      const { name } = named;
      const told = isPattern(name) ? await expectNoLeak(named, 1, ofPatterns) : await expectNoLeak(named, 2);
      walked.add(name);
      for (const path of told) answered.add(path);
    },
    240_000,
  );

  it('was looked at where a case is told of: its data, history, files, lots, lists, and all that is printed', ({ skip }) => {
    skip(walked.size < packages.length, 'only some definitions were walked');
    expect([...answered].filter((path) => told.includes(path)).sort()).toEqual(told);
  });
});
