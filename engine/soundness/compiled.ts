/** Expressions, scorecards and tables compiled once per scope: several analyses look at the same one. */
import { once } from '../model/once.ts';
import type { DecisionTable, Scorecard } from '../model/rules.ts';
import { type CompiledExpression, compileExpression, type FailedExpression } from '../rules/compile.ts';
import { type CompiledScorecard, compileScorecard } from '../rules/scorecard.ts';
import { type CompiledTable, compileTable } from '../rules/table.ts';
import type { ContextType, FeelType } from '../rules/types.ts';

const known = new WeakMap<ContextType, Map<string, CompiledExpression | FailedExpression>>();

/** As `compileExpression`; remembered as long as the scope's type is. */
export function compiledIn(type: ContextType, source: string, expect?: FeelType): CompiledExpression | FailedExpression {
  const own = once(known, type, () => new Map<string, CompiledExpression | FailedExpression>());
  return once(own, `${expect?.kind ?? ''} ${source}`, () => compileExpression(source, type, expect ? { expect } : {}));
}

const scorecards = new WeakMap<ContextType, WeakMap<Scorecard, CompiledScorecard>>();
const tables = new WeakMap<ContextType, WeakMap<DecisionTable, CompiledTable>>();

/** As `compileScorecard`; remembered as `compiledIn` does. */
export function scorecardIn(type: ContextType, scorecard: Scorecard): CompiledScorecard {
  const own = once(scorecards, type, () => new WeakMap<Scorecard, CompiledScorecard>());
  return once(own, scorecard, () => compileScorecard(scorecard, type));
}

/** As `compileTable`; remembered as `compiledIn` does. */
export function tableIn(type: ContextType, table: DecisionTable): CompiledTable {
  const own = once(tables, type, () => new WeakMap<DecisionTable, CompiledTable>());
  return once(own, table, () => compileTable(table, type));
}
