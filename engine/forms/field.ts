import { Decimal } from 'decimal.js';
import type { FieldSchema, Vocabulary, VocabularyItem } from '../model/form.ts';
import { compilePattern } from '../rules/pattern.ts';
import type { Expression } from './expression.ts';
import { type TextFormat, textFormat } from './formats/formats.ts';

/** How a field holds its value: `multi` is a list of single values, `table` a list of rows. */
export type FieldKind = 'text' | 'period' | 'choice' | 'number' | 'boolean' | 'multi' | 'files' | 'table';

/** A field (top-level property or table column) with everything looked up once. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly schema: FieldSchema;
  readonly required: boolean;
  readonly visibleWhen: Expression | null;
  readonly requiredWhen: Expression | null;
  readonly computed: Expression | null;
  readonly prefill: Expression | null;
  /** Of a table, in schema order. */
  readonly columns: ReadonlyMap<string, Field>;
  /** What the single values of `multi` look like. */
  readonly item: Field | null;
  readonly format: TextFormat;
  readonly choices: ReadonlySet<string | number> | null;
  /** Conditions under which single choices are offered. */
  readonly choiceWhen: ReadonlyMap<string | number, Expression>;
  readonly vocabulary: ReadonlyMap<string, VocabularyItem> | null;
  readonly pattern: TextPattern | null;
  readonly limits: readonly Limit[];
  readonly multipleOf: Decimal | null;
}
export interface TextPattern {
  test(text: string): boolean;
}
export interface Limit {
  readonly keyword: 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum';
  readonly bound: Decimal;
}

/** A form of our dialect has single fields, lists of them, files, and tables of single columns: nothing deeper. */
export function kindOf(schema: FieldSchema): FieldKind {
  if (schema.type === 'array') return schema.format === 'files' ? 'files' : schema.items?.type === 'object' ? 'table' : 'multi';
  if (schema.type === 'number' || schema.type === 'integer') return 'number';
  if (schema.type === 'boolean') return 'boolean';
  if (schema.type === 'object') return 'period';
  return schema.oneOf || schema.enum || schema['x-vocabulary'] ? 'choice' : 'text';
}

/** Compiles an expression keyword found at `keyword` of the field; null when absent or broken. */
export type CompileKeyword = (
  keyword: 'x-visibleWhen' | 'x-requiredWhen' | 'x-computed' | 'x-prefill' | `${string}/x-when`,
  source: string | undefined,
) => Expression | null;

/** Looks everything up that does not depend on data. */
export function buildField(
  name: string,
  schema: FieldSchema,
  required: boolean,
  vocabularies: Readonly<Record<string, Vocabulary>>,
  compile: CompileKeyword,
  columns: ReadonlyMap<string, Field> = new Map(),
): Field {
  const kind = kindOf(schema);
  const words = schema['x-vocabulary'] ? vocabularies[schema['x-vocabulary']]?.items : undefined;
  return {
    name,
    kind,
    schema,
    required,
    visibleWhen: compile('x-visibleWhen', schema['x-visibleWhen']),
    requiredWhen: compile('x-requiredWhen', schema['x-requiredWhen']),
    computed: compile('x-computed', schema['x-computed']),
    prefill: compile('x-prefill', schema['x-prefill']),
    columns,
    item: kind === 'multi' && schema.items ? buildField(name, schema.items, true, vocabularies, () => null) : null,
    format: textFormat(schema.format),
    choices: schema.oneOf ? new Set(schema.oneOf.map((item) => item.const)) : schema.enum ? new Set(schema.enum) : null,
    choiceWhen: choiceConditions(schema, compile),
    vocabulary: words ? new Map(words.map((item) => [item.code, item])) : null,
    pattern: patternOf(schema.pattern),
    limits: limitsOf(schema),
    multipleOf: isNumber(schema.multipleOf) && schema.multipleOf > 0 ? new Decimal(schema.multipleOf) : null,
  };
}

function choiceConditions(schema: FieldSchema, compile: CompileKeyword): Map<string | number, Expression> {
  const place = schema.oneOf ? 'oneOf' : 'items/oneOf';
  return new Map(
    choicesIn(schema).flatMap((choice, index): [string, Expression][] => {
      const when = compile(`${place}/${index}/x-when`, choice['x-when']);
      return when ? [[choice.const, when]] : [];
    }),
  );
}

/** The choices of a field, also of the values of a list. */
export function choicesIn(schema: FieldSchema): NonNullable<FieldSchema['oneOf']> {
  return schema.oneOf ?? schema.items?.oneOf ?? [];
}

/** A pattern must match the whole text; it runs in linear time (`rules/pattern.ts`). Null when absent or unreadable. */
export function patternOf(pattern: unknown): TextPattern | null {
  if (typeof pattern !== 'string') return null;
  const compiled = compilePattern(`^(${pattern})$`);
  return compiled.ok ? compiled : null;
}

function limitsOf(schema: FieldSchema): Limit[] {
  const keywords = ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum'] as const;
  return keywords.flatMap((keyword) => {
    const bound = schema[keyword];
    return isNumber(bound) ? [{ keyword, bound: new Decimal(bound) }] : [];
  });
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
