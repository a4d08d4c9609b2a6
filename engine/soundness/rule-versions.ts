/** Rule versions: dates, scorecards and tables; what steps compute exists in each of them. */

import { addDays, isDate } from '../calendar/date.ts';
import type { WorkflowDefinition } from '../model/definition.ts';
import { pathOf } from '../model/pointer.ts';
import type { DecisionTable, RuleVersion, Scorecard } from '../model/rules.ts';
import type { PlacedProblem } from '../rules/problem.ts';
import type { ContextType } from '../rules/types.ts';
import { scorecardIn, tableIn } from './compiled.ts';
import type { Place } from './places.ts';
import { type Report, suggest } from './report.ts';

type Versions = readonly (RuleVersion | undefined)[];

export function checkRuleVersions(
  workflow: Partial<WorkflowDefinition>,
  places: readonly Place[],
  scope: ContextType,
  report: Report,
): void {
  const versions: Versions = workflow.ruleVersions ?? [];
  checkDates(versions, workflow.ruleVersionBy !== undefined, report);
  for (const [index, version] of versions.entries()) {
    const at = (kind: string, name: string) => ['ruleVersions', index, kind, name];
    for (const [name, scorecard] of Object.entries(version?.scorecards ?? {})) {
      addPlaced(scorecardIn(scope, scorecard).problems, at('scorecards', name), scorecard, report);
      checkReachable(scorecard, at('scorecards', name), report);
    }
    for (const [name, table] of Object.entries(version?.tables ?? {})) {
      addPlaced(tableIn(scope, table).problems, at('tables', name), table, report);
    }
  }
  for (const place of places) if (!place.broken) checkComputed(place, versions, report);
}

function checkDates(versions: Versions, chosenByExpression: boolean, report: Report): void {
  const ids = versions.map((version) => version?.id);
  const dated: { version: RuleVersion; index: number }[] = [];
  for (const [index, version] of versions.entries()) {
    if (!version) continue;
    if (ids.indexOf(version.id) < index) report.error('rule-version.duplicate', ['ruleVersions', index, 'id'], { version: version.id });
    const wrong = (['from', 'to'] as const).filter((end) => version[end] !== undefined && !isDate(version[end]));
    for (const end of wrong) report.error('rule-version.date', ['ruleVersions', index, end], { date: String(version[end]) });
    if (wrong.length > 0) continue;
    if (version.to !== undefined && version.to < version.from) {
      report.error('rule-version.period', ['ruleVersions', index, 'to'], { from: version.from, to: version.to });
    } else dated.push({ version, index });
  }
  if (chosenByExpression) return;
  dated.sort((a, b) => (a.version.from < b.version.from ? -1 : 1));
  for (const [position, { version, index }] of dated.entries()) {
    const before = dated[position - 1]?.version;
    if (!before) continue;
    const params = { version: version.id, before: before.id, from: version.from, to: before.to ?? '' };
    if (before.to === undefined || before.to >= version.from) report.error('rule-version.overlap', ['ruleVersions', index, 'from'], params);
    else if (addDays(before.to, 1) < version.from) report.warn('rule-version.gap', ['ruleVersions', index, 'from'], params);
  }
}

/** The total and every dimension's minimum can be reached with full marks. */
function checkReachable(scorecard: Scorecard, at: (string | number)[], report: Report): void {
  const best = (dimension?: string) =>
    scorecard.items.filter((item) => dimension === undefined || item.dimension === dimension).reduce((sum, item) => sum + item.max, 0);
  if (scorecard.passTotal > best()) report.error('scorecard.pass', [...at, 'passTotal'], { passTotal: scorecard.passTotal, max: best() });
  for (const [index, { id, min }] of scorecard.dimensions.entries()) {
    if (min !== undefined && min > best(id)) {
      report.error('scorecard.min', [...at, 'dimensions', index, 'min'], { dimension: id, min, max: best(id) });
    }
  }
}

function addPlaced(problems: readonly PlacedProblem[], at: (string | number)[], owner: Scorecard | DecisionTable, report: Report): void {
  for (const { code, params, pointer, from } of problems) {
    const path = pathOf(pointer);
    const source = path.reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], owner);
    report.error(code, [...at, ...path], code.startsWith('feel.') ? { ...params, source: String(source), at: from } : params);
  }
}

function checkComputed(place: Place, versions: Versions, report: Report): void {
  const { step, at, id } = place;
  if (step.type !== 'compute') return;
  if (step.scorecard === undefined && step.table === undefined && step.values === undefined && !step.lot)
    report.error('compute.nothing', at(), { step: id });
  for (const kind of ['scorecard', 'table'] as const) {
    const name = step[kind];
    if (name === undefined) continue;
    if (versions.length === 0) report.error('rule.no-versions', at(kind), { name });
    for (const version of versions) {
      const known = Object.keys((kind === 'scorecard' ? version?.scorecards : version?.tables) ?? {});
      if (version && !known.includes(name)) report.error(`rule.${kind}`, at(kind), { name, version: version.id, ...suggest(name, known) });
    }
  }
}
