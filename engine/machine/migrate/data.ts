/** Form data and results under the new version: renamed, computed from the old ones, or carried as they are. */

import { evaluate, newPass } from '../../forms/evaluate.ts';
import { blankState, takeRows, takeValue } from '../../forms/state.ts';
import type { CaseData } from '../../model/case.ts';
import type { Computed, MigrationPlan } from '../../model/migration.ts';
import { formScopeOf } from '../application.ts';
import type { Programme } from '../programme.ts';
import { evaluateJson } from '../scope.ts';
import { applicationForm } from '../steps-index.ts';
import { mapBranch, mapStep, renamed } from './mapping.ts';

type Fields = Readonly<Record<string, unknown>>;

/** @param today YYYY-MM-DD in Asia/Shanghai. Expressions of the plan see the case as it was. */
export function moveData(from: Programme, to: Programme, plan: MigrationPlan, data: CaseData, today: string): CaseData {
  const submitted = Object.keys(data.declared).length > 0;
  const fields = (record: Fields, computing: boolean) => moveFields(from, to, plan, data, record, today, computing);
  return {
    ...data,
    declared: submitted ? recomputed(to, data, fields(data.declared, true), today) : data.declared,
    verified: fields(data.verified, false),
    previous: data.previous && fields(data.previous, false),
    ruleVersion: data.ruleVersion === null ? null : (plan.ruleVersions?.[data.ruleVersion] ?? data.ruleVersion),
    steps: moveResults(from, to, plan, data, today),
  };
}

/** Names of the application's fields; null when its form isn't known. */
export function fieldsOf(programme: Programme): string[] | null {
  const form = programme.package.forms[applicationForm(programme.workflow) ?? ''];
  return form ? Object.keys(form.schema.properties ?? {}) : null;
}

function moveFields(
  from: Programme,
  to: Programme,
  plan: MigrationPlan,
  data: CaseData,
  record: Fields,
  today: string,
  computing: boolean,
): Fields {
  const { fields = {} } = plan;
  const known = fieldsOf(to);
  const moved: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(record)) {
    const planned = Object.hasOwn(fields, name) ? fields[name] : name;
    const target = typeof planned === 'string' ? planned : name;
    if (known === null || known.includes(target)) moved[target] = value;
  }
  if (!computing) return moved;
  for (const [name, planned] of Object.entries(fields)) {
    if (typeof planned !== 'string') moved[name] = evaluateJson(from, planned.feel, data, today);
  }
  return Object.fromEntries(Object.entries(moved).filter(([, value]) => value !== null && value !== undefined));
}

/** Computed fields of the new form, which no one declared. */
function recomputed(to: Programme, data: CaseData, declared: Fields, today: string): Fields {
  const compiled = to.forms[applicationForm(to.workflow) ?? ''];
  const schema = to.package.forms[applicationForm(to.workflow) ?? '']?.schema;
  const missing = Object.entries(schema?.properties ?? {}).some(
    ([name, field]) => field['x-computed'] !== undefined && !(name in declared),
  );
  if (!compiled || !missing) return declared;
  const state = blankState(compiled, formScopeOf(to, data, today));
  for (const field of compiled.fields.values()) {
    if (field.kind === 'table') takeRows(state, field, declared[field.name]);
    else takeValue(state, field, declared[field.name]);
  }
  evaluate(state, newPass(true));
  const computed = Object.entries(state.application).filter(([name, value]) => schema?.properties?.[name]?.['x-computed'] && value != null);
  return { ...declared, ...Object.fromEntries(computed) };
}

function moveResults(from: Programme, to: Programme, plan: MigrationPlan, data: CaseData, today: string): CaseData['steps'] {
  const { results = {} } = plan;
  const moved: Record<string, Fields> = {};
  for (const [step, result] of Object.entries(data.steps)) {
    const planned = Object.hasOwn(results, step) ? results[step] : undefined;
    const target = typeof planned === 'string' ? planned : (mapStep(plan, to, step) ?? step);
    moved[target] = innerRenamed(from, to, plan, step, result);
  }
  for (const [step, planned] of Object.entries(results)) {
    if (typeof planned === 'string') continue;
    const value = evaluateJson(from, (planned as Computed).feel, data, today);
    moved[step] = (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : { value }) as Fields;
  }
  return moved;
}

/** The result of a block names what is inside it, which may have other names now. */
function innerRenamed(from: Programme, to: Programme, plan: MigrationPlan, step: string, result: Fields): Fields {
  const type = from.steps.get(step)?.step.type;
  if (type === 'parallel') return branchesRenamed(from, to, plan, step, result);
  if (type !== 'each' || !Array.isArray(result.items)) return result;
  const items = (result.items as Fields[]).map((item) =>
    item.results ? { ...item, results: renamed(plan, to, item.results as Fields) } : item,
  );
  return { ...result, items };
}

/** The result of a parallel step names its branches, which may have other names now. */
function branchesRenamed(from: Programme, to: Programme, plan: MigrationPlan, step: string, result: Fields): Fields {
  const name = (branch: string) => mapBranch(plan, from, to, step, branch) ?? branch;
  const keyed = (value: unknown) => Object.fromEntries(Object.entries(value as Fields).map(([branch, item]) => [name(branch), item]));
  return {
    ...result,
    ...(result.branches ? { branches: keyed(result.branches) } : {}),
    ...(result.answers ? { answers: keyed(result.answers) } : {}),
    ...(Array.isArray(result.skipped) ? { skipped: result.skipped.map(name) } : {}),
  };
}
