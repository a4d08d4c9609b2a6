/** What a new step needs from the programme around it: free ids, a position, a form, where it leads, how a branch ends. */
import type { FieldSchema, FormDefinition } from '../../../engine/model/form.ts';
import type { EndStep, Step } from '../../../engine/model/steps.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import type { Scope } from '../../../engine/soundness/places.ts';
import { standIn } from '../names-follow.ts';
import { withProperty } from '../order.ts';
import { orderOf, readFlow } from './flow.ts';
import { freeId, freeKey } from './ids.ts';

/** What the office offers, as far as a new step names it. */
export interface Office {
  readonly services: readonly string[];
  readonly programmes: readonly string[];
}
export interface Making {
  readonly office: Office;
  readonly programme: string;
  /** The document with what was declared for the new step. */
  document(): ProgrammeDocument;
  /** Steps that the new one brings along. */
  readonly extra: Record<string, Step>;
  id(wanted: string): string;
  role(): string;
  /** A new form with these fields. */
  form(name: string, title: string, fields: Readonly<Record<string, FieldSchema>>): string;
  registry(title: string): string;
  /** Where the way on leads; an end is made where there is nothing. */
  onwards(): string;
  /** Exits of a step with a favourable and an unfavourable outcome, by what each is called here. */
  exits(good: string, bad: string): readonly [Exit, Exit];
  /** Outcome of an end at this place. */
  readonly ending: string;
  /** In a branch, an end with an outcome; null where there is no branch to end. */
  endOf(outcome: string): string | null;
  /** The application's fields. */
  readonly fields: Readonly<Record<string, FieldSchema>>;
  readonly start: string;
}
export interface Exit {
  readonly id: string;
  readonly to?: string;
}

interface Around {
  readonly scope: Scope;
  readonly next: string | undefined;
  /** With which a branch ends where the new step stands. */
  readonly outcome: string | undefined;
}

export function makingAt(document: ProgrammeDocument, { scope, next, outcome }: Around, office: Office): Making {
  let made = document;
  const extra: Record<string, Step> = {};
  const used = new Set(readFlow(document.workflow).ids);
  const id = (wanted: string) => {
    const free = freeId(wanted, used);
    used.add(free);
    return free;
  };
  const inBranch = scope.branch !== null;
  const around = outcomesAround(scope);
  const end = (wanted: string, step: Omit<EndStep, 'type'>) => {
    const free = id(wanted);
    extra[free] = { type: 'end', ...step };
    return free;
  };
  let ahead = next;
  const onwards = () => {
    ahead ??= inBranch ? end('ended', { title: '本分支办结', outcome: outcome ?? around[0] ?? 'done' }) : end('done', approved);
    return ahead;
  };
  const refused = () => refusalIn(scope) ?? end('rejected', rejected);
  const { start } = document.workflow;
  const application = readFlow(document.workflow).byPointer.get(`/steps/${start}`)?.step;
  const fields = application?.type === 'form' ? (document.forms[application.form]?.schema.properties ?? {}) : {};
  return {
    office,
    programme: document.workflow.id,
    document: () => made,
    extra,
    id,
    fields,
    start,
    ending: inBranch ? (outcome ?? around[0] ?? 'done') : 'ended',
    onwards,
    endOf: (ending) => (inBranch ? end(ending, { title: '本分支办结', outcome: ending }) : null),
    role() {
      const [known] = Object.keys(made.workflow.roles ?? {});
      if (known !== undefined) return known;
      made = { ...made, workflow: withProperty('workflow', made.workflow, 'roles', { [standIn.id]: { title: standIn.title } }) };
      return standIn.id;
    },
    form(name, title, properties) {
      const key = freeKey(name, Object.keys(made.forms));
      made = { ...made, forms: { ...made.forms, [key]: newForm(key, title, properties) } };
      return key;
    },
    registry(title) {
      const [known] = Object.keys(made.workflow.registries ?? {});
      if (known !== undefined) return known;
      const key = `${made.workflow.id}-list`;
      made = { ...made, workflow: withProperty('workflow', made.workflow, 'registries', { [key]: { title } }) };
      return key;
    },
    exits(good, bad) {
      if (!inBranch)
        return [
          { id: good, to: onwards() },
          { id: bad, to: refused() },
        ];
      const [first = good, last = bad] = [around[0], around.length > 1 ? around.at(-1) : undefined];
      return [{ id: first, ...(next === undefined ? {} : { to: next }) }, { id: last }];
    },
  };
}

const approved = { title: '办结', outcome: 'approved', tone: 'positive' } as const;
const rejected = { title: '不予通过', outcome: 'rejected', tone: 'negative' } as const;

/** Outcomes that the block around provides for, favourable first. */
export function outcomesAround(scope: Scope): string[] {
  const step = scope.branch?.parallel.step;
  return step?.type === 'parallel' || step?.type === 'each' ? Object.keys(step.outcomes ?? {}) : [];
}

/** The end to which a refusal leads: the first unfavourable one that the flow reaches. */
export function refusalIn(scope: Scope): string | undefined {
  const ends = orderOf(scope).order.flatMap(({ id, step }) => (step.type === 'end' ? [{ id, step }] : []));
  return (ends.find(({ step }) => step.outcome === 'rejected') ?? ends.find(({ step }) => step.tone === 'negative'))?.id;
}

function newForm(id: string, title: string, properties: Readonly<Record<string, FieldSchema>>): FormDefinition {
  const elements = Object.keys(properties).map((name) => ({ type: 'Control' as const, scope: `#/properties/${name}` }));
  return { id, title, schema: { type: 'object', properties }, uischema: { type: 'VerticalLayout', elements } } as FormDefinition;
}
