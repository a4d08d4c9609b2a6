import type { Emit, Run } from './budget.ts';
import { builtins } from './builtins.ts';
import { asParam } from './coerce.ts';
import type { NodeOf } from './tree.ts';

export function emitCall(node: NodeOf<'call'>, emit: Emit): Run {
  const builtin = builtins.get(node.name)!;
  const list = builtin.spread && node.args.length > 1 ? spreadList(node, emit) : null;
  const args = list ? [list] : node.args.map((arg, index) => asParam(builtin.params[index] ?? 'any', emit(arg)));
  const run = builtin.run as (args: readonly unknown[], env: Parameters<Run>[0]) => unknown;
  const { nulls } = builtin;
  return (env) => {
    const values: unknown[] = [];
    for (const arg of args) {
      const value = arg(env);
      if (value === null && !nulls) return null;
      values.push(value);
    }
    return run(values, env);
  };
}

/** `sum(a, b)` is `sum([a, b])`. */
function spreadList(node: NodeOf<'call'>, emit: Emit): Run {
  const items = node.args.map(emit);
  return asParam('list', (env) => items.map((item) => item(env)));
}
