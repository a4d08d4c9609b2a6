/**
 * Questions that a form alone can't answer: is an entry of a registry in force (`x-reference`), does another enterprise use this number
 * already (`x-claim`). The browser asks them while somebody fills in, with a deadline; the server asks them again at submission, and
 * only that counts.
 */
import { pointerOf } from '../model/pointer.ts';
import type { InputError } from '../model/problem.ts';
import type { CompiledForm } from './compile.ts';
import { titleOf } from './errors.ts';
import type { Field } from './field.ts';

export interface OutsideQuestion {
  readonly pointer: string;
  readonly kind: 'reference' | 'claim';
  /** The registry, or the name under which values are claimed. */
  readonly name: string;
  readonly value: string;
  readonly title: string;
}
/** More of one form are not asked: no table of certificates is that long. */
const mostQuestions = 500;

/** The questions that data as they are kept (`accept`) raise. `asks`: which top-level fields count. */
export function outsideQuestions(
  compiled: CompiledForm,
  data: Readonly<Record<string, unknown>>,
  asks: (field: string) => boolean = () => true,
): OutsideQuestion[] {
  const found: OutsideQuestion[] = [];
  for (const field of compiled.fields.values()) {
    if (!asks(field.name)) continue;
    const value = data[field.name];
    if (field.kind !== 'table') found.push(...questionsOf(field, value, pointerOf([field.name])));
    else if (Array.isArray(value))
      for (const [index, row] of value.entries())
        for (const column of field.columns.values())
          found.push(
            ...questionsOf(column, (row as Record<string, unknown> | null)?.[column.name], pointerOf([field.name, index, column.name])),
          );
  }
  return found.slice(0, mostQuestions);
}

/** Questions of one field or column about one value. */
export function questionsOf(field: Field, value: unknown, pointer: string): OutsideQuestion[] {
  const { 'x-reference': registry, 'x-claim': claim } = field.schema;
  if (typeof value !== 'string' || value === '' || (!registry && !claim)) return [];
  const question = { pointer, value, title: titleOf(field) };
  return [
    ...(registry ? [{ ...question, kind: 'reference' as const, name: registry.registry }] : []),
    ...(claim ? [{ ...question, kind: 'claim' as const, name: claim }] : []),
  ];
}

export function outsideError({ pointer, kind, value, title }: OutsideQuestion): InputError {
  return { code: kind === 'reference' ? 'field.x-reference' : 'field.x-claim', pointer, params: { title, value } };
}
