/** Is a plan safe for this very case, as it stands now? */
import type { Calendar } from '../../calendar/calendar.ts';
import type { MachineContext } from '../../machine/context.ts';
import { contextOf } from '../../machine/decide.ts';
import { mapStep } from '../../machine/migrate/mapping.ts';
import { migrateCase, type Versions } from '../../machine/migrate/migrate.ts';
import type { CompiledProgramme } from '../../machine/programme.ts';
import { applicationForm } from '../../machine/steps-index.ts';
import type { CaseState } from '../../model/case.ts';
import type { Effect } from '../../model/effect.ts';
import type { CaseFact } from '../../model/event.ts';
import type { MigrationPlan } from '../../model/migration.ts';
import type { Problem } from '../../model/problem.ts';
import { joinsOpen } from './open-joins.ts';
import { fieldWord, outcomeWord, ruleVersionWord, stepWord } from './report.ts';

export interface CaseMigration {
  /** The state afterwards with what must be done; null when the machine refuses. */
  readonly after: CaseState | null;
  readonly effects: readonly Effect[];
  readonly problems: readonly Problem[];
}
type Migrated = Extract<CaseFact, { type: 'case.migrated' }>;

/** Tries the migration on a state; `general` are the Problems of the plan itself, of which those that concern the case are given again. */
export function tryCase(
  versions: Versions,
  state: CaseState,
  fact: Migrated,
  general: readonly Problem[],
  env: { readonly at: string; readonly by: string; readonly calendar: Calendar },
): CaseMigration {
  const before = contextOf(state);
  const problems = general.filter(({ params }) => params.step === undefined || before.live[String(params.step)] !== undefined);
  let decision: ReturnType<typeof migrateCase>;
  try {
    decision = migrateCase(versions, state, { at: env.at, by: env.by, fact }, { calendar: env.calendar });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { after: null, effects: [], problems: [...problems, problem('migration.case-value', { field: '', reason: message })] };
  }
  if (!decision.ok) {
    const details = decision.rejection.details as readonly Problem[];
    const own = details.length > 0 ? details : [problem('migration.case-state', { reason: decision.rejection.code })];
    return { after: null, effects: [], problems: problems.length > 0 ? problems : own };
  }
  const found = [
    ...joinsOpen(versions, contextOf(decision.state)).map((step) =>
      problem('migration.case-join', { step, title: stepWord(versions.to, step) }),
    ),
    ...answered(versions, before, fact.plan),
    ...missing(versions, decision.state),
    ...(general.some(({ code }) => code === 'migration.rule-version') ? [] : pinned(versions, decision.state)),
  ];
  return { after: decision.state, effects: decision.effects, problems: [...problems, ...found] };
}

function problem(code: string, params: Problem['params']): Problem {
  return { code, severity: 'error', document: 'plan', pointer: '', params };
}

/** Answers already given that the new version doesn't know. */
function answered({ from, to }: Versions, before: MachineContext, plan: MigrationPlan): Problem[] {
  return Object.entries(before.live).flatMap(([id, live]) => {
    const target = mapStep(plan, to, id);
    const step = typeof target === 'string' ? to.steps.get(target)?.step : undefined;
    if (step?.type !== 'review') return [];
    const unknown = live.tasks.flatMap((task) =>
      task.status === 'completed' && task.outcome && !Object.hasOwn(step.outcomes, task.outcome) ? [task.outcome] : [],
    );
    const known = from.steps.get(id)?.step;
    const said = (outcome: string) => ({ outcome: outcomeWord([known], outcome), path: '' });
    return unknown.map((outcome) => problem('migration.given', { step: id, title: stepWord(to, target ?? id), ...said(outcome) }));
  });
}

/** Values that the new form requires and the old one didn't, of an application handed in long ago. */
function missing({ from, to }: Versions, { data }: CaseState): Problem[] {
  if (Object.keys(data.declared).length === 0) return [];
  const before = requiredBy(from);
  const given: Readonly<Record<string, unknown>> = { ...data.declared, ...data.verified };
  const gone = requiredBy(to).filter((field) => !before.includes(field) && (given[field] === undefined || given[field] === null));
  return gone.map((field) => problem('migration.case-value', { field: fieldWord(to, field) }));
}

function requiredBy({ package: pkg, workflow }: CompiledProgramme): readonly string[] {
  return pkg.forms[applicationForm(workflow) ?? '']?.schema.required ?? [];
}

/** Said once: the plan’s own problem names the version too. */
function pinned({ from, to }: Versions, { data }: CaseState): Problem[] {
  const { ruleVersion } = data;
  if (ruleVersion === null || to.workflow.ruleVersions?.some((version) => version.id === ruleVersion)) return [];
  return [problem('migration.rule-version', { version: ruleVersionWord(from, ruleVersion), missing: ruleVersion })];
}
