/**
 * The smallest programme that can stand for the one whose cases a step opens: whoever fills in its form says how the case ends.
 * Its form takes whatever the paths put into it, and asks for the ending besides: so what the parent fills in stays a draft.
 */
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { FormDefinition } from '../../engine/model/form.ts';
import type { CaseStep, Step } from '../../engine/model/steps.ts';
import { withdrawn } from '../../engine/soundness/known-children.ts';
import type { Ending } from '../../engine/soundness/paths/children.ts';
import type { GeneratedPath, PathAction } from '../../engine/soundness/paths/path.ts';
import { stepsOf } from './steps-of.ts';

type Properties = NonNullable<FormDefinition['schema']['properties']>;

/** The programme under the name that its cases are opened under: a programme whose cases open their own kind gets another's. */
export function standInName(parent: string, programme: string): string {
  return programme === parent ? `${parent}-child` : programme;
}

/** The same programme, opening the stand-ins' cases. */
export function openingStandIns(pkg: ProgrammePackage): ProgrammePackage {
  const { id } = pkg.workflow;
  const renamed = (_key: string, value: unknown): unknown => {
    const { type, programme } = (value ?? {}) as Partial<CaseStep>;
    return type === 'case' && programme === id ? { ...(value as object), programme: standInName(id, id) } : value;
  };
  return { ...pkg, workflow: JSON.parse(JSON.stringify(pkg.workflow, renamed)) };
}

/** One for each programme whose cases the steps open. */
export function standIns(pkg: ProgrammePackage, paths: readonly GeneratedPath[]): ProgrammePackage[] {
  const opening = stepsOf(pkg).flatMap((step) => (step.type === 'case' ? [step] : []));
  const names = [...new Set(opening.map(({ programme }) => programme))];
  return names.map((programme) => {
    const actions = paths.flatMap((path) => childActions(path, programme));
    return standIn(
      pkg,
      programme,
      opening.filter((step) => step.programme === programme),
      actions,
    );
  });
}

type ChildAction = Extract<PathAction, { do: 'child' }>;

function childActions({ events, predicted }: GeneratedPath, programme: string): ChildAction[] {
  const own = predicted.children.filter((child) => child.programme === programme);
  return events.flatMap(({ action }) =>
    action.do === 'child' && own.some(({ step, entry }) => step === action.step && entry === action.entry) ? [action] : [],
  );
}

function standIn(
  pkg: ProgrammePackage,
  programme: string,
  opening: readonly CaseStep[],
  actions: readonly ChildAction[],
): ProgrammePackage {
  const outcomes = [...new Set(['other', ...actions.map(({ outcome }) => outcome)])].filter((outcome) => outcome !== withdrawn);
  const properties: Properties = {
    ...Object.assign({}, ...opening.map((step) => passedFields(pkg, step))),
    ...Object.assign({}, ...actions.map((action) => fieldsFor(action.application))),
    ...Object.assign({}, ...actions.map((action) => fieldsFor(resultFields(action)))),
    ending: { type: 'string', title: 'Ending', oneOf: outcomes.map((outcome) => ({ const: outcome, title: outcome })) },
  };
  const results = Object.assign({}, ...actions.map((action) => action.results)) as Ending['results'];
  const computed = Object.entries(results).map(([id, values], index, all): [string, Step] => [
    id,
    {
      type: 'compute',
      values: Object.fromEntries(Object.keys(values).map((name) => [name, `application.${resultField(id, name)}`])),
      next: all[index + 1]?.[0] ?? 'ending',
    },
  ]);
  const branches = outcomes.map((outcome) => ({ when: `application.ending = "${outcome}"`, to: endOf(outcome) }));
  const steps: Record<string, Step> = {
    apply: {
      ...{ type: 'form', form: 'application', by: 'applicant' },
      ...{ next: computed[0]?.[0] ?? 'ending', withdrawTo: endOf(withdrawn) },
    },
    ...Object.fromEntries(computed),
    ending: { type: 'decide', branches, otherwise: endOf('other') },
    ...Object.fromEntries([...outcomes, withdrawn].map((outcome): [string, Step] => [endOf(outcome), { type: 'end', outcome }])),
  };
  const { owner } = pkg.workflow;
  const id = standInName(pkg.workflow.id, programme);
  return {
    workflow: { id, title: id, owner, legalKind: 'service', start: 'apply', steps },
    forms: {
      application: {
        ...{ id: 'application', title: 'Application', schema: { type: 'object', required: ['ending'], properties } },
        uischema: {
          type: 'VerticalLayout',
          elements: Object.keys(properties).map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
        },
      },
    },
    vocabularies: pkg.vocabularies,
  };
}

function endOf(outcome: string): string {
  return `end${[...outcome].map((letter) => (/[a-z0-9]/i.test(letter) ? letter : letter.codePointAt(0))).join('')}`;
}

/** What is sent with the child's form, so that it ends so. */
export function endingData({ outcome, application, results }: Ending): Readonly<Record<string, unknown>> {
  return withoutNull({ ...application, ...resultFields({ results }), ending: outcome });
}

export function withoutNull(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
}

function resultFields({ results }: Pick<Ending, 'results'>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(results).flatMap(([id, values]) => Object.entries(values).map(([name, value]) => [resultField(id, name), value])),
  );
}

function resultField(id: string, name: string): string {
  return `result ${id} ${name}`.replace(/[^A-Za-z0-9]+(.)/g, (_all, letter: string) => letter.toUpperCase());
}

/** Fields that the step copies from its own application are of the same kind. */
function passedFields(pkg: ProgrammePackage, { data = {} }: CaseStep): Properties {
  const own = Object.assign({}, ...Object.values(pkg.forms).map(({ schema }) => schema.properties)) as Properties;
  const found = Object.entries(data).map(([name, source]) => {
    const copied = own[/^application\.(\w+)$/.exec(source)?.[1] ?? ''];
    return [name, copied ? { ...copied, 'x-computed': undefined } : { type: 'number', title: name }] as const;
  });
  return Object.fromEntries(found) as Properties;
}

/** Fields that hold the values. */
function fieldsFor(data: Readonly<Record<string, unknown>>): Properties {
  const found = Object.entries(data).flatMap(([name, value]) => {
    const type = typeof value;
    return ['string', 'number', 'boolean'].includes(type)
      ? [[name, { type, title: name, ...(type === 'string' ? { maxLength: 2000 } : {}) }]]
      : [];
  });
  return Object.fromEntries(found) as Properties;
}
