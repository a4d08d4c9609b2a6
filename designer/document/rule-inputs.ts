/** What a rule reads, as the inputs of a test case: one for each value, a table for each list. Pure. */

import { pathOf } from '../../engine/model/pointer.ts';
import type { DecisionTable, Scorecard } from '../../engine/model/rules.ts';
import type { ProgrammeDocument } from '../../engine/model/studio.ts';
import { compileScorecard } from '../../engine/rules/scorecard.ts';
import { compileTable } from '../../engine/rules/table.ts';
import type { ContextType, FeelType } from '../../engine/rules/types.ts';
import { compiledIn } from '../../engine/soundness/compiled.ts';
import { isObject, type Json, valueAt, withValue } from './change.ts';

export interface CaseInput {
  /** From the scope: `['application', 'revenue']`. */
  readonly path: readonly string[];
  readonly type: FeelType;
  /** Of a list of rows: the columns that are read, all of them when only their number counts. */
  readonly columns: readonly { readonly name: string; readonly type: FeelType }[] | null;
}

/** @param scope with titles; a rule that can't be read has no inputs */
export function inputsOfRule(document: ProgrammeDocument, rule: string, scope: ContextType): CaseInput[] {
  const inputs: CaseInput[] = [];
  for (const path of namesRead(document, rule, scope)) {
    if (path[0] === 'parameters') continue;
    const found = inputOf(path, scope);
    const same = inputs.findIndex((one) => one.path.join('.') === found.path.join('.'));
    const before = inputs[same];
    if (!before) inputs.push(found);
    else if (found.columns) inputs[same] = { ...before, columns: joined(before.columns ?? [], found.columns) };
  }
  return inputs.map((input) => (input.columns?.length === 0 ? { ...input, columns: allColumns(input.type) } : input));
}

function namesRead(document: ProgrammeDocument, rule: string, scope: ContextType): readonly (readonly string[])[] {
  const target = valueAt(document.workflow, pathOf(rule)) as unknown;
  if (typeof target === 'string') {
    const compiled = compiledIn(scope, target);
    return compiled.ok ? compiled.names : [];
  }
  if (!isObject(target)) return [];
  const isTable = pathOf(rule)[2] === 'tables';
  return isTable
    ? compileTable(target as unknown as DecisionTable, scope).names
    : compileScorecard(target as unknown as Scorecard, scope).names;
}

function inputOf(path: readonly string[], scope: ContextType): CaseInput {
  let type: FeelType = scope;
  for (const [index, name] of path.entries()) {
    if (type.kind === 'list') {
      const of: FeelType = type.of.kind === 'context' ? (type.of.fields[name] ?? { kind: 'any' }) : { kind: 'any' };
      return { path: path.slice(0, index), type, columns: type.of.kind === 'context' ? [{ name, type: of }] : null };
    }
    type = type.kind === 'context' && Object.hasOwn(type.fields, name) ? (type.fields[name] as FeelType) : { kind: 'any' };
  }
  return { path, type, columns: type.kind === 'list' && type.of.kind === 'context' ? [] : null };
}

type Columns = NonNullable<CaseInput['columns']>;

function joined(a: Columns, b: Columns): Columns {
  return [...a, ...b.filter(({ name }) => !a.some((one) => one.name === name))];
}

function allColumns(type: FeelType): Columns {
  return type.kind === 'list' && type.of.kind === 'context' ? Object.entries(type.of.fields).map(([name, of]) => ({ name, type: of })) : [];
}

/** What is given, with one value set, or taken away (`undefined`) with the groups that are empty then. */
export function withGiven(
  given: Readonly<Record<string, unknown>>,
  path: readonly string[],
  value: unknown,
): Readonly<Record<string, unknown>> {
  const next = withValue(given as Json, path, value as Json | undefined);
  if (value !== undefined || path.length <= 1) return (next ?? given) as Readonly<Record<string, unknown>>;
  const parent = valueAt(next, path.slice(0, -1));
  return isObject(parent) && Object.keys(parent).length === 0
    ? withGiven(next as Readonly<Record<string, unknown>>, path.slice(0, -1), undefined)
    : (next as Readonly<Record<string, unknown>>);
}
