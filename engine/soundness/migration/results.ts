/** Results of steps that later steps read are there: carried from the step that gave them, or computed by the plan. */
import { mapStep } from '../../machine/migrate/mapping.ts';
import type { StepId } from '../../model/deadline.ts';
import { wayTo } from './fields.ts';
import type { Reading } from './reads.ts';
import { type Checking, found, ruleVersionWord, stepWord, wrong } from './report.ts';

export function checkResults(checking: Checking, readings: readonly Reading[]): void {
  const { after, before, plan, to } = checking;
  const told = new Set<string>();
  for (const { step, name, live } of readings) {
    const result = name[0] ?? '';
    if (!after.byId.has(result) || told.has(result) || result === step) continue;
    const given = carriers(checking, result);
    if (given === null) continue;
    // Where a new case may come to the reader without the result too, its absence is provided for.
    if (after.path(after.start, step, new Set([result]))) continue;
    // A case that came by a step giving it has it; one that stands in such a step will give it.
    const without = (id: StepId) => mapStep(plan, to, id) !== result && given.every((giver) => before.path(giver, id) === null);
    const way = wayTo(checking, step, live, new Set([result]), without);
    if (!way) continue;
    told.add(result);
    const params = { result: stepWord(to, result), target: way.title, path: way.path };
    found(checking, way.place, 'migration.result', params, ['results', result]);
  }
}

/** Old steps whose result goes on under this name; null when the plan computes it. */
function carriers({ plan, to, before, after }: Checking, result: StepId): StepId[] | null {
  const { results = {} } = plan;
  if (Object.hasOwn(results, result) && typeof results[result] !== 'string') return null;
  const given = before.places.filter(({ id, step }) => {
    const planned = Object.hasOwn(results, id) ? results[id] : mapStep(plan, to, id);
    return planned === result && (Object.hasOwn(results, id) || step.type === after.byId.get(result)?.step.type);
  });
  return given.map(({ id }) => id);
}

/** The rule version pinned to a case is known, with the scorecards and tables that its steps use. */
export function checkRuleVersions(checking: Checking): void {
  const { plan, from, to, after } = checking;
  const rules = after.places.flatMap(({ step }) => (step.type === 'compute' ? [step] : []));
  const cards = rules.flatMap(({ scorecard }) => scorecard ?? []);
  const tables = rules.flatMap(({ table }) => table ?? []);
  if (cards.length + tables.length === 0) return;
  for (const { id } of from.workflow.ruleVersions ?? []) {
    const next = to.workflow.ruleVersions?.find((version) => version.id === (plan.ruleVersions?.[id] ?? id));
    const missing = [...cards.filter((name) => !next?.scorecards?.[name]), ...tables.filter((name) => !next?.tables?.[name])];
    if (missing.length > 0)
      wrong(checking, 'migration.rule-version', ['ruleVersions', id], {
        ...{ version: ruleVersionWord(from, id), missing: [...new Set(missing)].join(', ') },
      });
  }
}
