/**
 * Static types of expressions. A scope type is a context whose fields are the names an expression may use;
 * titles, units and enumerated values serve the readings and the spelling checks.
 */
interface Named {
  readonly title?: string;
  readonly titleEn?: string;
}
/** One value a string may have; a literal outside the list is a Problem, and readings show the title. */
export interface EnumValue extends Named {
  readonly value: string;
}

/** Values a form accepts: ends (open when exclusive) and the step between them. */
export interface NumberRange {
  readonly min?: number;
  readonly minOpen?: boolean;
  readonly max?: number;
  readonly maxOpen?: boolean;
  readonly step?: number;
}
export type NumberType = Named & { readonly kind: 'number'; readonly unit?: string; readonly range?: NumberRange };
/** `open`: the values are those that have a name; others may occur. */
export type StringType = Named & { readonly kind: 'string'; readonly values?: readonly EnumValue[]; readonly open?: boolean };
export type ListType = Named & { readonly kind: 'list'; readonly of: FeelType };
export type ContextType = Named & {
  readonly kind: 'context';
  readonly fields: Readonly<Record<string, FeelType>>;
  /** Further names may be present at run time: they are `any` instead of a Problem. */
  readonly open?: boolean;
};
export type FeelType = NumberType | StringType | (Named & { readonly kind: 'boolean' | 'date' | 'any' | 'null' }) | ListType | ContextType;
export type Kind = FeelType['kind'];

export const ANY: FeelType = { kind: 'any' };
export const NULL: FeelType = { kind: 'null' };
export const NUMBER: FeelType = { kind: 'number' };
export const STRING: FeelType = { kind: 'string' };
export const BOOLEAN: FeelType = { kind: 'boolean' };
export const DATE: FeelType = { kind: 'date' };
export function listOf(of: FeelType): ListType {
  return { kind: 'list', of };
}

/** Name of a type as problems show it, e.g. `list of number`. */
export function typeName(type: FeelType): string {
  return type.kind === 'list' && type.of.kind !== 'any' ? `list of ${typeName(type.of)}` : type.kind;
}

/** Nothing is known before run time: `any`, and the literal null, go everywhere. */
export function isLoose(type: FeelType): boolean {
  return type.kind === 'any' || type.kind === 'null';
}

/** Whether a value of type `found` may stand where `expected` is needed. Strings may stand for dates: they are read as YYYY-MM-DD. */
export function accepts(expected: FeelType, found: FeelType): boolean {
  if (isLoose(expected) || isLoose(found)) return true;
  if (expected.kind === 'date') return found.kind === 'date' || found.kind === 'string';
  if (expected.kind === 'list') return found.kind === 'list' && accepts(expected.of, found.of);
  return expected.kind === found.kind;
}

/** The type of a value that is of one or the other type. */
export function unify(a: FeelType, b: FeelType): FeelType {
  if (a === b || b.kind === 'null') return a;
  if (a.kind === 'null') return b;
  if (a.kind === 'list' && b.kind === 'list') return listOf(unify(a.of, b.of));
  if (a.kind === 'context' && b.kind === 'context') return unifyContexts(a, b);
  return a.kind === b.kind ? { kind: a.kind as 'any' } : ANY;
}

function unifyContexts(a: ContextType, b: ContextType): ContextType {
  const fields: Record<string, FeelType> = {};
  for (const name of Object.keys(a.fields)) {
    const other = fieldOf(b, name);
    if (other) fields[name] = unify(a.fields[name]!, other);
  }
  return { kind: 'context', fields, open: true };
}

/** Own field of a context type: names such as `constructor` never reach a prototype. */
export function fieldOf(type: ContextType, name: string): FeelType | undefined {
  return Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
}
