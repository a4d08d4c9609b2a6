import type { Emit, Run } from './budget.ts';
import { emitCall } from './emit-calls.ts';
import { emitFilter, emitFor, emitQuantified } from './emit-loops.ts';
import { emitArithmetic, emitComparison, emitIf, emitLogic, emitNegation, emitNot } from './emit-operators.ts';
import { emitMembership } from './emit-tests.ts';
import { emitContext, emitEither, emitList, emitLiteral, emitLocal, emitPath, emitScopeName } from './emit-values.ts';
import type { Node, NodeOf } from './tree.ts';

type Emitters = { readonly [K in Node['kind']]: (node: NodeOf<K>, emit: Emit) => Run };

const emitters: Emitters = {
  literal: emitLiteral,
  scope: emitScopeName,
  local: emitLocal,
  either: emitEither,
  path: emitPath,
  filter: emitFilter,
  arithmetic: emitArithmetic,
  negation: emitNegation,
  comparison: emitComparison,
  membership: emitMembership,
  logic: emitLogic,
  not: emitNot,
  if: emitIf,
  quantified: emitQuantified,
  for: emitFor,
  list: emitList,
  context: emitContext,
  call: emitCall,
};

const emitted = new WeakMap<Node, Run>();
/**
 * The closure of a typed tree, kept with the tree. It reads JSON as it lies in the scope and converts only what an
 * operator needs; its results are raw: JSON, decimals and dates mixed, never undefined.
 */
export function emit(node: Node): Run {
  const known = emitted.get(node);
  if (known) return known;
  const run = (emitters[node.kind] as (node: Node, emit: Emit) => Run)(node, emit);
  emitted.set(node, run);
  return run;
}
