/**
 * Validator for the subset of JSON Schema 2020-12 that `workflow.schema.json` uses. Unlike a general validator it answers
 * precisely: a `oneOf` is decided by the `const` of the property `type`, or by the JSON type, before it is descended into.
 */
import { type Path, pointerOf } from './pointer.ts';
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

interface Context {
  readonly root: JsonSchema;
  readonly document: string;
  readonly problems: Problem[];
}

/**
 * All Problems of a value, each at its place; an empty list when it is valid.
 * @param root schema whose `$defs` are referred to; `schema` is the part that is checked (default: the root itself).
 */
export function validateJson(root: JsonSchema, value: unknown, document: string, schema: JsonSchema = root, at: Path = []): Problem[] {
  const context: Context = { root, document, problems: [] };
  check(context, schema, value, at);
  return context.problems;
}

function check(context: Context, reference: JsonSchema, value: unknown, at: Path): void {
  const schema = resolve(context.root, reference);
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

function checkString(context: Context, schema: JsonSchema, value: string, at: Path): void {
  if (schema.minLength !== undefined && value.trim().length < schema.minLength) {
    report(context, at, 'schema.minLength', { limit: schema.minLength });
  } else if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(value)) {
    report(context, at, 'schema.pattern', { value, pattern: schema.pattern });
  }
}

function checkNumber(context: Context, schema: JsonSchema, value: number, at: Path): void {
  if (schema.minimum !== undefined && value < schema.minimum) report(context, at, 'schema.minimum', { limit: schema.minimum });
  if (schema.maximum !== undefined && value > schema.maximum) report(context, at, 'schema.maximum', { limit: schema.maximum });
  if (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum) {
    report(context, at, 'schema.exclusiveMinimum', { limit: schema.exclusiveMinimum });
  }
}

function checkArray(context: Context, schema: JsonSchema, value: readonly unknown[], at: Path): void {
  if (schema.minItems !== undefined && value.length < schema.minItems) report(context, at, 'schema.minItems', { limit: schema.minItems });
  for (const [index, item] of value.entries()) if (schema.items) check(context, schema.items, item, [...at, index]);
}

function checkObject(context: Context, schema: JsonSchema, value: Readonly<Record<string, unknown>>, at: Path): void {
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
      report(context, [...at, key], 'schema.unknown', { property: key, allowed: free.join(', '), ...suggest(key, free) });
      continue;
    }
    checkName(context, schema, key, at);
    if (typeof child === 'object') check(context, child, value[key], [...at, key]);
  }
}

function checkName(context: Context, schema: JsonSchema, key: string, at: Path): void {
  const { pattern } = schema.propertyNames ? resolve(context.root, schema.propertyNames) : {};
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(key)) {
    report(context, [...at, key], 'schema.propertyName', { property: key, pattern });
  }
}

/** The alternative a value means, or undefined after a Problem was reported. */
function choose(context: Context, alternatives: readonly JsonSchema[], value: unknown, at: Path): JsonSchema | undefined {
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

function chooseByTag(context: Context, alternatives: readonly JsonSchema[], tags: readonly string[], value: unknown, at: Path) {
  if (!isObject(value)) report(context, at, 'schema.type', { expected: 'object', actual: typeOf(value) });
  else if (!Object.hasOwn(value, 'type')) report(context, at, 'schema.required', { property: 'type', example: tags.join(', ') });
  else {
    const index = tags.indexOf(value.type as string);
    if (index < 0) report(context, [...at, 'type'], 'schema.variant', choiceParams(show(value.type), tags));
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

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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

function report(context: Context, at: Path, code: string, params: Problem['params']): void {
  context.problems.push({ code, severity: 'error', document: context.document, pointer: pointerOf(at), params });
}
