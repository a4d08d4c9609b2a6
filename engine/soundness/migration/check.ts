/** Is a migration plan safe for every case that there can be? */
import { mapStep } from '../../machine/migrate/mapping.ts';
import type { Programme } from '../../machine/programme.ts';
import type { MigrationPlan } from '../../model/migration.ts';
import type { Problem } from '../../model/problem.ts';
import { compileExpression } from '../../rules/compile.ts';
import { placesOf } from '../places.ts';
import { scopeTypesOf } from '../scope-types.ts';
import { checkFields } from './fields.ts';
import { graphOf, rests } from './graph.ts';
import { checkJoins } from './joins.ts';
import { readingsOf } from './reads.ts';
import { type Checking, wrong } from './report.ts';
import { checkResults, checkRuleVersions } from './results.ts';
import { checkSteps } from './steps.ts';

type Version = Pick<Programme, 'hash' | 'steps' | 'package' | 'workflow'>;

/**
 * Problems of a plan between two sound versions; with one of them a case could be stranded. Each names the state of a case
 * (`params.step`) and the way there (`params.path`): the counter-example. `document` is `plan`, pointers are into it.
 */
export function checkMigration(from: Version, to: Version, plan: MigrationPlan): Problem[] {
  const before = graphOf({ ...from.package, workflow: from.workflow });
  const after = graphOf({ ...to.package, workflow: to.workflow });
  const standing = before.places.filter((place) => rests(place) && before.path(before.start, place.id) !== null);
  const checking: Checking = { plan, from, to, before, after, standing, problems: [] };
  if (from.workflow.id !== to.workflow.id) wrong(checking, 'migration.programme', [], { before: from.workflow.id, after: to.workflow.id });
  if (from.hash === to.hash) wrong(checking, 'migration.same', []);
  checkNames(checking);
  checkExpressions(checking);
  checkSteps(checking);
  checkJoins(checking);
  const readings = readingsOf(after);
  checkFields(checking, readings);
  checkResults(checking, readings);
  checkRuleVersions(checking);
  return checking.problems;
}

/** Names in the plan are those of the two versions. */
function checkNames(checking: Checking): void {
  const { plan, from, to } = checking;
  for (const [id, target] of Object.entries(plan.steps ?? {})) {
    if (!from.steps.has(id)) wrong(checking, 'migration.unknown-step', ['steps', id], { name: id });
    else if (target !== null && mapStep(plan, to, id) === undefined)
      wrong(checking, 'migration.unknown-step', ['steps', id], { name: target });
  }
  for (const [id, target] of Object.entries(plan.results ?? {})) {
    const name = typeof target === 'string' ? target : id;
    if (!to.steps.has(name)) wrong(checking, 'migration.unknown-step', ['results', id], { name });
  }
}

/** Expressions see the case as it was under the old version. */
function checkExpressions(checking: Checking): void {
  const { plan, from, before } = checking;
  const shaped = { workflow: from.workflow, scope: placesOf(from.workflow as never) };
  const types = scopeTypesOf(shaped, before.places, from.package);
  const check = (part: 'fields' | 'results') => {
    for (const [name, planned] of Object.entries(plan[part] ?? {})) {
      if (planned === null || typeof planned !== 'object') continue;
      const compiled = compileExpression(planned.feel, types.whole);
      if (compiled.ok) continue;
      for (const { code, params, from: at } of compiled.problems) {
        wrong(checking, code, [part, name, 'feel'], { ...params, source: planned.feel, at });
      }
    }
  };
  check('fields');
  check('results');
}
