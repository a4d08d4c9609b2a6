/** Types of the names that expressions of a workflow may use. */
import { enterpriseType, feelTypeOf, parametersType } from '../forms/scope-type.ts';
import { seatsOf } from '../machine/people.ts';
import { policyOf, weighs } from '../machine/tally.ts';
import type { ProgrammePackage } from '../model/definition.ts';
import type { FormDefinition } from '../model/form.ts';
import { sameJson } from '../model/json.ts';
import type { DecisionTable, HitPolicy } from '../model/rules.ts';
import type { Step } from '../model/steps.ts';
import { ANY, BOOLEAN, type ContextType, DATE, type FeelType, listOf, NUMBER, STRING } from '../rules/types.ts';
import { type CheckMemory, newMemory, remembered } from './memory.ts';
import type { Place } from './places.ts';
import { scoreTypes } from './score-ranges.ts';
import type { Shaped } from './shape.ts';

/** What each kind of expression sees. */
export interface ScopeTypes {
  /** Steps, scorecards and tables: everything, results of steps included. */
  readonly whole: ContextType;
  /** What a service answered, beside everything. */
  readonly answered: ContextType;
  /** Eligibility, asked before there is a case. */
  readonly before: ContextType;
  /** Uniqueness and the choice of the rule version: the case when it is submitted. */
  readonly submitted: ContextType;
}

type Documents = Pick<ProgrammePackage, 'forms' | 'vocabularies'>;

/**
 * @param documents only the forms that are sound: data of others are of any type.
 * @param memory of the document before an edit: gives the very same types where nothing of them changed, with all that was compiled.
 */
export function scopeTypesOf(shaped: Shaped, places: readonly Place[], documents: Documents, memory = newMemory()): ScopeTypes {
  const types = typesOf(shaped, places, documents, memory);
  const { types: before } = memory;
  memory.types = before && sameJson(before, types) ? before : types;
  return memory.types;
}

function typesOf({ workflow }: Shaped, places: readonly Place[], documents: Documents, memory: CheckMemory): ScopeTypes {
  const start = places.find((place) => place.id === workflow.start);
  const application = start?.step.type === 'form' ? formType(documents, start.step.form, memory) : OPEN;
  const before = {
    enterprise: enterpriseType,
    today: DATE,
    parameters: parametersType(workflow.parameters ?? {}),
    registry: listOf(entryType),
    records: listOf(recordType),
  };
  const submitted = {
    ...before,
    application,
    declared: application,
    verified: application,
    window: windowType,
    applyType: STRING,
    deferred: listOf(STRING),
  };
  const results = places
    .filter((place) => place.id !== workflow.start)
    .map((place) => [place.id, place.broken ? OPEN : resultType(place, { workflow, documents, memory })] as const)
    .filter((entry): entry is [string, FeelType] => entry[1] !== null);
  const whole = {
    ...Object.fromEntries(results),
    ...(workflow.messages && { message: messageType() }),
    ...(places.some(({ step }) => step.type === 'case') && { child: OPEN }),
    ...submitted,
  };
  return {
    whole: context(whole),
    answered: context({ ...whole, response: context({ status: NUMBER, body: OPEN }) }),
    before: context(before),
    submitted: context(submitted),
  };
}

const messageType = (): ContextType => context({ name: STRING, data: OPEN, by: STRING, at: STRING });

const OPEN: ContextType = { kind: 'context', fields: {}, open: true };

function context(fields: Readonly<Record<string, FeelType>>): ContextType {
  return { kind: 'context', fields };
}

function strings(values: readonly string[]): FeelType {
  return { kind: 'string', values: values.map((value) => ({ value })) };
}

const windowType = context({ id: STRING, title: STRING, opensOn: DATE, closesOn: DATE, settings: OPEN });
const entryType = context({
  registry: STRING,
  status: strings(['valid', 'suspended', 'expired', 'revoked', 'withdrawn']),
  validFrom: DATE,
  validTo: DATE,
  flags: listOf(STRING),
});

const recordType = context({ kind: STRING, on: DATE, programme: STRING, registry: STRING });

export function formType({ forms, vocabularies }: Documents, name: string, memory = newMemory()): ContextType {
  const form: FormDefinition | undefined = Object.hasOwn(forms, name) ? forms[name] : undefined;
  return form ? remembered(memory, 'type', form, [vocabularies], () => feelTypeOf(form, vocabularies)) : OPEN;
}

interface Surroundings {
  readonly workflow: Shaped['workflow'];
  readonly documents: Documents;
  readonly memory: CheckMemory;
}

/** Type of what a step leaves under its id; null when it leaves nothing. */
function resultType(place: Place, around: Surroundings): FeelType | null {
  const { step } = place;
  switch (step.type) {
    case 'form':
      return context({ ...acted, data: formType(around.documents, step.form, around.memory) });
    case 'review':
      return context({
        entry: NUMBER,
        outcome: titled(step.outcomes),
        reason: STRING,
        data: opinionType(step.form, around),
        people: listOf({ ...context({ outcome: titled(step.outcomes), data: opinionType(step.form, around) }), open: true }),
        ...(weighs(policyOf(step.policy, seatsOf(step).length), seatsOf(step)) && { votes: context({ of: NUMBER, by: OPEN }) }),
        ...(Object.values(step.outcomes).some(({ conditions }) => conditions !== undefined) && { conditions: listOf(STRING) }),
      });
    case 'correct':
      return context({ ...acted, rounds: NUMBER, notes: listOf(OPEN) });
    case 'compute':
      return computedType(step, around);
    case 'parallel': {
      const outcome = strings(Object.keys(step.outcomes));
      const branches = Object.fromEntries(place.branches.map((branch) => [branch.branch?.name ?? '', outcome]));
      return context({ entry: NUMBER, outcome, branches: context(branches) });
    }
    case 'each':
      return context({
        entry: NUMBER,
        outcome: strings(Object.keys(step.outcomes)),
        items: listOf(context({ item: ANY, label: STRING, outcome: strings(Object.keys(step.outcomes)), results: OPEN })),
      });
    case 'notice':
      return context({ entry: NUMBER, outcome: strings(['clear', 'partly', 'upheld']), from: DATE, until: DATE, objections: listOf(OPEN) });
    case 'service': {
      const values = Object.fromEntries(Object.keys(step.result ?? {}).map((name) => [name, ANY]));
      return context({ entry: NUMBER, ok: BOOLEAN, status: NUMBER, reason: STRING, at: STRING, ...values });
    }
    case 'score':
      return context({
        ...{ entry: NUMBER, spread: NUMBER, scores: NUMBER, abstained: NUMBER, rounds: NUMBER, met: BOOLEAN },
        ...scoreTypes(step, scoreItems(step, around.documents), around.documents),
        parts: context(Object.fromEntries(Object.keys(step.aggregate.parts ?? {}).map((part) => [part, NUMBER]))),
        ...{ below: listOf(STRING), sheets: listOf(OPEN) },
      });
    case 'batch':
      return context({
        ...acted,
        outcome: titled(step.outcomes),
        reason: STRING,
        documentNumber: STRING,
        batch: STRING,
        rank: NUMBER,
        place: STRING,
        granted: NUMBER,
        ...(Object.values(step.outcomes).some(({ conditions }) => conditions !== undefined) && { conditions: listOf(STRING) }),
        ...(step.vote && { votes: context({ for: NUMBER, of: NUMBER, tied: NUMBER, cast: STRING }) }),
      });
    case 'wait':
      if (step.message !== undefined && !step.external) return context({ ...acted, outcome: strings(['received']), data: OPEN });
      if (!step.external) return null;
      return context({
        ...acted,
        outcome: titled(step.external.outcomes),
        reason: STRING,
        data: formType(around.documents, step.external.form, around.memory),
      });
    case 'case': {
      const data = step.result ? context(Object.fromEntries(Object.keys(step.result).map((name) => [name, ANY]))) : OPEN;
      return context({ entry: NUMBER, case: STRING, number: STRING, outcome: STRING, data });
    }
    case 'register':
      return context({ round: NUMBER, entry: STRING, number: STRING, validFrom: DATE, validTo: DATE, verification: STRING });
    default:
      return null;
  }
}

/** What reviewers fill in. */
function opinionType(form: string | undefined, { documents, memory }: Surroundings): ContextType {
  return form === undefined ? OPEN : formType(documents, form, memory);
}

function scoreItems(step: Extract<Step, { type: 'score' }>, { forms }: Documents): string[] {
  if (step.items) return Object.keys(step.items);
  const fields = Object.entries((Object.hasOwn(forms, step.form) ? forms[step.form] : undefined)?.schema.properties ?? {});
  return fields.filter(([, { type }]) => type === 'number' || type === 'integer').map(([name]) => name);
}

const acted = { entry: NUMBER, by: STRING, at: STRING };

function titled(outcomes: Readonly<Record<string, { readonly label: string; readonly labelEn?: string }>>): FeelType {
  return {
    kind: 'string',
    values: Object.entries(outcomes).map(([value, { label, labelEn }]) => ({
      value,
      title: label,
      ...(labelEn ? { titleEn: labelEn } : {}),
    })),
  };
}

/** `rules/scorecard.ts` ScoreResult. */
export const scoreFields = {
  total: NUMBER,
  pass: BOOLEAN,
  passTotal: NUMBER,
  dimensions: listOf(context({ id: STRING, title: STRING, score: NUMBER, max: NUMBER, min: NUMBER, met: BOOLEAN })),
  items: listOf({
    ...context({ id: STRING, title: STRING, dimension: STRING, score: NUMBER, max: NUMBER, label: STRING, value: ANY, unit: STRING }),
    open: true,
  }),
};

function computedType(step: Extract<Step, { type: 'compute' }>, around: Surroundings): FeelType {
  const fields: Record<string, FeelType> = step.scorecard === undefined ? {} : { ...scoreFields };
  if (step.table !== undefined) {
    fields.rows = listOf(NUMBER);
    for (const version of around.workflow.ruleVersions ?? []) Object.assign(fields, tableFields(version?.tables?.[step.table]));
  }
  for (const name of Object.keys(step.values ?? {})) fields[name] = ANY;
  if (step.lot) Object.assign(fields, { drawn: BOOLEAN, number: NUMBER });
  if (step.explain) fields.explanation = OPEN;
  return context(fields);
}

/** A table that may give several rows gives them as a list, `value`; any other its outputs by name. */
function tableFields(table: DecisionTable | undefined): Record<string, FeelType> {
  const outputs = Object.fromEntries((table?.outputs ?? []).map(({ name }) => [name, ANY]));
  return table && listing.includes(table.hitPolicy) ? { value: listOf(context(outputs)) } : outputs;
}

const listing: readonly HitPolicy[] = ['COLLECT', 'RULE ORDER', 'OUTPUT ORDER'];
