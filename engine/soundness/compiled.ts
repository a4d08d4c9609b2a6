/** Expressions compiled once per scope: several analyses look at the same one. */
import { type CompiledExpression, compileExpression, type FailedExpression } from '../rules/compile.ts';
import type { ContextType, FeelType } from '../rules/types.ts';

const known = new WeakMap<ContextType, Map<string, CompiledExpression | FailedExpression>>();

/** As `compileExpression`; remembered as long as the scope's type is. */
export function compiledIn(type: ContextType, source: string, expect?: FeelType): CompiledExpression | FailedExpression {
  const own = known.get(type) ?? new Map<string, CompiledExpression | FailedExpression>();
  known.set(type, own);
  const key = `${expect?.kind ?? ''} ${source}`;
  const compiled = own.get(key) ?? compileExpression(source, type, expect ? { expect } : {});
  own.set(key, compiled);
  return compiled;
}
