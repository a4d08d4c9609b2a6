/**
 * Validator for the subset of JSON Schema 2020-12 that `workflow.schema.json` uses. Unlike a general validator it answers
 * precisely: a `oneOf` is decided by the `const` of the property `type`, or by the JSON type, before it is descended into.
 */
import { isObject } from './json.ts';
import { pointerOf } from './pointer.ts';
import type { Problem } from './problem.ts';
import { nearest } from './similar.ts';

export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly oneOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema | boolean>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly minProperties?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

/** Objects found without a Problem, by the schema they were held against. Only for values that are never changed in place. */
export type SoundParts = WeakMap<JsonSchema, WeakSet<object>>;

interface Context {
  readonly root: JsonSchema;
  readonly document: string;
  readonly problems: Problem[];
  readonly sound: SoundParts | undefined;
}

/** Where a value is, from the innermost key outwards: written down only when there is something to tell. */
type Trail = { readonly key: string | number; readonly around: Trail } | null;

/**
 * All Problems of a value, each at its place; an empty list when it is valid.
 * @param root schema whose `$defs` are referred to; `schema` is the part that is checked (default: the root itself).
 * @param sound what earlier calls found sound; this one adds to it.
 */
export function validateJson(root: JsonSchema, value: unknown, document: string, schema: JsonSchema = root, sound?: SoundParts): Problem[] {
  const context: Context = { root, document, problems: [], sound };
  check(context, schema, value, null);
  return context.problems;
}

function check(context: Context, reference: JsonSchema, value: unknown, at: Trail): void {
  const schema = resolve(context.root, reference);
  if (!context.sound || typeof value !== 'object' || value === null) {
    checkValue(context, schema, value, at);
    return;
  }
  const sound = context.sound.get(schema) ?? new WeakSet();
  context.sound.set(schema, sound);
  if (sound.has(value)) return;
  const before = context.problems.length;
  checkValue(context, schema, value, at);
  if (context.problems.length === before) sound.add(value);
}

function checkValue(context: Context, schema: JsonSchema, value: unknown, at: Trail): void {
  if (schema.oneOf) {
    const chosen = choose(context, schema.oneOf, value, at);
    if (chosen) check(context, chosen, value, at);
  } else if (literalsOf(schema).length > 0 && !literalsOf(schema).some((literal) => typeOf(literal) === typeOf(value))) {
    report(context, at, 'schema.type', { expected: typeOf(literalsOf(schema)[0]), actual: typeOf(value) });
  } else if ('const' in schema) {
    if (value !== schema.const) report(context, at, 'schema.const', { expected: String(schema.const) });
  } else if (schema.enum) {
    if (!schema.enum.includes(value)) report(context, at, 'schema.enum', choiceParams(show(value), schema.enum.map(String)));
  } else if (!hasType(schema, value)) {
    report(context, at, 'schema.type', { expected: typesOf(schema).join(' / '), actual: typeOf(value) });
  } else if (typeof value === 'string') checkString(context, schema, value, at);
  else if (typeof value === 'number') checkNumber(context, schema, value, at);
  else if (Array.isArray(value)) checkArray(context, schema, value, at);
  else if (isObject(value)) checkObject(context, schema, value, at);
}

function checkString(context: Context, schema: JsonSchema, value: string, at: Trail): void {
  if (schema.minLength !== undefined && value.trim().length < schema.minLength) {
    report(context, at, 'schema.minLength', { limit: schema.minLength });
  } else if (schema.pattern !== undefined && !regexOf(schema.pattern).test(value)) {
    report(context, at, 'schema.pattern', { value, pattern: schema.pattern });
  }
}

function checkNumber(context: Context, schema: JsonSchema, value: number, at: Trail): void {
  if (schema.minimum !== undefined && value < schema.minimum) report(context, at, 'schema.minimum', { limit: schema.minimum });
  if (schema.maximum !== undefined && value > schema.maximum) report(context, at, 'schema.maximum', { limit: schema.maximum });
  if (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum) {
    report(context, at, 'schema.exclusiveMinimum', { limit: schema.exclusiveMinimum });
  }
}

function checkArray(context: Context, schema: JsonSchema, value: readonly unknown[], at: Trail): void {
  if (schema.minItems !== undefined && value.length < schema.minItems) report(context, at, 'schema.minItems', { limit: schema.minItems });
  for (const [index, item] of value.entries()) if (schema.items) check(context, schema.items, item, { key: index, around: at });
}

function checkObject(context: Context, schema: JsonSchema, value: Readonly<Record<string, unknown>>, at: Trail): void {
  const declared = schema.properties ?? {};
  const keys = Object.keys(value);
  if (schema.minProperties !== undefined && keys.length < schema.minProperties) {
    report(context, at, 'schema.minProperties', { limit: schema.minProperties });
  }
  const missing = (schema.required ?? []).filter((property) => !Object.hasOwn(value, property));
  const unknown = keys.filter((key) => !Object.hasOwn(declared, key));
  // A misspelt property is one mistake, not two: it isn't also reported as missing.
  const misspelt = new Set(schema.additionalProperties === false ? unknown.map((key) => nearest(key, missing)) : []);
  for (const property of missing) if (!misspelt.has(property)) report(context, at, 'schema.required', { property });
  for (const key of keys) {
    const child = Object.hasOwn(declared, key) ? declared[key] : schema.additionalProperties;
    if (child === false) {
      const free = Object.keys(declared).filter((property) => !Object.hasOwn(value, property));
      report(context, { key, around: at }, 'schema.unknown', { property: key, allowed: free.join(', '), ...suggest(key, free) });
      continue;
    }
    checkName(context, schema, key, at);
    if (typeof child === 'object') check(context, child, value[key], { key, around: at });
  }
}

function checkName(context: Context, schema: JsonSchema, key: string, at: Trail): void {
  const { pattern } = schema.propertyNames ? resolve(context.root, schema.propertyNames) : {};
  if (pattern !== undefined && !regexOf(pattern).test(key)) {
    report(context, { key, around: at }, 'schema.propertyName', { property: key, pattern });
  }
}

/** The alternative a value means, or undefined after a Problem was reported. */
function choose(context: Context, alternatives: readonly JsonSchema[], value: unknown, at: Trail): JsonSchema | undefined {
  const resolved = alternatives.map((alternative) => resolve(context.root, alternative));
  const tags = resolved.map(tagOf).filter((tag) => tag !== undefined);
  if (tags.length === resolved.length) return chooseByTag(context, resolved, tags, value, at);
  const fitting = resolved.filter((alternative) => hasType(alternative, value));
  const literal = fitting.find((alternative) => literalsOf(alternative).includes(value));
  const typed = fitting.filter((alternative) => literalsOf(alternative).length === 0);
  const chosen = literal ?? (typed.length === 1 ? typed[0] : undefined);
  if (!chosen) report(context, at, 'schema.oneOf', { allowed: resolved.flatMap(describe).join(', ') });
  return chosen;
}

function chooseByTag(context: Context, alternatives: readonly JsonSchema[], tags: readonly string[], value: unknown, at: Trail) {
  if (!isObject(value)) report(context, at, 'schema.type', { expected: 'object', actual: typeOf(value) });
  else if (!Object.hasOwn(value, 'type')) report(context, at, 'schema.required', { property: 'type', example: tags.join(', ') });
  else {
    const index = tags.indexOf(value.type as string);
    if (index < 0) report(context, { key: 'type', around: at }, 'schema.variant', choiceParams(show(value.type), tags));
    return alternatives[index];
  }
  return undefined;
}

function tagOf(schema: JsonSchema): string | undefined {
  const tag = schema.properties?.type;
  return typeof tag === 'object' && typeof tag.const === 'string' ? tag.const : undefined;
}

function literalsOf(schema: JsonSchema): readonly unknown[] {
  return 'const' in schema ? [schema.const] : (schema.enum ?? []);
}

function describe(schema: JsonSchema): readonly string[] {
  const literals = literalsOf(schema);
  return literals.length > 0 ? literals.map((literal) => JSON.stringify(literal)) : typesOf(schema);
}

function resolve(root: JsonSchema, schema: JsonSchema): JsonSchema {
  if (schema.$ref === undefined) return schema;
  const name = schema.$ref.replace('#/$defs/', '');
  const target = root.$defs?.[name];
  if (!target) throw new RangeError(`schema has no definition ${schema.$ref}`);
  return resolve(root, target);
}

function typesOf(schema: JsonSchema): readonly string[] {
  return schema.type === undefined ? [] : typeof schema.type === 'string' ? [schema.type] : schema.type;
}

function hasType(schema: JsonSchema, value: unknown): boolean {
  const types = typesOf(schema);
  if (types.length === 0) return true;
  return types.includes(typeOf(value)) || (types.includes('number') && typeof value === 'number');
}

/** JSON type of a value; whole numbers are `integer`. */
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value)?.slice(0, 60) ?? 'undefined');
}

function choiceParams(value: string, allowed: readonly string[]): Problem['params'] {
  return { value, allowed: allowed.join(', '), ...suggest(value, allowed) };
}

function suggest(name: string, known: readonly string[]): { suggestion?: string } {
  const suggestion = nearest(name, known);
  return suggestion === undefined ? {} : { suggestion };
}

function report(context: Context, at: Trail, code: string, params: Problem['params']): void {
  const path: (string | number)[] = [];
  for (let part = at; part; part = part.around) path.unshift(part.key);
  context.problems.push({ code, severity: 'error', document: context.document, pointer: pointerOf(path), params });
}

const regexes = new Map<string, RegExp>();

/** Patterns are the schemas' own: there are a few. */
function regexOf(pattern: string): RegExp {
  const regex = regexes.get(pattern) ?? new RegExp(pattern, 'u');
  regexes.set(pattern, regex);
  return regex;
}
