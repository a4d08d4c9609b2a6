/** What may be written at a place of an expression: names in scope with what people call them, functions, values of a list. */
import type { Lang } from '../../../engine/messages/render.ts';
import { builtins } from '../../../engine/rules/builtins.ts';
import type { ContextType, FeelType } from '../../../engine/rules/types.ts';

export interface Suggestion {
  /** What is written in place of what stands from `from` on. */
  readonly insert: string;
  readonly shown: string;
  /** What people call it; empty when it has no other name. */
  readonly title: string;
  readonly sort: 'name' | 'function' | 'value' | 'word';
  readonly type: FeelType | null;
}
export interface Suggestions {
  readonly from: number;
  readonly options: readonly Suggestion[];
}
export interface CompletionPlace {
  readonly scope: ContextType;
  /** A cell of a decision table. */
  readonly input?: FeelType;
}

const limit = 60;
/** Names that FEEL can take for one word: others (`a-b`) can't be written. */
const writable = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** @param at offset of the cursor; `asked`: the list was asked for, so it is given although nothing was typed yet */
export function suggestionsAt(source: string, at: number, place: CompletionPlace, lang: Lang, asked: boolean): Suggestions | null {
  const before = source.slice(0, at);
  const names = namesAt(before, place.scope);
  const values = valuesAt(before, names, place.input, lang);
  if (values && (asked || values.options.length > 0)) return values;
  if (insideText(before)) return null;
  const { parts, partial, from } = chainBefore(before);
  if (partial === '' && parts.length === 0 && !asked) return null;
  const wanted = partial.toLowerCase();
  const options = parts.length > 0 ? membersOf(typeOfChain(parts, names), lang) : [...everyName(names, lang, wanted), ...functions];
  const found = options.filter(({ shown, title }) => shown.toLowerCase().includes(wanted) || title.toLowerCase().includes(wanted));
  const ranked = found.sort((a, b) => rank(a, wanted) - rank(b, wanted)).slice(0, limit);
  return ranked.length === 0 ? null : { from, options: ranked };
}

function rank({ shown, title }: Suggestion, wanted: string): number {
  if (wanted === '') return 0;
  const [name, named] = [shown.toLowerCase(), title.toLowerCase()];
  if (name.startsWith(wanted) || named.startsWith(wanted)) return 0;
  return (name.split('.').at(-1) ?? '').startsWith(wanted) ? 1 : 2;
}

/** An odd number of quotes: a text is being written. */
function insideText(before: string): boolean {
  return (before.replace(/\\./g, '').match(/"/g)?.length ?? 0) % 2 === 1;
}

/** The names before a point, and the word being written: `application.ips[own = true].ki` is `application`, `ips` and `ki`. */
export function chainBefore(before: string): { readonly parts: readonly string[]; readonly partial: string; readonly from: number } {
  const partial = /[\p{L}\p{N}_]*$/u.exec(before)?.[0] ?? '';
  const from = before.length - partial.length;
  const parts: string[] = [];
  let end = from;
  while (before[end - 1] === '.') {
    end = withoutFilters(before, end - 1);
    const name = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(before.slice(0, end))?.[0];
    if (name === undefined) break;
    parts.unshift(name);
    end -= name.length;
  }
  return { parts, partial, from };
}

/** Where the name before any `[…]` ends. */
function withoutFilters(text: string, end: number): number {
  let at = end;
  while (text[at - 1] === ']') {
    let depth = 0;
    do {
      at--;
      if (text[at] === ']') depth++;
      else if (text[at] === '[') depth--;
    } while (depth > 0 && at > 0);
  }
  return at;
}

type Fields = Readonly<Record<string, FeelType>>;

/** Names of the scope, those bound by `in`, and inside a filter the item's own. */
function namesAt(before: string, scope: ContextType): Fields {
  let names: Fields = scope.fields;
  for (const [, name, path] of before.matchAll(/([\p{L}_][\p{L}\p{N}_]*) in ([\p{L}\p{N}_.]+)/gu))
    if (name && path) names = { ...names, [name]: itemOf(typeOfChain(path.split('.'), names)) };
  for (const open of openFilters(before)) {
    const { parts, partial } = chainBefore(before.slice(0, withoutFilters(before, open)));
    const item = itemOf(typeOfChain([...parts, partial], names));
    names = { ...names, ...(item.kind === 'context' ? item.fields : {}), item };
  }
  return names;
}

function openFilters(before: string): number[] {
  const open: number[] = [];
  for (const match of before.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]]/g)) {
    if (match[0] === '[') open.push(match.index);
    else if (match[0] === ']') open.pop();
  }
  return open.filter((at) => /[\p{L}\p{N}_\]]$/u.test(before.slice(0, at)));
}

const any: FeelType = { kind: 'any' };

function itemOf(type: FeelType): FeelType {
  return type.kind === 'list' ? type.of : type;
}

function typeOfChain(parts: readonly string[], names: Fields): FeelType {
  return parts.reduce<FeelType>(
    (type, name) => {
      const group = itemOf(type);
      return group.kind === 'context' ? ((Object.hasOwn(group.fields, name) ? group.fields[name] : undefined) ?? any) : any;
    },
    { kind: 'context', fields: names },
  );
}

const dateParts: readonly Suggestion[] = ['year', 'month', 'day', 'weekday'].map((name) => nameOf(name, { kind: 'number' }, ''));

function membersOf(type: FeelType, lang: Lang): Suggestion[] {
  if (type.kind === 'date') return [...dateParts];
  const group = itemOf(type);
  if (group.kind !== 'context') return [];
  return Object.entries(group.fields)
    .filter(([name]) => writable.test(name))
    .map(([name, field]) => nameOf(name, field, titleIn(field, lang)));
}

/** Names at the top; with something typed also those inside, by their whole path. */
function everyName(names: Fields, lang: Lang, wanted: string): Suggestion[] {
  const own = Object.entries(names).filter(([name]) => writable.test(name));
  const top = own.map(([name, type]) => nameOf(name, type, titleIn(type, lang)));
  if (wanted === '') return top;
  const inner = own.flatMap(([name, type]) => insideOf(name, type, lang, 2));
  return [...top, ...inner];
}

function insideOf(path: string, type: FeelType, lang: Lang, depth: number): Suggestion[] {
  if (type.kind !== 'context' || depth === 0) return [];
  return Object.entries(type.fields)
    .filter(([name]) => writable.test(name))
    .flatMap(([name, field]) => [
      nameOf(`${path}.${name}`, field, titleIn(field, lang)),
      ...insideOf(`${path}.${name}`, field, lang, depth - 1),
    ]);
}

function nameOf(name: string, type: FeelType, title: string): Suggestion {
  return { insert: name, shown: name, title: title === name ? '' : title, sort: 'name', type };
}

function titleIn({ title, titleEn }: FeelType, lang: Lang): string {
  return (lang === 'en' ? titleEn : undefined) ?? title ?? '';
}

const functions: readonly Suggestion[] = [
  ...[...builtins.keys(), 'not']
    .sort()
    .map((name): Suggestion => ({ insert: `${name}(`, shown: name, title: '', sort: 'function', type: null })),
  ...['and', 'or', 'in', 'if', 'then', 'else', 'some', 'every', 'satisfies', 'between', 'true', 'false', 'null'].map(
    (word): Suggestion => ({ insert: word, shown: word, title: '', sort: 'word', type: null }),
  ),
];

/** After `=`, `!=` and in `in (…)`: what the name before may be; in a cell what the column's value may be. */
function valuesAt(before: string, names: Fields, input: FeelType | undefined, lang: Lang): Suggestions | null {
  const compared =
    /([\p{L}\p{N}_.]+)\s*(?:!=|=)\s*("?[^"=(),]*)$/u.exec(before) ??
    /([\p{L}\p{N}_.]+)\s+in\s*\(\s*(?:"[^"]*"\s*,\s*)*("?[^"(),]*)$/u.exec(before);
  const cell = input && !compared ? /(?:^|,|\()\s*("?[^"=(),]*)$/u.exec(before) : null;
  const type = compared?.[1] !== undefined ? typeOfChain(compared[1].split('.'), names) : cell ? input : undefined;
  const written = compared?.[2] ?? cell?.[1];
  if (!type || written === undefined) return null;
  const wanted = written.replace(/^"/, '').trim().toLowerCase();
  const options = choicesOf(type, lang).filter(
    ({ shown, title }) => shown.toLowerCase().includes(wanted) || title.toLowerCase().includes(wanted),
  );
  return options.length === 0 ? null : { from: before.length - written.trimStart().length, options };
}

/** Values that may be chosen, as they are written. */
export function choicesOf(type: FeelType, lang: Lang): Suggestion[] {
  if (type.kind === 'boolean')
    return ['true', 'false'].map((value) => ({ insert: value, shown: value, title: '', sort: 'value', type: null }));
  if (type.kind !== 'string' || !type.values) return [];
  return type.values.map(({ value, title, titleEn }) => ({
    insert: JSON.stringify(value),
    shown: value,
    title: (lang === 'en' ? titleEn : undefined) ?? title ?? '',
    sort: 'value',
    type: null,
  }));
}
