/** Scenarios fill forms in: their data follow a renamed field, and lose one that is gone. */
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { allPlaces, placesOf } from '../../../engine/soundness/places.ts';
import { isObject, type Json } from '../change.ts';
import { formOfStep } from '../form-names.ts';
import type { KeyChange } from '../forms/follow.ts';

/** Names under which data of the application stand, and those of any form. */
const applications = ['application', '$application'];
const anyData = 'data';

export function followScenarios(before: ProgrammeDocument, changes: readonly KeyChange[]): unknown {
  const { workflow, forms } = before;
  const places = allPlaces(placesOf(workflow as unknown as Parameters<typeof placesOf>[0]));
  const start = places.find(({ id, scope }) => id === workflow.start && scope.branch === null);
  const application = start && formOfStep(start, workflow);
  const walk = (value: Json, key: string): Json => {
    if (Array.isArray(value)) {
      const items = value.map((item: Json) => walk(item, ''));
      return items.every((item, index) => item === value[index]) ? value : items;
    }
    if (!isObject(value)) return value;
    const form = applications.includes(key) ? application : key === anyData ? formOf(value) : undefined;
    if (form !== undefined) return withData(value, form, changes);
    const entries = Object.entries(value).map(([name, held]): [string, Json] => [name, walk(held, name)]);
    return entries.every(([name, held]) => held === value[name]) ? value : Object.fromEntries(entries);
  };
  /** The form whose fields these are, all of them. */
  const formOf = (data: Readonly<Record<string, Json>>): string | undefined => {
    const keys = Object.keys(data);
    return keys.length === 0
      ? undefined
      : Object.keys(forms).find((name) => keys.every((key) => Object.hasOwn(forms[name]?.schema.properties ?? {}, key)));
  };
  return walk(before.scenarios as Json, '');
}

function withData(data: Readonly<Record<string, Json>>, form: string, changes: readonly KeyChange[]): Json {
  const own = changes.filter((change) => change.form === form);
  const fields = new Map(own.filter(({ table }) => table === null).map(({ from, to }) => [from, to]));
  const entries = Object.entries(data).flatMap(([key, value]): [string, Json][] => {
    const columns = new Map(own.filter(({ table }) => table === key).map(({ from, to }) => [from, to]));
    const held =
      columns.size > 0 && Array.isArray(value) ? value.map((row: Json) => (isObject(row) ? withKeys(row, columns) : row)) : value;
    return fields.get(key) === null ? [] : [[fields.get(key) ?? key, held]];
  });
  return entries.length === Object.keys(data).length && entries.every(([key, value]) => data[key] === value)
    ? data
    : Object.fromEntries(entries);
}
function withKeys(row: Readonly<Record<string, Json>>, names: ReadonlyMap<string, string | null>): Json {
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) => (names.get(key) === null ? [] : [[names.get(key) ?? key, value]])),
  );
}
