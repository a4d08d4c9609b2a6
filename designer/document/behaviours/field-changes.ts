/** Which fields and forms an edit renamed or took away: a renamed field is the very same schema under another key. */
import type { FieldSchema, FormDefinition } from '../../../engine/model/form.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import type { KeyChange } from '../forms/follow.ts';

export interface FormChange {
  readonly from: string;
  readonly to: string | null;
}

export function fieldChanges(before: ProgrammeDocument, after: ProgrammeDocument): KeyChange[] {
  if (before.forms === after.forms) return [];
  return Object.entries(before.forms).flatMap(([form, was]) => {
    const is = Object.hasOwn(after.forms, form) ? after.forms[form] : undefined;
    return !is || is === was || is.schema === was.schema ? [] : inForm(form, was, is);
  });
}

function inForm(form: string, was: FormDefinition, is: FormDefinition): KeyChange[] {
  const own = keyChanges(was.schema, is.schema).map(({ from, to }) => ({ form, table: null, from, to }));
  const now = new Map(own.map(({ from, to }) => [from, to]));
  const columns = Object.entries(was.schema.properties ?? {}).flatMap(([table, schema]) => {
    const name = now.has(table) ? now.get(table)! : table;
    const next = name === null ? undefined : is.schema.properties?.[name];
    if (!schema.items || !next?.items || next.items === schema.items) return [];
    return keyChanges(schema.items, next.items).map(({ from, to }) => ({ form, table, from, to }));
  });
  return [...own, ...columns];
}

function keyChanges(was: FieldSchema, is: FieldSchema): FormChange[] {
  const [before, after] = [was.properties ?? {}, is.properties ?? {}];
  if (before === after) return [];
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const made = Object.keys(after).filter((key) => !Object.hasOwn(before, key));
  return gone.map((from) => ({ from, to: made.find((key) => after[key] === before[from]) ?? null }));
}

/** A renamed form holds the very same schema under another id. */
export function formChanges(before: ProgrammeDocument, after: ProgrammeDocument): FormChange[] {
  if (before.forms === after.forms) return [];
  const made = Object.entries(after.forms).filter(([id]) => !Object.hasOwn(before.forms, id));
  return Object.entries(before.forms)
    .filter(([id]) => !Object.hasOwn(after.forms, id))
    .map(([from, form]) => ({ from, to: made.find(([, next]) => next.schema === form.schema)?.[0] ?? null }));
}
