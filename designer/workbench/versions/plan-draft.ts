import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { MigrationPlan } from '../../../engine/model/migration.ts';
import { openSteps, stepPlan } from './step-plan.ts';
import { offered, openFields, openResults, openRules, type Sources, valuePlan } from './value-plan.ts';

/** What a plan between two versions has to speak of, or may. */
export function openPlan(from: ProgrammePackage, to: ProgrammePackage, english: boolean) {
  return {
    ...{ steps: openSteps(from, to, english), fields: openFields(from, to, english) },
    ...{ results: openResults(from, to, english), rules: openRules(from, to) },
  };
}
export type OpenPlan = ReturnType<typeof openPlan>;

/** A plan as it is being chosen. */
export interface PlanDraft {
  readonly steps: Readonly<Record<string, string>>;
  readonly fields: Sources;
  readonly results: Sources;
  readonly rules: Sources;
  readonly timers: 'keep' | 'recompute';
}

export function offeredPlan(open: OpenPlan): PlanDraft {
  return {
    steps: Object.fromEntries(open.steps.map(({ id, offer }) => [id, offer])),
    ...{ fields: offered(open.fields), results: offered(open.results), rules: offered(open.rules), timers: 'keep' },
  };
}

/** Only what was chosen is in the plan; the server says what the rest would strand. */
export function planOf({ steps, fields, results, rules, timers }: PlanDraft): MigrationPlan {
  const said = {
    fields: valuePlan(fields, (name) => `application.${name}`),
    results: valuePlan(results, (step) => step),
    ruleVersions: Object.fromEntries(
      Object.entries(rules)
        .filter(([, { from }]) => from !== '')
        .map(([old, { from }]) => [old, from]),
    ),
  };
  const spoken = Object.fromEntries(Object.entries(said).filter(([, part]) => Object.keys(part).length > 0));
  return { steps: stepPlan(steps), ...spoken, ...(timers === 'recompute' && { timers }) };
}
