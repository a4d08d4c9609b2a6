/** Definitions of the control-flow patterns (`test/definitions/patterns/`): the steps, put into a frame of an application and ends. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ProgrammePackage, WorkflowDefinition } from '../../engine/model/definition.ts';
import type { Step } from '../../engine/model/steps.ts';
import { application, ends } from '../unit/machine/mini.ts';
import type { NamedPackage } from './definitions.ts';

export interface Pattern<P = unknown> {
  readonly file: string;
  readonly pattern: string;
  readonly name: string;
  readonly construct: string;
  readonly definition: Partial<WorkflowDefinition> & { readonly steps: Readonly<Record<string, Step>> };
  readonly play: readonly P[];
}

const folder = new URL('../definitions/patterns/', import.meta.url);

/** Every file of the folder; what is played on it is the caller's. */
export function patterns<P>(): readonly Pattern<P>[] {
  const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Omit<Pattern<P>, 'file'>;
  return readdirSync(folder)
    .sort()
    .map((file) => ({ file, ...read(file) }));
}

export function packageOf({ steps, ...rest }: Pattern['definition']): ProgrammePackage {
  const apply: Step = { type: 'form', form: 'application', by: 'applicant', next: Object.keys(steps)[0] ?? 'yes' };
  const used = JSON.stringify([steps, rest.on ?? {}]);
  const needed = Object.entries(ends).filter(([id]) => used.includes(`"${id}"`));
  const workflow: WorkflowDefinition = {
    ...{ id: 'mini', title: 'Mini', owner: 'office', legalKind: 'service', roles: { clerk: { title: '经办' } }, start: 'apply' },
    steps: { apply, ...steps, ...Object.fromEntries(needed) },
    ...rest,
  };
  return { workflow, forms: { application }, vocabularies: {} };
}

export function patternPackages(): NamedPackage[] {
  return patterns().map(({ file, definition }) => ({ name: `patterns/${file.replace(/\.json$/, '')}`, pkg: packageOf(definition) }));
}
