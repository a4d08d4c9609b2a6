import { isDate } from '../../calendar/date.ts';
import type { Field } from '../../forms/field.ts';
import { choicesOf, fitNumber, sampleOf } from './samples.ts';

/** Values a field may take to be `target`: on its grid, in its limits, among its choices. `undefined` asks for any, null for none. */
export function assign(field: Field, target: unknown, today: string): unknown[] {
  if (target === null) return [null];
  if (target === undefined) return [sampleOf(field, today)];
  switch (field.kind) {
    case 'number':
      return typeof target === 'number' && Number.isFinite(target) ? fitNumber(field, target) : [];
    case 'boolean':
      return typeof target === 'boolean' ? [target] : [];
    case 'choice':
      return choicesOf(field, today).includes(target as string) ? [target] : [];
    case 'multi':
    case 'table':
      return Array.isArray(target) ? [target] : [];
    case 'files':
      return [];
    default:
      return text(field, target, today);
  }
}

function text(field: Field, target: unknown, today: string): string[] {
  if (typeof target !== 'string') return [];
  const normal = field.format.normalise(target);
  const length = [...normal].length;
  const { minLength = 0, maxLength = field.format.maxLength } = field.schema;
  if (field.schema.format === 'date' && !isDate(normal)) return [];
  const fits =
    length >= minLength && length <= maxLength && field.format.valid(normal, today) && (!field.pattern || field.pattern.test(normal));
  return fits ? [normal] : [];
}
