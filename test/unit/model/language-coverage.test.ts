/**
 * Every property of the definition language, and every value of its lists of values, is in a definition that is played through the real
 * API: a shipped programme (its scenarios, and generated paths), one of `test/definitions/` that a scenario plays, or where a scenario
 * changes one of them, as `changed` below says. A new property of the JSON Schema fails here until something plays it.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { expandTemplates } from '../../../engine/model/expand.ts';
import schema from '../../../engine/model/workflow.schema.json' with { type: 'json' };
import { shippedPackages, testPackages } from '../../support/definitions.ts';
import { isOf, type Node, partsOf } from './language-parts.ts';

/** Said in a scenario, which changes a definition before it is published. */
const changed: Readonly<Record<string, readonly [file: string, text: string]>> = {
  'batchStep.vote.ballot=open': ['named-ballots', "ballot: 'open'"],
  'batchStep.vote.tie=revote': ['votes', "tie: 'revote'"],
};

/** Steps that are done at once: nobody reads their help, nothing in them expires or is told, and the checks refuse what would do nothing. */
const atOnce = ['computeStep', 'decideStep', 'endStep', 'notifyStep', 'registerStep'];
const idle = (part: string): boolean => {
  const [step = '', property = ''] = part.split('.');
  if (atOnce.includes(step)) return ['help', 'access', 'deadline', 'on'].includes(property) || part === 'endStep.when';
  return property === 'access' && ['parallelStep', 'eachStep', 'serviceStep', 'caseStep'].includes(step);
};

const played = [...shippedPackages(), ...testPackages().filter(({ name }) => !name.startsWith('patterns/'))];

it('has every property and value of the language in a definition that is played through the API', () => {
  const all = partsOf(schema as Node);
  const used = new Set(
    played.flatMap(({ pkg }) => [pkg.workflow, expandTemplates(pkg.workflow)].flatMap((workflow) => isOf(schema as Node, workflow))),
  );
  expect(all.length).toBeGreaterThan(400);
  expect(all.filter((part) => !used.has(part) && !idle(part) && !(part in changed))).toEqual([]);
  expect(Object.keys(changed).filter((part) => used.has(part) || !all.includes(part))).toEqual([]);
});

it('says truly which scenarios change a definition', () => {
  for (const [part, [file, text]] of Object.entries(changed))
    expect(readFileSync(new URL(`../../scenarios/${file}.test.ts`, import.meta.url), 'utf8'), part).toContain(text);
});
