import type { DecisionTable, HitPolicy } from '../model/rules.ts';
import { Num, toNum } from './decimal.ts';
import { equal, order } from './value.ts';

/** Outputs of one rule that applies, by output name. */
export interface Hit {
  readonly row: number;
  readonly outputs: Readonly<Record<string, unknown>>;
}
/** A table that can't decide says so as data. */
export interface TableError {
  readonly code: 'table.not-unique' | 'table.not-same';
  /** `rows`: numbers of the rules, from 1. */
  readonly params: { readonly rows: string };
}
export type Resolution = { readonly output: unknown; readonly rows: readonly number[] } | { readonly error: TableError };

/** What the hits of a table give under its hit policy (DMN 1.5 §8.2.8). Hits come in the order of the rules. */
export function resolve(table: DecisionTable, hits: readonly Hit[]): Resolution {
  const policy = table.hitPolicy;
  if (policy.startsWith('COLLECT')) return collect(policy, table.outputs[0]?.name ?? '', hits);
  switch (policy) {
    case 'RULE ORDER':
      return { output: hits.map((hit) => hit.outputs), rows: rowsOf(hits) };
    case 'OUTPUT ORDER':
      return { output: prioritised(table, hits).map((hit) => hit.outputs), rows: rowsOf(prioritised(table, hits)) };
    case 'FIRST':
      return single(hits[0]);
    case 'PRIORITY':
      return single(prioritised(table, hits)[0]);
    case 'ANY':
      return hits.every((hit) => equal(hit.outputs, hits[0]!.outputs) === true)
        ? { ...single(hits[0]), rows: rowsOf(hits) }
        : failed('table.not-same', hits);
    default:
      return hits.length > 1 ? failed('table.not-unique', hits) : single(hits[0]);
  }
}

function single(hit: Hit | undefined): { output: unknown; rows: readonly number[] } {
  return hit ? { output: hit.outputs, rows: [hit.row] } : { output: null, rows: [] };
}

function failed(code: TableError['code'], hits: readonly Hit[]): Resolution {
  return {
    error: {
      code,
      params: {
        rows: rowsOf(hits)
          .map((row) => row + 1)
          .join(', '),
      },
    },
  };
}

function rowsOf(hits: readonly Hit[]): number[] {
  return hits.map((hit) => hit.row);
}

/** By the places of the outputs in their value lists, first output first; values outside a list come last. */
function prioritised(table: DecisionTable, hits: readonly Hit[]): Hit[] {
  const place = (hit: Hit, index: number): number => {
    const { name, values } = table.outputs[index]!;
    const found = values?.indexOf(String(hit.outputs[name])) ?? 0;
    return found < 0 ? Number.MAX_SAFE_INTEGER : found;
  };
  return [...hits].sort((a, b) => {
    const differing = table.outputs.findIndex((_, index) => place(a, index) !== place(b, index));
    return differing < 0 ? a.row - b.row : place(a, differing) - place(b, differing);
  });
}

/** Aggregates are contexts with the one output; nulls among the values leave nothing to aggregate. */
function collect(policy: HitPolicy, name: string, hits: readonly Hit[]): Resolution {
  const rows = rowsOf(hits);
  if (policy === 'COLLECT') return { output: hits.map((hit) => hit.outputs), rows };
  const values = hits.map((hit) => hit.outputs[name] ?? null);
  const aggregate =
    policy === 'COLLECT COUNT'
      ? new Num(distinct(values))
      : policy === 'COLLECT SUM'
        ? sum(values)
        : extreme(values, policy === 'COLLECT MAX' ? 1 : -1);
  return { output: { [name]: aggregate }, rows };
}

function distinct(values: readonly unknown[]): number {
  return values.filter((value, index) => values.findIndex((other) => equal(other, value) === true) === index).length;
}

function sum(values: readonly unknown[]): Num | null {
  const numbers = values.map(toNum);
  return numbers.length === 0 || numbers.includes(null) ? null : (numbers as Num[]).reduce((total, number) => total.plus(number));
}

function extreme(values: readonly unknown[], sign: 1 | -1): unknown {
  let best: unknown = values[0] ?? null;
  for (const value of values) {
    const compared = order(value, best);
    if (compared === null) return null;
    if (compared * sign > 0) best = value;
  }
  return best;
}
