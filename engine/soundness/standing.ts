/** How an enterprise stands against the conditions of a programme before there is a case: yes, no or not known, how far, and what to give. */
import { emptyContext } from '../machine/context.ts';
import { reasonOf } from '../machine/eligibility.ts';
import type { CompiledProgramme } from '../machine/programme.ts';
import { scopeOfData } from '../machine/scope.ts';
import { nameText } from '../messages/names.ts';
import type { Lang } from '../messages/render.ts';
import type { CaseData } from '../model/case.ts';
import type { ConditionDto, GapDto, Standing, Verdict } from '../model/dto/standing.ts';
import { yearFigures } from '../model/enterprise.ts';
import type { EligibilityCondition } from '../model/rules.ts';
import { type CompiledExpression, compileExpression, type Scope } from '../rules/compile.ts';
import { renderExplanation } from '../rules/explain.ts';
import { type Gap, gapsOf } from '../rules/gap.ts';
import { titledScope } from './describe/titled.ts';
import { allPlaces, type Json, placesOf } from './places.ts';
import { scopeTypesOf } from './scope-types.ts';
import type { Shaped } from './shape.ts';

type Facts = Pick<CaseData, 'enterprise' | 'registry' | 'records'>;

/** @param today YYYY-MM-DD */
export function standingOf(compiled: CompiledProgramme, facts: Facts, today: string, lang: Lang): Standing {
  const data = { ...emptyContext.data, ...facts } as CaseData;
  const scope = scopeOfData(compiled, data, today);
  const conditions = conditionsOf(compiled).map(({ condition, expression }) => judge(condition, expression, scope, lang));
  const has = (verdict: Verdict) => conditions.some((one) => one.verdict === verdict);
  return {
    verdict: has('no') ? 'no' : has('unknown') ? 'unknown' : 'yes',
    eligible: conditions.every(({ met }) => met),
    distance: conditions.reduce((sum, { verdict, gaps }) => sum + (verdict === 'yes' ? 0 : verdict === 'unknown' ? 0.5 : farness(gaps)), 0),
    conditions,
  };
}

/** 0…1: the share of a figure that is missing; 1 where there is no figure. */
function farness(gaps: readonly GapDto[]): number {
  if (gaps.length === 0) return 1;
  return Math.max(...gaps.map(({ missing, need }) => Math.min(1, need === 0 ? 1 : missing / Math.abs(need)))) || 0.01;
}

interface Compiled {
  readonly condition: EligibilityCondition;
  readonly expression: CompiledExpression | null;
}
const remembered = new WeakMap<CompiledProgramme, readonly Compiled[]>();

/** Compiled once for each version, with the names that people know. */
function conditionsOf(compiled: CompiledProgramme): readonly Compiled[] {
  const known = remembered.get(compiled);
  if (known) return known;
  const { workflow, package: pkg } = compiled;
  const places = allPlaces(placesOf(workflow as unknown as Json));
  const types = scopeTypesOf({ workflow } as unknown as Shaped, places, pkg);
  const scope = titledScope(types.before, workflow);
  const made = (workflow.eligibility ?? []).map((condition) => {
    const typed = compileExpression(condition.when, scope);
    const expression = typed.ok ? typed : compileExpression(condition.when, null);
    return { condition, expression: expression.ok ? expression : null };
  });
  remembered.set(compiled, made);
  return made;
}

function judge(condition: EligibilityCondition, expression: CompiledExpression | null, scope: Scope, lang: Lang): ConditionDto {
  const said = { id: condition.id, reason: reasonOf(condition, lang), remedy: condition.remedy ?? null };
  try {
    if (!expression) throw new RangeError(condition.when);
    const explanation = expression.explain(scope);
    const lacks = lacking(expression, scope);
    const met = explanation.value === true;
    const told = { ...said, met, explanation: renderExplanation(explanation, lang) };
    if (met) return { ...told, verdict: 'yes', gaps: [], lacks: [] };
    // What isn't there can't speak against an enterprise, unless something that is there does so by itself.
    const { decided, gaps } = gapsOf(expression.tree, scope, (path) => lacks.some((one) => one.join('.') === path.join('.')));
    return {
      ...{ ...told, verdict: decided ? 'no' : 'unknown', gaps: gaps.map((gap) => presentGap(gap, lang)) },
      lacks: decided ? [] : lacks.map((path) => ({ field: path.slice(1).join('.'), title: titleOf(path, lang) })),
    };
  } catch {
    // Out of steps: it can't be told.
    return { ...said, met: false, verdict: 'unknown', explanation: '', gaps: [], lacks: [] };
  }
}

/** Parts of the profile that an expression reads and that aren't given. */
function lacking(expression: CompiledExpression, scope: Scope): (readonly string[])[] {
  return expression.names.filter((path) => path[0] === 'enterprise' && path.length > 1 && !isGiven(scope, path));
}

function isGiven(value: unknown, [name, ...rest]: readonly string[]): boolean {
  if (value === null || value === undefined || value === '') return false;
  if (name === undefined) return true;
  if (Array.isArray(value)) return isGiven(value[0], [name, ...rest]);
  return isGiven((value as Record<string, unknown>)[name], rest);
}

function titleOf(path: readonly string[], lang: Lang): string {
  const own = path.length > 2 ? `name.${path.slice(1).join('.')}` : `name.${path.join('.')}`;
  return nameText(lang, own) ?? path.at(-1) ?? '';
}

const callUnits: Readonly<Record<string, GapDto['unit']>> = { years: 'years', months: 'months', days: 'days', count: 'pieces' };
function presentGap({ subject, subjectEn, have, need, missing, more, path, call }: Gap, lang: Lang): GapDto {
  const name = path?.at(-1) ?? '';
  const kinds: Readonly<Record<string, GapDto['unit']>> = { ...yearFigures, employees: 'people' };
  const unit = path?.[0] === 'enterprise' ? (kinds[name] ?? 'none') : call ? (callUnits[call] ?? 'none') : 'none';
  return { title: lang === 'en' ? subjectEn : subject, have, need, missing, more, unit };
}
