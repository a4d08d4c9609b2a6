/** Programmes on which the commands of the flow are tried, and what the check says of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { placePointer, readFlow } from '../../../../designer/document/flow/flow.ts';
import type { ProgrammePackage } from '../../../../engine/model/definition.ts';
import type { Problem } from '../../../../engine/model/problem.ts';
import type { StepType } from '../../../../engine/model/steps.ts';
import type { ProgrammeDocument } from '../../../../engine/model/studio.ts';
import { checkPackage } from '../../../../engine/soundness/check.ts';
import { definitionOfSize } from '../../../bench/definition-of-size.ts';

const root = join(import.meta.dirname, '../../../..');
const json = (...path: string[]) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));

function shipped(id: string): ProgrammeDocument {
  const files = (folder: string) =>
    Object.fromEntries(
      readdirSync(join(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
        .map(({ name }) => [basename(name, '.json'), json(folder, name)]),
    );
  return {
    workflow: json('workflows', id, 'workflow.json'),
    forms: files(join('forms', id)),
    vocabularies: files('forms/vocabularies'),
    scenarios: json('workflows', id, 'scenarios.json'),
  };
}

export function defined(name: string): ProgrammeDocument {
  const { workflow, forms = {}, vocabularies = {} } = json('test/definitions', `${name}.json`) as Partial<ProgrammePackage>;
  if (!workflow) throw new Error(`${name} is no package`);
  return { workflow, forms, vocabularies, scenarios: null };
}

export const evaluation = shipped('innovative-sme-evaluation');
export const sized = (size: number) => ({ ...definitionOfSize(size), scenarios: null }) as unknown as ProgrammeDocument;
export const office = { services: ['credit'], programmes: ['other-programme'] };

export const allTypes: readonly StepType[] = [
  ...(['form', 'review', 'correct', 'decide', 'compute', 'parallel', 'each', 'notice'] as const),
  ...(['batch', 'score', 'service', 'wait', 'notify', 'register', 'case', 'end'] as const),
];

export const pointersOf = (document: ProgrammeDocument) => readFlow(document.workflow).places.map(placePointer);
export const stepIn = (document: ProgrammeDocument, pointer: string) => readFlow(document.workflow).byPointer.get(pointer)?.step;

export function problemsOf({ workflow, forms, vocabularies }: ProgrammeDocument): Problem[] {
  return checkPackage({ workflow, forms, vocabularies });
}

/** Errors that weren't there before, by code and what they are about. */
export function newErrors(before: ProgrammeDocument, after: ProgrammeDocument, but: readonly string[] = []): string[] {
  const told = ({ code, params }: Problem) => `${code} ${JSON.stringify(params)}`;
  const known = new Set(problemsOf(before).map(told));
  return problemsOf(after)
    .filter(({ severity, code }) => severity === 'error' && !but.some((one) => code.startsWith(one)))
    .filter((problem) => !known.has(told(problem)))
    .map((problem) => `${told(problem)} ${problem.document}${problem.pointer}`);
}
