/** Every expression of a workflow: where it stands, what it may use, what it must give. */
import type { Escalation } from '../model/deadline.ts';
import type { WorkflowDefinition } from '../model/definition.ts';
import type { Path } from '../model/pointer.ts';
import { BOOLEAN, type ContextType, DATE, type FeelType, NUMBER, STRING } from '../rules/types.ts';
import { compiledIn } from './compiled.ts';
import { assignmentsOf, outcomesOf } from './edges.ts';
import { scopeAt } from './item-scope.ts';
import { isJson, type Place } from './places.ts';
import type { Report } from './report.ts';
import type { ScopeTypes } from './scope-types.ts';

export interface PlacedExpression {
  readonly source: string;
  readonly at: Path;
  /** Type it must fit; any value when absent. */
  readonly expect?: FeelType;
  readonly scope: keyof ScopeTypes;
  /** The step it belongs to. */
  readonly place?: Place;
  /** Only shown to people, who see a dash where nothing is there yet. */
  readonly shown?: boolean;
}

/** Every expression of a workflow and its steps, broken steps left out; those of scorecards and tables are in `rule-versions.ts`. */
export function expressionsOf(workflow: Partial<WorkflowDefinition>, places: readonly Place[]): PlacedExpression[] {
  return [...workflowExpressions(workflow), ...places.filter((place) => !place.broken).flatMap(stepExpressions)];
}

export function checkExpressions(expressions: readonly PlacedExpression[], types: ScopeTypes, report: Report): void {
  for (const expression of expressions) checkExpression(expression, typeFor(expression, types), report);
}

/** What an expression sees where it stands. */
export function typeFor({ scope, place }: PlacedExpression, types: ScopeTypes): ContextType {
  return place && scope === 'whole' ? scopeAt(place, types.whole) : types[scope];
}

function checkExpression({ source, at, expect }: PlacedExpression, type: ContextType, report: Report): void {
  const compiled = compiledIn(type, source, expect);
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
  for (const [index, rule] of (workflow.schedule ?? []).entries()) {
    const when = rule?.for?.enterprises;
    if (when) found.push({ source: when, at: ['schedule', index, 'for', 'enterprises'], expect: BOOLEAN, scope: 'before' });
    const share = rule?.for.share;
    if (share) found.push({ source: share, at: ['schedule', index, 'for', 'share'], expect: NUMBER, scope: 'before' });
  }
  for (const [name, rule] of Object.entries(workflow.messages ?? {})) {
    if (rule?.key) found.push({ source: rule.key, at: ['messages', name, 'key'], scope: 'whole' });
  }
  for (const [name, reaction] of Object.entries(workflow.on ?? {})) {
    if (reaction?.when) found.push({ source: reaction.when, at: ['on', name, 'when'], expect: BOOLEAN, scope: 'whole' });
  }
  for (const [name, { sanctions }] of Object.entries(workflow.registries ?? {})) {
    const source = sanctions?.by.scope;
    if (source) found.push({ source, at: ['registries', name, 'sanctions', 'by', 'scope'], expect: STRING, scope: 'before' });
  }
  const approver = workflow.clock?.extend?.by.scope;
  if (approver) found.push({ source: approver, at: ['clock', 'extend', 'by', 'scope'], expect: STRING, scope: 'whole' });
  for (const [index, { scope: source }] of (workflow.supervision?.ladder ?? []).entries())
    if (source) found.push({ source, at: ['supervision', 'ladder', index, 'scope'], expect: STRING, scope: 'whole' });
  if (workflow.ruleVersionBy) found.push({ source: workflow.ruleVersionBy, at: ['ruleVersionBy'], expect: STRING, scope: 'submitted' });
  return found;
}

/** Expressions of one step, in the order of the document. */
function stepExpressions(place: Place): PlacedExpression[] {
  const { step, at } = place;
  const found: PlacedExpression[] = [];
  const add = (source: string | undefined, path: Path, expect?: FeelType, shown?: boolean) => {
    if (source !== undefined)
      found.push({ source, at: path, scope: 'whole', place, ...(expect ? { expect } : {}), ...(shown ? { shown } : {}) });
  };
  const addAll = (lines: readonly { readonly value: string }[] | undefined, ...path: Path) => {
    for (const [index, line] of (lines ?? []).entries()) add(line.value, at(...path, index, 'value'), undefined, true);
  };
  const addText = (text: string, path: Path) => {
    for (const [, source] of text.matchAll(/\{([^{}]+)\}/g)) add(source?.trim(), path, undefined, true);
  };
  add(step.when, at('when'), BOOLEAN);
  for (const [name, reaction] of Object.entries(step.on ?? {})) add(reaction.when, at('on', name, 'when'), BOOLEAN);
  if (step.type === 'wait') add(step.until, at('until'), DATE);
  add(step.deadline?.until, at('deadline', 'until'), DATE);
  add(step.deadline?.extend?.by.scope, at('deadline', 'extend', 'by', 'scope'), STRING);
  const rungs = step.deadline?.onExpire?.escalate;
  for (const [index, rung] of (Array.isArray(rungs) ? (rungs as readonly Escalation[]) : []).entries())
    add(rung.scope, at('deadline', 'onExpire', 'escalate', index, 'scope'), STRING);
  for (const { assignment, at: path } of assignmentsOf(place)) add(assignment.scope, [...path, 'scope'], STRING);
  const outcomesAt = step.type === 'wait' ? at('external', 'outcomes') : at('outcomes');
  for (const [id, outcome] of Object.entries(outcomesOf(place))) add(outcome.when, [...outcomesAt, id, 'when'], BOOLEAN);
  switch (step.type) {
    case 'decide':
      for (const [index, branch] of step.branches.entries()) add(branch.when, at('branches', index, 'when'), BOOLEAN);
      break;
    case 'compute':
      for (const [name, source] of Object.entries(step.values ?? {})) add(source, at('values', name));
      add(step.lot?.share, at('lot', 'share'), NUMBER);
      break;
    case 'parallel':
      for (const [name, member] of Object.entries(step.branches)) {
        if (isJson(member) && 'steps' in member) add(member.when, at('branches', name, 'when'), BOOLEAN);
      }
      for (const [name, inputs] of Object.entries(step.inputs ?? {})) {
        for (const [index, source] of inputs.entries()) add(source, at('inputs', name, index));
      }
      break;
    case 'case':
      for (const [name, source] of Object.entries(step.data ?? {})) add(source, at('data', name));
      for (const [name, source] of Object.entries(step.result ?? {})) add(source, at('result', name));
      break;
    case 'each':
      add(step.over, at('over'));
      add(step.join?.until, at('join', 'until'), BOOLEAN);
      if (step.label !== undefined) {
        const inner = place.branches[0]?.places[0] ?? place;
        found.push({ source: step.label, at: at('label'), scope: 'whole', place: inner, shown: true });
      }
      break;
    case 'notice':
      addAll(step.content, 'content');
      break;
    case 'service':
      for (const [, source] of step.path.matchAll(/\{([^{}]+)\}/g)) add(source?.trim(), at('path'));
      for (const [name, source] of Object.entries(step.body ?? {})) add(source, at('body', name));
      for (const [name, source] of Object.entries(step.result ?? {}))
        found.push({ source, at: at('result', name), scope: 'answered', place });
      break;
    case 'score':
      add(step.assign.draw?.skill, at('assign', 'draw', 'skill'));
      add(step.assign.draw?.approve?.scope, at('assign', 'draw', 'approve', 'scope'), STRING);
      add(step.range?.from, at('range', 'from'), NUMBER);
      add(step.range?.to, at('range', 'to'), NUMBER);
      break;
    case 'batch':
      addAll(step.columns, 'columns');
      for (const [index, { by }] of (step.rank ?? []).entries()) add(by, at('rank', index, 'by'));
      if (typeof step.quota === 'string') add(step.quota, at('quota'), NUMBER);
      add(step.floor?.by, at('floor', 'by'), STRING);
      add(step.exempt, at('exempt'), BOOLEAN);
      add(step.budget?.amount, at('budget', 'amount'), NUMBER);
      if (typeof step.budget?.pool === 'string') add(step.budget.pool, at('budget', 'pool'), NUMBER);
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
