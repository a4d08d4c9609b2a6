/** Every expression of a workflow: where it stands, what it may use, what it must give. */
import type { WorkflowDefinition } from '../model/definition.ts';
import type { Path } from '../model/pointer.ts';
import { compileExpression } from '../rules/compile.ts';
import { BOOLEAN, type ContextType, DATE, type FeelType, STRING } from '../rules/types.ts';
import { assignmentsOf, outcomesOf } from './edges.ts';
import type { Place } from './places.ts';
import type { Report } from './report.ts';
import type { ScopeTypes } from './scope-types.ts';

interface PlacedExpression {
  readonly source: string;
  readonly at: Path;
  /** Type it must fit; any value when absent. */
  readonly expect?: FeelType;
  readonly scope: keyof ScopeTypes;
}

export function checkExpressions(workflow: Partial<WorkflowDefinition>, places: readonly Place[], types: ScopeTypes, report: Report): void {
  const expressions = [...workflowExpressions(workflow), ...places.filter((place) => !place.broken).flatMap(stepExpressions)];
  for (const expression of expressions) checkExpression(expression, types[expression.scope], report);
}

function checkExpression({ source, at, expect }: PlacedExpression, type: ContextType, report: Report): void {
  const compiled = compileExpression(source, type, expect ? { expect } : {});
  if (compiled.ok) return;
  for (const { code, params, from } of compiled.problems) report.error(code, at, { ...params, source, at: from });
}

function workflowExpressions(workflow: Partial<WorkflowDefinition>): PlacedExpression[] {
  const found: PlacedExpression[] = [];
  for (const [index, condition] of (workflow.eligibility ?? []).entries()) {
    if (condition) found.push({ source: condition.when, at: ['eligibility', index, 'when'], expect: BOOLEAN, scope: 'before' });
  }
  for (const [index, source] of (workflow.uniqueness ?? []).entries()) {
    if (source) found.push({ source, at: ['uniqueness', index], scope: 'submitted' });
  }
  if (workflow.ruleVersionBy) found.push({ source: workflow.ruleVersionBy, at: ['ruleVersionBy'], expect: STRING, scope: 'submitted' });
  return found;
}

/** Expressions of one step, in the order of the document. */
function stepExpressions(place: Place): PlacedExpression[] {
  const { step, at } = place;
  const found: PlacedExpression[] = [];
  const add = (source: string | undefined, path: Path, expect?: FeelType) => {
    if (source !== undefined) found.push({ source, at: path, scope: 'whole', ...(expect ? { expect } : {}) });
  };
  const addAll = (lines: readonly { readonly value: string }[] | undefined, ...path: Path) => {
    for (const [index, line] of (lines ?? []).entries()) add(line.value, at(...path, index, 'value'));
  };
  const addText = (text: string, path: Path) => {
    for (const [, source] of text.matchAll(/\{([^{}]+)\}/g)) add(source?.trim(), path);
  };
  add(step.when, at('when'), BOOLEAN);
  for (const { assignment, at: path } of assignmentsOf(place)) add(assignment.scope, [...path, 'scope'], STRING);
  const outcomesAt = step.type === 'wait' ? at('external', 'outcomes') : at('outcomes');
  for (const [id, outcome] of Object.entries(outcomesOf(place))) add(outcome.when, [...outcomesAt, id, 'when'], BOOLEAN);
  switch (step.type) {
    case 'decide':
      for (const [index, branch] of step.branches.entries()) add(branch.when, at('branches', index, 'when'), BOOLEAN);
      break;
    case 'compute':
      for (const [name, source] of Object.entries(step.values ?? {})) add(source, at('values', name));
      break;
    case 'notice':
      addAll(step.content, 'content');
      break;
    case 'batch':
      addAll(step.columns, 'columns');
      break;
    case 'notify':
      addText(step.subject, at('subject'));
      addText(step.body, at('body'));
      break;
    case 'register':
      add(step.validFrom, at('validFrom'), DATE);
      addAll(step.certificate?.fields, 'certificate', 'fields');
      if (step.certificate) addText(step.certificate.body, at('certificate', 'body'));
      break;
  }
  return found;
}
