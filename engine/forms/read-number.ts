import { Decimal } from 'decimal.js';
import type { Field } from './field.ts';
import { clean, toHalfWidth } from './formats/text.ts';
import { nothing, type Reading, refuse, type ValueError } from './reading.ts';

/** Above this a JSON number is not exact to two decimals any more. */
const most = 1e13;

/** A number, or a number written as text (`１，２３４．５０`). Compared as an exact decimal. */
export function readNumber(field: Field, raw: unknown): Reading {
  const json = typeof raw === 'string' ? parse(raw) : raw;
  if (json === undefined) return nothing;
  if (typeof json !== 'number' || !Number.isFinite(json)) return refuse(field.schema.type);
  const value = new Decimal(json);
  const errors: ValueError[] = [];
  if (field.schema.type === 'integer' && !value.isInteger()) errors.push({ code: 'field.integer', params: {} });
  for (const { keyword, bound } of bounds(field)) {
    if (!holds(keyword, value, bound)) errors.push({ code: `field.${keyword}`, params: { limit: bound.toNumber() } });
  }
  if (field.multipleOf && value.abs().lte(most) && !value.mod(field.multipleOf).isZero()) {
    const code = field.schema.format === 'money' ? 'field.money' : 'field.multipleOf';
    errors.push({ code, params: { limit: field.multipleOf.toNumber() } });
  }
  if (field.choices && !field.choices.has(json)) errors.push({ code: 'field.enum', params: {} });
  if (field.schema.format === 'year' && (!value.isInteger() || value.lt(1900) || value.gt(2200)))
    errors.push({ code: 'field.year', params: {} });
  return { json: json === 0 ? 0 : json, errors };
}

function bounds(field: Field): Field['limits'] {
  return field.limits.some(({ keyword }) => keyword === 'maximum' || keyword === 'exclusiveMaximum')
    ? field.limits
    : [...field.limits, { keyword: 'maximum', bound: new Decimal(most) }];
}

function holds(keyword: Field['limits'][number]['keyword'], value: Decimal, bound: Decimal): boolean {
  switch (keyword) {
    case 'minimum':
      return value.gte(bound);
    case 'maximum':
      return value.lte(bound);
    case 'exclusiveMinimum':
      return value.gt(bound);
    case 'exclusiveMaximum':
      return value.lt(bound);
  }
}

function parse(text: string): number | string | undefined {
  if (text.length > 100) return text;
  const plain = toHalfWidth(clean(text)).replace(/[\s,]/g, '');
  if (plain === '') return undefined;
  return /^[+-]?\d{1,15}(\.\d{0,10})?$/.test(plain) ? Number(plain) : text;
}
