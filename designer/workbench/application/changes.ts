import type { FieldSchema } from '../../../engine/model/form.ts';
import { sameValue } from './same-value.ts';

/** Fields whose values differ. `shared`: only those that are asked in both; a field that is new since isn't a change of the enterprise's. */
export function changesOf(
  before: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, unknown>>,
  shared = false,
): ReadonlySet<string> {
  const names = shared ? Object.keys(now).filter((name) => name in before) : Object.keys({ ...before, ...now });
  return new Set(names.filter((name) => !sameValue(before[name], now[name])));
}

/**
 * Change of a figure with its sign: in per cent with one decimal, of what is itself a share in percentage points (`points` is the word for
 * them). Null where there is nothing to compare with.
 */
export function changeText(schema: Pick<FieldSchema, 'format' | 'x-unit'>, from: unknown, to: unknown, points: string): string | null {
  if (typeof from !== 'number' || typeof to !== 'number' || from === to) return null;
  const share = schema.format === 'percent' || schema['x-unit'] === '%';
  if (!share && from === 0) return null;
  const change = share ? Math.round((to - from) * 100) / 100 : Math.round(((to - from) / Math.abs(from)) * 1000) / 10;
  return `${change > 0 ? '+' : '−'}${Math.abs(change)} ${share ? points : '%'}`;
}
