/** What names in a programme's expressions mean: which field of which form a path from the scope leads to. */
import { enterpriseType, feelTypeOf } from '../../engine/forms/scope-type.ts';
import type { FormDefinition } from '../../engine/model/form.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import type { ContextType } from '../../engine/rules/types.ts';
import { allPlaces, isJson, type Place, placesOf } from '../../engine/soundness/places.ts';
import type { Path } from './change.ts';
import { openScope, pathOfSource } from './feel.ts';

/** A field of a form, with a column of its table. */
export interface FormName {
  readonly form: string;
  readonly field: string;
  readonly column: string | null;
  /** Last part of the path is the field (or the column) itself. */
  readonly exact: boolean;
}
/** Expressions at one place: their types, and what a path means. */
export interface NameScope {
  readonly type: ContextType;
  meaningOf(path: readonly string[]): FormName | null;
}

type Documents = Pick<ProgrammeDocument, 'workflow' | 'forms'>;
/** Where rows come from, when `item` or `row` is a row: path from the scope to the list. */
interface Rows {
  readonly name: string;
  readonly path: readonly string[];
}

const applicationNames = ['application', 'declared', 'verified'];

/** Scopes of a workflow's expressions: of the whole workflow, and inside blocks that are done once per row. */
export function workflowScopes({ workflow, forms }: Documents): (path: Path) => NameScope {
  const places = isJson(workflow) ? allPlaces(placesOf(workflow as unknown as Parameters<typeof placesOf>[0])) : [];
  const start = places.find(({ id, scope }) => id === workflow.start && scope.branch === null);
  const roots = new Map<string, string>();
  const startForm = start && formOfStep(start, workflow);
  for (const name of applicationNames) if (startForm) roots.set(name, startForm);
  for (const place of places) {
    const form = formOfStep(place, workflow);
    if (form) roots.set(`${place.id}.data`, form);
  }
  const whole = scopeOf(forms, roots, []);
  const eaches = places.filter(({ step }) => step.type === 'each');
  const known = new Map<string, NameScope>();
  return (path) => {
    const around = eaches.filter((each) =>
      [each.at('block'), each.at('label')].some((at) => at.every((part, index) => String(part) === path[index])),
    );
    const message = path[0] === 'on' ? path[1] : path.indexOf('on') >= 0 ? path[path.indexOf('on') + 1] : undefined;
    const key = `${around.map(({ id }) => id).join(' ')}|${message ?? ''}`;
    const scope = known.get(key) ?? inner(around, message);
    known.set(key, scope);
    return scope;
  };

  function inner(around: readonly Place[], message: string | undefined): NameScope {
    const form = message === undefined ? undefined : workflow.messages?.[message]?.form;
    const own = form === undefined ? roots : new Map([...roots, ['message.data', form]]);
    const last = around.at(-1);
    if (last?.step.type !== 'each') return form === undefined ? whole : scopeOf(forms, own, []);
    const outer = inner(around.slice(0, -1), undefined);
    const path = pathOfSource(String(last.step.over ?? ''), outer.type);
    return scopeOf(forms, own, path ? [{ name: 'item', path }] : []);
  }
}

/** Scope of a form's own expressions; inside a table `row` is one of its rows. */
export function formScope(name: string, form: FormDefinition, table: string | null): NameScope {
  const rows = table === null ? [] : [{ name: 'row', path: ['application', table] }];
  return scopeOf({ [name]: form }, new Map([['application', name]]), rows);
}

/** The form that is filled in at a step. */
export function formOfStep({ step }: Place, workflow: ProgrammeDocument['workflow']): string | undefined {
  if (step.type === 'form' || step.type === 'review' || step.type === 'score') return step.form;
  if (step.type !== 'wait') return undefined;
  return step.external?.form ?? (step.message === undefined ? undefined : workflow.messages?.[step.message]?.form);
}

function scopeOf(forms: ProgrammeDocument['forms'], roots: ReadonlyMap<string, string>, rows: readonly Rows[]): NameScope {
  const typeOf = (form: string): ContextType => (Object.hasOwn(forms, form) ? openScope(feelTypeOf(forms[form]!).fields) : openScope({}));
  const fields: Record<string, ContextType['fields'][string]> = { enterprise: { ...enterpriseType, open: true } };
  for (const [root, form] of roots) {
    const [name = '', data] = root.split('.');
    fields[name] = data === undefined ? typeOf(form) : openScope({ [data]: typeOf(form) });
  }
  for (const { name, path } of rows) {
    const list = path.reduce<ContextType['fields'][string] | undefined>(
      (type, part) => (type?.kind === 'context' ? type.fields[part] : undefined),
      openScope(fields),
    );
    fields[name] = list?.kind === 'list' ? list.of : (list ?? openScope({}));
  }
  const type = openScope(fields);
  return {
    type,
    meaningOf(given) {
      const row = rows.find(({ name }) => name === given[0]);
      const path = row ? [...row.path, ...given.slice(1)] : given;
      for (const length of [1, 2]) {
        const form = roots.get(path.slice(0, length).join('.'));
        const [field, column = null, ...rest] = path.slice(length);
        if (form === undefined || field === undefined || (row && given.length < 2)) continue;
        return { form, field, column, exact: rest.length === 0 };
      }
      return null;
    },
  };
}
