/** What an expert's own sheet comes to, before it is sent: its total, what is blank, and what lies under the least. Of others nothing is known here. */
import type { FieldSchema } from '../../../engine/model/form.ts';
import type { ScoreStep } from '../../../engine/model/steps.ts';

export interface SheetItem {
  readonly name: string;
  readonly schema: FieldSchema;
}
interface SheetState {
  readonly total: number;
  readonly max: number;
  /** Items without a number: left out of the aggregate, never counted as zero. */
  readonly blank: readonly SheetItem[];
  /** Given less than the item's aggregate needs. */
  readonly under: readonly (SheetItem & { readonly given: number; readonly min: number })[];
  /** Given what the form doesn't allow. */
  readonly outside: readonly SheetItem[];
  /** The total lies outside of the step's range, where that is two numbers and the sheet is whole. */
  readonly range: { readonly from: number; readonly to: number; readonly kept: boolean } | null;
}

/** The number fields that are scored, in the order of the step or else of the form. */
export function sheetItems(step: ScoreStep, fields: Readonly<Record<string, FieldSchema>>): readonly SheetItem[] {
  const names = Object.keys(step.items ?? {}).filter((name) => fields[name]);
  return (names.length > 0 ? names : Object.keys(fields)).flatMap((name) => {
    const schema = fields[name];
    return schema?.type === 'number' || schema?.type === 'integer' ? [{ name, schema }] : [];
  });
}

export function sheetState(step: ScoreStep, items: readonly SheetItem[], data: Readonly<Record<string, unknown>>): SheetState {
  const given = (name: string) => (typeof data[name] === 'number' ? data[name] : null);
  const total = rounded(items.reduce((sum, { name }) => sum + (given(name) ?? 0), 0));
  const blank = items.filter(({ name }) => given(name) === null);
  const [from, to] = [step.range?.from, step.range?.to].map((end) => (end !== undefined && /^\d+(\.\d+)?$/.test(end) ? Number(end) : null));
  return {
    total,
    max: rounded(items.reduce((sum, { schema }) => sum + (schema.maximum ?? 0), 0)),
    blank,
    under: items.flatMap((item) => {
      const [value, min] = [given(item.name), step.items?.[item.name]?.min];
      return value !== null && min !== undefined && value < min ? [{ ...item, given: value, min }] : [];
    }),
    outside: items.filter(({ name, schema: { minimum = 0, maximum = Number.POSITIVE_INFINITY } }) => {
      const value = given(name);
      return value !== null && (value < minimum || value > maximum);
    }),
    range: from == null || to == null ? null : { from, to, kept: blank.length > 0 || (total >= from && total <= to) },
  };
}

const rounded = (value: number) => Math.round(value * 100) / 100;
