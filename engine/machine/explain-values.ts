/** Why a computed value is what it is, in words with the application's own titles; kept with the case. */
import { enterpriseType, feelTypeOf, parametersType } from '../forms/scope-type.ts';
import { compileExpression } from '../rules/compile.ts';
import type { Explanation } from '../rules/explain.ts';
import { ANY, type ContextType, DATE, type FeelType, STRING } from '../rules/types.ts';
import type { Programme, Scope } from './programme.ts';
import { applicationForm } from './steps-index.ts';

/** Explanation of one expression; null when it can't be put into words. Throws when the step budget is exceeded. */
export function explainValue(programme: Programme, source: string, scope: Scope): Explanation | null {
  const known = compiled.get(programme) ?? new Map<string, ReturnType<typeof compileExpression>>();
  compiled.set(programme, known);
  let expression = known.get(source);
  if (!expression) {
    expression = compileExpression(source, scopeType(programme));
    known.set(source, expression);
  }
  return expression.ok ? expression.explain(scope as never) : null;
}
const compiled = new WeakMap<Programme, Map<string, ReturnType<typeof compileExpression>>>();

/** Titles of the form's fields; results of steps are of any type. */
function scopeType({ workflow, package: pkg, steps }: Programme): ContextType {
  const form = pkg.forms[applicationForm(workflow) ?? ''];
  const application: FeelType = form ? feelTypeOf(form, pkg.vocabularies) : ANY;
  const results = Object.fromEntries([...steps.keys()].map((id) => [id, ANY]));
  const fields = {
    ...{ ...results, application, declared: application, verified: application, enterprise: enterpriseType, today: DATE },
    ...{ parameters: parametersType(workflow.parameters ?? {}), window: ANY, registry: ANY, records: ANY, applyType: STRING },
  };
  return { kind: 'context', fields, open: true };
}
