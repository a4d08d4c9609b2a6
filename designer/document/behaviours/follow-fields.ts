/**
 * A renamed field is followed wherever it is named: in the form's own conditions and rules, in the workflow's expressions, access,
 * verified values and scores, in scenarios. A field that is gone leaves access and lists behind it clean; expressions that still name
 * it stay and become Problems, because only a person knows what they should say now.
 */
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { allPlaces, placesOf } from '../../../engine/soundness/places.ts';
import { type Json, type Path, valueAt, withValue } from '../change.ts';
import type { Behaviour } from '../editor.ts';
import { expressionsOf } from '../expressions.ts';
import { replaceNames } from '../feel.ts';
import { formOfStep, workflowScopes } from '../form-names.ts';
import { followInForm, type KeyChange, renamedTo } from '../forms/follow.ts';
import { type FormChange, fieldChanges, formChanges } from './field-changes.ts';
import { followScenarios } from './follow-scenarios.ts';

export const followFields: Behaviour = (before, after) => {
  const changes = fieldChanges(before, after);
  if (changes.length === 0) return after;
  const forms = Object.fromEntries(
    Object.entries(after.forms).map(([name, form]) => {
      const own = changes.filter((change) => change.form === name);
      return [name, own.length === 0 ? form : followInForm(name, before.forms[name]!, form, own)];
    }),
  );
  const scenarios = followScenarios(before, changes);
  const workflow = followInWorkflow(before, after.workflow, changes);
  return { ...after, forms, ...(workflow !== after.workflow && { workflow }), ...(scenarios !== before.scenarios && { scenarios }) };
};

export const followForms: Behaviour = (before, after) => {
  const changes = formChanges(before, after).filter(({ to }) => to !== null);
  return changes.length === 0 ? after : { ...after, workflow: withForms(after.workflow, changes) };
};

function followInWorkflow(
  before: ProgrammeDocument,
  workflow: ProgrammeDocument['workflow'],
  changes: readonly KeyChange[],
): ProgrammeDocument['workflow'] {
  let json = workflow as unknown as Json;
  const set = (path: Path, value: Json | undefined) => {
    json = withValue(json, path, value) ?? json;
  };
  const scopeAt = workflowScopes(before);
  for (const { path, source, kind } of expressionsOf(workflow)) {
    const scope = scopeAt(path);
    const next = replaceNames(
      source,
      scope.type,
      (name) => {
        const meaning = scope.meaningOf(name);
        return (meaning && renamedTo(changes, meaning)) ?? null;
      },
      kind,
    );
    if (next !== source) set(path, next);
  }
  for (const { path, form, list } of namedFields(workflow)) {
    const own = new Map(changes.filter((change) => change.form === form && change.table === null).map(({ from, to }) => [from, to]));
    const value = valueAt(json, path);
    if (own.size > 0 && value !== undefined) set(path, list ? withoutGone(value, own) : withKeys(value, own));
  }
  return cleaned(json, workflow);

  /** Nothing but empty is left of what only named fields that are gone. */
  function cleaned(value: Json, from: unknown): ProgrammeDocument['workflow'] {
    if (value === from) return workflow;
    for (const { path } of namedFields(value as unknown as ProgrammeDocument['workflow'])) {
      const left = valueAt(value, path);
      if (left === undefined || Object.keys(left as object).length > 0) continue;
      json = withValue(json, path.at(-1) === 'fields' ? path.slice(0, -1) : path, undefined) ?? json;
    }
    return json as unknown as ProgrammeDocument['workflow'];
  }
}

/** Maps and lists of a workflow that name fields, with the form they mean. */
function namedFields(
  workflow: ProgrammeDocument['workflow'],
): { readonly path: Path; readonly form: string | undefined; readonly list: boolean }[] {
  const places = allPlaces(placesOf(workflow as unknown as Parameters<typeof placesOf>[0]));
  const start = places.find(({ id, scope }) => id === workflow.start && scope.branch === null);
  const application = start && formOfStep(start, workflow);
  return places.flatMap((place) => {
    const { step } = place;
    const at = (...rest: (string | number)[]): Path => place.at(...rest).map(String);
    const own = step.type === 'form' ? step.form : application;
    return [
      ...(step.access ? [{ path: at('access'), form: own, list: false }] : []),
      ...(step.type === 'review' && step.verify?.fields ? [{ path: at('verify', 'fields'), form: application, list: true }] : []),
      ...(step.type === 'score' && step.items ? [{ path: at('items'), form: step.form, list: false }] : []),
      ...(step.type === 'score'
        ? Object.keys(step.aggregate?.parts ?? {}).map((part) => ({
            path: at('aggregate', 'parts', part, 'items'),
            form: step.form,
            list: true,
          }))
        : []),
    ];
  });
}

function withKeys(value: Json, own: ReadonlyMap<string, string | null>): Json {
  const entries = Object.entries(value as Record<string, Json>);
  if (!entries.some(([key]) => own.has(key))) return value;
  return Object.fromEntries(entries.flatMap(([key, held]) => (own.get(key) === null ? [] : [[own.get(key) ?? key, held]])));
}
function withoutGone(value: Json, own: ReadonlyMap<string, string | null>): Json {
  const names = value as readonly string[];
  return names.some((name) => own.has(name)) ? names.flatMap((name) => (own.get(name) === null ? [] : [own.get(name) ?? name])) : value;
}

/** Their keys are names that an author chose. */
const expressionMaps = ['data', 'values', 'body', 'result', 'parameters'];

/** Steps, messages and registries that name a renamed form. */
function withForms(workflow: ProgrammeDocument['workflow'], changes: readonly FormChange[]): ProgrammeDocument['workflow'] {
  const to = new Map(changes.map(({ from, to: next }) => [from, next!]));
  const walk = (value: Json, key: string): Json => {
    if (Array.isArray(value))
      return same(
        value,
        value.map((item: Json) => walk(item, '')),
      );
    if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value).map(([name, held]): [string, Json] => [
        name,
        expressionMaps.includes(name) ? held : walk(held, name),
      ]);
      return entries.some(([name, held]) => held !== (value as Record<string, Json>)[name]) ? Object.fromEntries(entries) : value;
    }
    return key === 'form' && typeof value === 'string' ? (to.get(value) ?? value) : value;
  };
  return walk(workflow as unknown as Json, '') as unknown as ProgrammeDocument['workflow'];
}
const same = (before: readonly Json[], after: readonly Json[]): readonly Json[] =>
  after.every((item, index) => item === before[index]) ? before : after;
