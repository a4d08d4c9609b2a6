/** A value that a field accepts, when nothing else is asked of it. Deterministic; `n` varies what must be unique. */
import { addDays } from '../../calendar/date.ts';
import type { Field } from '../../forms/field.ts';
import { patentCheck } from '../../forms/formats/patent.ts';
import { usccCheck } from '../../forms/formats/uscc.ts';
import { type PatternNode, parsePattern } from '../../rules/pattern-parser.ts';

/** @param today YYYY-MM-DD */
export function sampleOf(field: Field, today: string, n = 0): unknown {
  switch (field.kind) {
    case 'number':
      return sampleNumber(field, today, n);
    case 'boolean':
      return field.schema.format === 'signature';
    case 'choice':
      return sampleChoice(field, today, n);
    case 'files':
      return [sampleFile(field, n)];
    case 'multi':
      return Array.from(
        { length: Math.max(1, field.schema.minItems ?? 1) },
        (_, index) => field.item && sampleOf(field.item, today, n + index),
      );
    case 'period':
      return { from: addDays(today, -60 - n), to: addDays(today, -30 - n) };
    case 'table':
      return Array.from({ length: Math.max(1, field.schema.minItems ?? 1) }, (_, index) => sampleRow(field, today, n + index));
    default:
      return sampleText(field, today, n);
  }
}

/** A row of a table with every column that must be filled; codes lie under what the row has above them. */
export function sampleRow(table: Field, today: string, n: number): Record<string, unknown> {
  const columns = [...table.columns.values()].filter((column) => column.required && !column.computed && column.visibleWhen === null);
  const row: Record<string, unknown> = {};
  for (const column of columns) row[column.name] = sampleCell(table, column, row, today, n);
  return row;
}

/** A value for one cell of a row as it stands. Rows that choose the same above choose another below. */
export function sampleCell(table: Field, column: Field, row: Readonly<Record<string, unknown>>, today: string, n: number): unknown {
  const above = column.schema['x-parent'];
  if (above === undefined) return sampleOf(column, today, n);
  const parent = table.columns.get(above);
  const turns = Math.max(1, parent ? choicesOf(parent, today).length : 1);
  return sampleUnder(column, row[above], today, Math.floor(n / turns));
}

/** A code that lies under the one chosen above. */
export function sampleUnder(field: Field, above: unknown, today: string, n: number): unknown {
  const choices = choicesOf(field, today, String(above ?? ''));
  return choices[n % Math.max(1, choices.length)] ?? sampleOf(field, today, n);
}

function sampleNumber(field: Field, today: string, n: number): number {
  const { schema, choices } = field;
  if (choices) return [...choices][n % choices.size] as number;
  // Rows of a table are of different years, the last one first.
  if (schema.format === 'year') return Number(today.slice(0, 4)) - 1 - (n % 10);
  const least = schema.minimum ?? (schema.exclusiveMinimum === undefined ? null : schema.exclusiveMinimum + 1);
  const most = schema.maximum ?? (schema.exclusiveMaximum === undefined ? null : schema.exclusiveMaximum - 1);
  const first = Math.min(Math.max(100, least ?? 0), most ?? Number.POSITIVE_INFINITY);
  // Also where the limits are far from it each is another.
  const varied = first + n <= (most ?? Number.POSITIVE_INFINITY) ? first + n : Math.max(first - n, least ?? 0);
  return fitNumber(field, varied)[0] ?? least ?? 0;
}

/** The number, put on the field's grid (both neighbours) and within its limits; nothing when it can't be. */
export function fitNumber(field: Field, target: number): number[] {
  const grid = field.schema.multipleOf ?? (field.schema.type === 'integer' ? 1 : 0);
  const exact = Number(target.toPrecision(12));
  const near = grid > 0 ? [Math.floor(exact / grid + 1e-9) * grid, Math.ceil(exact / grid - 1e-9) * grid] : [exact];
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = field.schema;
  return [...new Set(near.map((value) => Number(value.toFixed(10))))].filter(
    (value) =>
      value >= (minimum ?? Number.NEGATIVE_INFINITY) &&
      value <= (maximum ?? 1e13) &&
      value > (exclusiveMinimum ?? Number.NEGATIVE_INFINITY) &&
      value < (exclusiveMaximum ?? Number.POSITIVE_INFINITY) &&
      (!field.choices || field.choices.has(value)),
  );
}

/** Values of a choice in force today: of a vocabulary the last level where only that is taken, and with `above` what lies under it. */
export function choicesOf(field: Field, today: string, above?: string): (string | number)[] {
  if (field.choices) return [...field.choices];
  const items = [...(field.vocabulary?.values() ?? [])].filter(
    (item) => (!item.validFrom || today >= item.validFrom) && (!item.validTo || today <= item.validTo),
  );
  const divided = field.schema['x-leaf'] ? new Set(items.map(({ parent }) => parent)) : null;
  return items.filter(({ code, parent }) => !divided?.has(code) && (above === undefined || parent === above)).map(({ code }) => code);
}

function sampleChoice(field: Field, today: string, n: number): string | number {
  const choices = choicesOf(field, today);
  return choices[n % Math.max(1, choices.length)] ?? '';
}

function sampleText(field: Field, today: string, n: number): string {
  const { schema } = field;
  switch (schema.format) {
    case 'date':
      return addDays(today, -30 - n);
    case 'uscc': {
      const head = `91410300MA9${String(100000 + n).slice(-6)}`;
      return head + usccCheck(head);
    }
    case 'patent-number': {
      const head = `20231${String(n).padStart(7, '0')}`;
      return head + patentCheck(head);
    }
    case 'ipc':
      return 'F16C33/38';
    case 'id-card':
      return idCard(n);
    case 'mobile':
      return `139${String(37900000 + n).slice(0, 8)}`;
    case 'phone':
      return `0379-${String(65900000 + n).slice(0, 8)}`;
    case 'postcode':
      return '471000';
    case 'email':
      return `sample${n}@example.com`;
  }
  if (schema.pattern !== undefined) return samplePattern(schema.pattern, n);
  return sampleOfLength(`${schema.title ?? field.name} ${n + 1}`, schema.minLength ?? 0, schema.maxLength ?? 500);
}

export function sampleOfLength(text: string, least: number, most: number): string {
  return text.padEnd(least, 'x').slice(0, most);
}

function idCard(n: number): string {
  const day = String(1 + ((6 + Math.floor(n / 90)) % 28)).padStart(2, '0');
  const head = `410302199003${day}${String(901 + (n % 90)).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(head[index]), 0);
  return head + '10X98765432'[sum % 11];
}

/** A reference as an upload leaves it; whoever runs the path uploads a real file of that type. */
function sampleFile(field: Field, n: number): { id: string; name: string; size: number; type: string } {
  const accepted = field.schema['x-accept'] ?? ['application/pdf'];
  const type = ['application/pdf', 'image/png'].find((known) => accepted.includes(known)) ?? accepted[0] ?? 'application/pdf';
  const extension = type.includes('/') ? (type.split('/')[1] ?? 'pdf') : 'pdf';
  return { id: String(n % 10).repeat(64), name: `sample-${field.name}.${extension}`, size: 100, type };
}

/** The shortest text that a pattern takes, digits varied by `n`; empty when it can't be read. */
function samplePattern(pattern: string, n: number): string {
  const parsed = parsePattern(pattern);
  if (!('node' in parsed)) return '';
  let place = 0;
  const letters = 'A0aB1b2345678-_. /';
  const make = (node: PatternNode): string => {
    switch (node.kind) {
      case 'letter': {
        place += 1;
        const turned = String((n + place) % 10);
        if (node.accepts(turned.codePointAt(0) ?? 48)) return turned;
        for (const letter of letters) if (node.accepts(letter.codePointAt(0) ?? 0)) return letter;
        for (let code = 32; code < 0x9fff; code += 1) if (node.accepts(code)) return String.fromCodePoint(code);
        return '';
      }
      case 'sequence':
        return node.parts.map(make).join('');
      case 'choice':
        return node.parts[0] ? make(node.parts[0]) : '';
      case 'repeat':
        return Array.from({ length: node.min }, () => make(node.part)).join('');
      default:
        return '';
    }
  };
  return make(parsed.node);
}
