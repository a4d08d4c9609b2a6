/**
 * Files promised for later 容缺 (`x-deferrable`). While an application is filled in, an empty list at such a field is the promise: so it
 * is saved, merged and given back with the draft. It stands while the files are asked for and not there.
 */
import type { CompiledForm } from '../../engine/forms/compile.ts';
import { isPromise } from '../../engine/forms/merge.ts';
import type { Presentation } from '../../engine/forms/presentation.ts';
import type { InputError } from '../../engine/model/problem.ts';

export const promise: readonly unknown[] = [];

export interface Promises {
  /** The person may choose between files and a promise there. */
  readonly offered: (pointer: string) => boolean;
  /** Names of the fields that are promised, in the order of the form. */
  readonly names: () => readonly string[];
  /** Without “is required” where a promise stands; the same list when there's none. */
  readonly spare: (errors: readonly InputError[]) => readonly InputError[];
}

export const noPromises: Promises = { offered: () => false, names: () => [], spare: (errors) => errors };

/** @param data as typed, at any time. */
export function createPromises(
  compiled: CompiledForm,
  presentation: Presentation,
  data: () => Readonly<Record<string, unknown>>,
): Promises {
  const deferrable = [...compiled.fields.values()].filter(({ schema }) => schema['x-deferrable'] !== undefined);
  if (deferrable.length === 0) return noPromises;
  const asked = (name: string) => {
    const { visible, required, readOnly } = presentation.field(`/${name}`);
    return visible && required && !readOnly;
  };
  const names = () => deferrable.flatMap(({ name, schema }) => (isPromise(schema, data()[name]) && asked(name) ? [name] : []));
  return {
    offered: (pointer) => deferrable.some(({ name }) => pointer === `/${name}` && asked(name)),
    names,
    spare(errors) {
      const promised = names().map((name) => `/${name}`);
      const spared = ({ code, pointer }: InputError) => code === 'field.required' && promised.includes(pointer);
      return promised.length > 0 && errors.some(spared) ? errors.filter((error) => !spared(error)) : errors;
    },
  };
}
