/** What a form says about its own fields follows when they are renamed or gone: conditions, formulas, rules, unique columns, the field above. */
import type { FieldSchema, FormCheck, FormDefinition } from '../../../engine/model/form.ts';
import { pathOf, pointerOf } from '../../../engine/model/pointer.ts';
import { replaceNames, usesIn } from '../feel.ts';
import { type FormName, formScope } from '../form-names.ts';
import { withChecks } from './checks.ts';
import { withKeyword } from './field-order.ts';

/** `to` null: taken away. */
export interface KeyChange {
  readonly form: string;
  /** Of a column; null for a field. As it was called before. */
  readonly table: string | null;
  readonly from: string;
  readonly to: string | null;
}

/** The name that a field or column got; undefined when it kept its own, null when it is gone. */
export function renamedTo(changes: readonly KeyChange[], { form, field, column, exact }: FormName): string | null | undefined {
  if (!exact) return undefined;
  const found = changes.find(
    (one) => one.form === form && (column === null ? one.table === null && one.from === field : one.table === field && one.from === column),
  );
  return found?.to;
}

/** @param was the form before, from which the names get their meaning */
export function followInForm(name: string, was: FormDefinition, form: FormDefinition, changes: readonly KeyChange[]): FormDefinition {
  const tables = new Map(changes.filter(({ table }) => table === null).map(({ from, to }) => [to, from]));
  const follow = (source: string, table: string | null) => {
    const scope = formScope(name, was, table);
    return replaceNames(source, scope.type, (path) => {
      const meaning = scope.meaningOf(path);
      return (meaning && renamedTo(changes, meaning)) ?? null;
    });
  };
  const properties = (owner: FieldSchema, table: string | null): FieldSchema => {
    const beside = new Map(changes.filter((change) => change.table === table).map(({ from, to }) => [from, to]));
    const entries = Object.entries(owner.properties ?? {}).map(([key, schema]): [string, FieldSchema] => {
      let next = followInField(schema, (source) => follow(source, table));
      const above = next['x-parent'];
      if (above !== undefined && beside.has(above)) next = withKeyword(next, 'x-parent', beside.get(above) ?? undefined);
      if (table === null && next.items?.properties) next = followInTable(next, tables.get(key) ?? key);
      return [key, next];
    });
    const changed = entries.some(([key, schema]) => schema !== owner.properties![key]);
    return changed ? { ...owner, properties: Object.fromEntries(entries) } : owner;
  };
  const followInTable = (field: FieldSchema, table: string): FieldSchema => {
    const items = properties(field.items!, table);
    const columns = new Map(changes.filter((change) => change.table === table).map(({ from, to }) => [from, to]));
    const unique = field['x-unique']?.flatMap((column) => (columns.has(column) ? (columns.get(column) ?? []) : column));
    const next = items === field.items ? field : { ...field, items };
    return unique?.some((column, index) => column !== field['x-unique']![index]) || unique?.length !== field['x-unique']?.length
      ? withKeyword(next, 'x-unique', unique)
      : next;
  };
  const schema = properties(form.schema, null);
  const checks = form.checks?.flatMap((check) => followInCheck(check, was, name, changes, follow));
  const next = schema === form.schema ? form : { ...form, schema };
  return checks?.some((check, index) => check !== form.checks![index]) || checks?.length !== form.checks?.length
    ? withChecks(next, checks ?? [])
    : next;
}

const conditions = ['x-visibleWhen', 'x-requiredWhen', 'x-computed', 'x-prefill'] as const;
function followInField(schema: FieldSchema, follow: (source: string) => string): FieldSchema {
  let next = schema;
  for (const keyword of conditions) if (typeof next[keyword] === 'string') next = withKeyword(next, keyword, follow(next[keyword]));
  const oneOf = next.oneOf?.map((choice) => {
    const when = choice['x-when'] === undefined ? undefined : follow(choice['x-when']);
    return when === choice['x-when'] ? choice : { ...choice, 'x-when': when! };
  });
  if (oneOf?.some((choice, index) => choice !== next.oneOf![index])) next = { ...next, oneOf };
  if (next.items && !next.items.properties) {
    const items = followInField(next.items, follow);
    if (items !== next.items) next = { ...next, items };
  }
  return next;
}

/** A rule shown at a field that is gone, and that asks about it, is gone with it. */
function followInCheck(
  check: FormCheck,
  was: FormDefinition,
  form: string,
  changes: readonly KeyChange[],
  follow: (source: string, table: string | null) => string,
): FormCheck[] {
  const [field = '', star, column] = pathOf(check.at);
  const table = star === '*' ? field : null;
  const to = renamedTo(changes, { form, field, column: column ?? null, exact: true });
  if (to === null || (table !== null && renamedTo(changes, { form, field, column: null, exact: true }) === null)) {
    const scope = formScope(form, was, table);
    const names = usesIn(check.when, scope.type).map(({ path }) => scope.meaningOf(path));
    if (
      names.some(
        (name) => name && (name.field === field || name.column === column) && renamedTo(changes, { ...name, exact: true }) !== undefined,
      )
    )
      return [];
  }
  const when = follow(check.when, table);
  const place =
    table === null ? [to ?? field] : [renamedTo(changes, { form, field, column: null, exact: true }) ?? field, '*', to ?? column ?? ''];
  const at = pointerOf(place);
  return [when === check.when && at === check.at ? check : { ...check, when, at }];
}
