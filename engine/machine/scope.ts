/** The scope of a workflow's expressions, and their evaluation against a case. Throws when the step budget is exceeded. */
import { maskerOf } from '../forms/access.ts';
import type { CaseData } from '../model/case.ts';
import { type Json, toJson } from '../rules/value.ts';
import { applicationOf } from './application.ts';
import type { Programme, Scope } from './programme.ts';
import { applicationForm } from './steps-index.ts';
import type { Work } from './work.ts';

/** One name of the scope; null for steps without a result. */
function scopeName(programme: Programme, data: CaseData, today: string, name: string): unknown {
  switch (name) {
    case 'application':
      return applicationOf(programme, data, today);
    case 'enterprise':
    case 'declared':
    case 'verified':
    case 'window':
    case 'applyType':
    case 'registry':
      return data[name];
    case 'records':
      return data.records ?? [];
    case 'deferred':
      return data.deferred ?? [];
    case 'today':
      return today;
    case 'parameters':
      return programme.workflow.parameters ?? {};
    default:
      return data.steps[name] ?? null;
  }
}

/** Names that every expression of a case sees, besides the results of its steps. */
export const caseNames = [
  'enterprise',
  'application',
  'declared',
  'verified',
  'window',
  'applyType',
  'today',
  'parameters',
  'registry',
  'records',
  'deferred',
];

/** The whole scope as plain JSON. `today` is YYYY-MM-DD. */
export function scopeOfData(programme: Programme, data: CaseData, today: string): Scope {
  const all = [...caseNames, ...programme.steps.keys()];
  return Object.fromEntries(all.map((name) => [name, scopeName(programme, data, today, name)]));
}

/** Value of an expression as JSON; only the names it reads are prepared. */
export function evaluateJson(programme: Programme, source: string, data: CaseData, today: string): Json {
  const expression = programme.feel(source);
  if (expression.path) {
    const found = follow(scopeName(programme, data, today, expression.path[0] ?? ''), expression.path);
    if (found !== undefined) return found;
  }
  const scope: Record<string, unknown> = {};
  for (const name of expression.roots) scope[name] = scopeName(programme, data, today, name);
  return toJson(expression.evaluate(scope));
}

export function holds(programme: Programme, source: string, data: CaseData, today: string): boolean {
  return evaluateJson(programme, source, data, today) === true;
}

export function evaluateScorecard(programme: Programme, name: string, data: CaseData, today: string): Scope {
  return programme.scorecard(data.ruleVersion, name)(scopeOfData(programme, data, today));
}

export function evaluateTable(programme: Programme, name: string, data: CaseData, today: string): Scope {
  return programme.table(data.ruleVersion, name)(scopeOfData(programme, data, today));
}

/** Between the texts of a list: a full-width semicolon. */
const listSeparator = '\uff1b';

/** Value of an expression as people read it; empty for null, the texts of a list one after the other. */
export function evaluateText(work: Work, source: string): string {
  const value = evaluateJson(work.programme, source, work.context.data, work.event.today);
  if (value === null) return '';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(listSeparator);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The same for eyes other than the applicant's: values of masked fields masked. */
export function publicText(work: Work, source: string): string {
  const { programme, context } = work;
  const form = programme.forms[applicationForm(programme.workflow) ?? ''];
  const text = evaluateText(work, source);
  return form ? maskerOf(form, context.data.declared, context.data.verified)(text) : text;
}

/** Replaces `{expression}` in an author's text, which may be read by anybody it is sent to. */
export function fillText(work: Work, text: string): string {
  return text.replace(/\{([^{}]+)\}/g, (_braces, source: string) => publicText(work, source.trim()));
}

/** A path over plain objects is a look-up; anything else (lists, dates) is left to the interpreter. */
function follow(root: unknown, path: readonly string[]): string | number | boolean | undefined {
  let value = root;
  for (let index = 1; index < path.length; index += 1) {
    const name = path[index] ?? '';
    if (value === null || typeof value !== 'object' || Array.isArray(value) || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}
