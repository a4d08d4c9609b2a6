/** Fields that a condition may be about: everything of the scope that holds a value, under what people call it. */
import type { Lang } from '../../../engine/messages/render.ts';
import { compileExpression } from '../../../engine/rules/compile.ts';
import { describe } from '../../../engine/rules/reading.ts';
import type { ContextType, FeelType } from '../../../engine/rules/types.ts';

export interface FieldOption {
  /** As it is written. */
  readonly value: string;
  readonly title: string;
  readonly type: FeelType;
}

/** Those of the form first: most conditions are about them. Lists stand for themselves and for how many they are. */
export function fieldOptions(scope: ContextType, lang: Lang): FieldOption[] {
  const names = Object.keys(scope.fields).filter((name) => writable.test(name));
  const first = ['row', 'item', 'application', 'enterprise'];
  const rank = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length);
  return names.sort((a, b) => rank(a) - rank(b)).flatMap((name) => optionsOf(name, scope.fields[name] as FeelType, lang, 3));
}

/** Fields of the rows of a table, under the name that a row has in the condition. */
export function rowOptions(name: string, list: FeelType, lang: Lang): FieldOption[] {
  return list.kind === 'list' ? optionsOf(name, list.of, lang, 3) : [];
}

const writable = /^[\p{L}_][\p{L}\p{N}_]*$/u;

function optionsOf(path: string, type: FeelType, lang: Lang, depth: number): FieldOption[] {
  const title = (lang === 'en' ? type.titleEn : undefined) ?? type.title ?? path;
  if (type.kind === 'context') {
    const inner = depth === 0 ? [] : Object.entries(type.fields).filter(([name]) => writable.test(name));
    return inner.flatMap(([name, field]) => optionsOf(`${path}.${name}`, field, lang, depth - 1));
  }
  const own = { value: path, title, type };
  if (type.kind !== 'list') return [own];
  const counted = `count(${path})`;
  return [{ value: counted, title: countTitle(counted, path, type, lang), type: { kind: 'number' } }, own];
}

function countTitle(source: string, path: string, type: FeelType, lang: Lang): string {
  const compiled = compileExpression(source, null);
  const arg = compiled.ok && compiled.tree.kind === 'call' ? compiled.tree.args[0] : undefined;
  return compiled.ok && compiled.tree.kind === 'call' && arg
    ? describe({ ...compiled.tree, args: [{ kind: 'scope', name: path, type, from: 0, to: 0 }] }, lang)
    : source;
}
