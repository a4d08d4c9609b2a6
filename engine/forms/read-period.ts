import type { Field } from './field.ts';
import { isRealDate } from './formats/date.ts';
import { textFormat } from './formats/formats.ts';
import { nothing, type Reading, refuse } from './reading.ts';

/** From one day to another, both counted. `to` is absent while it is not known, or for good where the schema says `x-openEnd`. */
export interface PeriodValue {
  readonly from?: string;
  readonly to?: string;
}

/** Reads `{from, to}`: days that exist, in order. Half a period is kept (somebody is typing) and refused. */
export function readPeriod(field: Field, raw: unknown): Reading {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse('period');
  const [from, to] = (['from', 'to'] as const).map((end) =>
    dayOf(Object.hasOwn(raw, end) ? (raw as Record<string, unknown>)[end] : undefined),
  );
  if (from === undefined && to === undefined) return nothing;
  const json: PeriodValue = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const bad = [from, to].some((day) => day !== undefined && !isRealDate(day));
  if (bad) return { json, errors: [{ code: 'field.period', params: {} }] };
  if (from === undefined || (to === undefined && !field.schema['x-openEnd']))
    return { json, errors: [{ code: 'field.period-half', params: {} }] };
  return { json, errors: to !== undefined && to < from ? [{ code: 'field.period-order', params: {} }] : [] };
}

const format = textFormat('date');
function dayOf(raw: unknown): string | undefined {
  if (typeof raw !== 'string') return undefined;
  return format.normalise(raw.slice(0, 40)) || undefined;
}
