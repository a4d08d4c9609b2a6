import { yearFigures } from '../model/enterprise.ts';
import type { FieldSchema, FormDefinition, Vocabulary } from '../model/form.ts';
import { ANY, BOOLEAN, type ContextType, DATE, type FeelType, listOf, NUMBER, type NumberRange, STRING } from '../rules/types.ts';

const figures: ContextType = {
  kind: 'context',
  fields: { year: NUMBER, ...Object.fromEntries(Object.keys(yearFigures).map((name) => [name, NUMBER])), source: STRING },
};

/** The name `enterprise` of every scope (model/enterprise.ts). */
export const enterpriseType: ContextType = {
  kind: 'context',
  fields: {
    uscc: STRING,
    name: STRING,
    district: STRING,
    industry: STRING,
    chain: STRING,
    foundedOn: DATE,
    status: { kind: 'string', values: ['active', 'abnormal', 'cancelled'].map((value) => ({ value })) },
    legalName: STRING,
    contact: STRING,
    mobile: STRING,
    email: STRING,
    employees: NUMBER,
    years: listOf(figures),
  },
};

/** Type of a form's data: a context with one field per top-level property; titles, units and enumerated values come along. */
export function feelTypeOf(form: FormDefinition, vocabularies: Readonly<Record<string, Vocabulary>> = {}): ContextType {
  return typeOf({ ...form.schema, type: 'object' }, vocabularies) as ContextType;
}

/** Types of a programme's parameters, by the kind of each value. Without parameters any name may be used. */
export function parametersType(parameters: Readonly<Record<string, unknown>> | undefined): ContextType {
  const kinds: Record<string, FeelType> = { number: NUMBER, string: STRING, boolean: BOOLEAN };
  const entries = Object.entries(parameters ?? {}).map(([name, value]) => [name, kinds[typeof value] ?? ANY] as const);
  return { kind: 'context', fields: Object.fromEntries(entries), open: parameters === undefined };
}

/**
 * Scope of the expressions of a form: `application` (this form's data), `enterprise`, `today`, `parameters`, `applyType`,
 * and `row` inside the table named `table`.
 */
export function formScopeType(application: ContextType, parameters: ContextType, table?: string): ContextType {
  const fields: Record<string, FeelType> = { application, enterprise: enterpriseType, today: DATE, parameters, applyType: STRING };
  const rows = table === undefined ? undefined : application.fields[table];
  if (rows?.kind === 'list') fields.row = rows.of;
  return { kind: 'context', fields };
}

/** Type of one field's value. */
export function typeOf(schema: FieldSchema, vocabularies: Readonly<Record<string, Vocabulary>>): FeelType {
  const named = { title: schema.title, titleEn: schema['x-titleEn'] };
  switch (schema.type) {
    case 'object': {
      if (schema.format === 'period') return { kind: 'context', ...named, fields: { from: DATE, to: DATE } };
      const entries = Object.entries(schema.properties ?? {}).map(([name, child]) => [name, typeOf(child, vocabularies)] as const);
      return { kind: 'context', ...named, fields: Object.fromEntries(entries) };
    }
    case 'array':
      return { kind: 'list', ...named, of: schema.format === 'files' ? fileType : schema.items ? typeOf(schema.items, vocabularies) : ANY };
    case 'number':
    case 'integer':
      return { kind: 'number', ...named, unit: schema['x-unit'], ...rangeOf(schema) };
    case 'boolean':
      return { kind: 'boolean', ...named };
    case 'string':
      return schema.format === 'date' ? { kind: 'date', ...named } : { kind: 'string', ...named, values: valuesOf(schema, vocabularies) };
    default:
      return ANY;
  }
}

function rangeOf(schema: FieldSchema): { range?: NumberRange } {
  const { minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf } = schema;
  const minOpen = exclusiveMinimum !== undefined && !(minimum !== undefined && minimum > exclusiveMinimum);
  const maxOpen = exclusiveMaximum !== undefined && !(maximum !== undefined && maximum < exclusiveMaximum);
  const min = minOpen ? exclusiveMinimum : minimum;
  const max = maxOpen ? exclusiveMaximum : maximum;
  const step = multipleOf ?? (schema.type === 'integer' ? 1 : undefined);
  if (min === undefined && max === undefined && step === undefined) return {};
  return {
    range: {
      ...(min === undefined ? {} : { min, minOpen }),
      ...(max === undefined ? {} : { max, maxOpen }),
      ...(step === undefined ? {} : { step }),
    },
  };
}

const fileType: ContextType = { kind: 'context', fields: { id: STRING, name: STRING, size: NUMBER, type: STRING } };

function valuesOf(schema: FieldSchema, vocabularies: Readonly<Record<string, Vocabulary>>) {
  const vocabulary = schema['x-vocabulary'] ? vocabularies[schema['x-vocabulary']] : undefined;
  if (schema.oneOf) return schema.oneOf.map((item) => ({ value: item.const, title: item.title, titleEn: item['x-titleEn'] }));
  return vocabulary?.items.map((item) => ({ value: item.code, title: item.title }));
}
