import type { WorkflowDefinition } from '../model/definition.ts';
import { compileExpression } from '../rules/compile.ts';
import { fromJson, toJson } from '../rules/value.ts';

/** The number an expression always gives, from parameters at most; null for any other. */
export function constantOf(source: string | undefined, parameters: WorkflowDefinition['parameters'] = {}): number | null {
  const expression = source === undefined ? null : compileExpression(source, null);
  if (!expression?.ok || expression.names.some(([root]) => root !== 'parameters')) return null;
  const value = toJson(expression.evaluate({ parameters: fromJson(parameters) }));
  return typeof value === 'number' ? value : null;
}
