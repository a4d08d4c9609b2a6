/** Outcomes that are referred to exist; those of branches are provided for. */
import { unitsLeft } from '../calendar/due.ts';
import type { Warning } from '../model/deadline.ts';
import type { Path } from '../model/pointer.ts';
import { edgesOf, isAutomatic, outcomesOf } from './edges.ts';
import type { Place, Scope } from './places.ts';
import { type Report, suggest } from './report.ts';

export function checkOutcomes(places: readonly Place[], report: Report): void {
  for (const place of places) {
    if (place.broken) continue;
    checkReferences(place, report);
    checkDeadline(place, report);
    if (place.step.type === 'notice')
      for (const [kind, limit] of Object.entries(place.step.examine ?? {})) checkWarning(limit, place.at('examine', kind), report);
    if (place.step.type === 'batch' && isInEach(place)) report.error('each.batch', place.at('type'), { step: place.id });
    if (place.step.type === 'parallel' || place.step.type === 'each') checkParallel(place, report);
  }
}

function checkReferences(place: Place, report: Report): void {
  const { step, at } = place;
  const declared = Object.keys(outcomesOf(place));
  const check = (outcome: string | undefined, path: Path) => {
    if (outcome !== undefined && !declared.includes(outcome)) undeclared(report, path, outcome, declared);
  };
  check(step.deadline?.onExpire?.outcome, at('deadline', 'onExpire', 'outcome'));
  if (step.type !== 'review') return;
  check(step.silence, at('silence'));
  check(step.nobody?.outcome, at('nobody', 'outcome'));
  for (const [index, outcome] of (step.policy?.veto ?? []).entries()) check(outcome, at('policy', 'veto', index));
}

function undeclared(report: Report, at: Path, outcome: string, declared: readonly string[]): void {
  report.error('outcome.undeclared', at, { outcome, declared: declared.join(', '), ...suggest(outcome, declared) });
}

/** A warning from the first day on warns of nothing. */
function checkWarning({ warn, amount }: { readonly warn?: Warning; readonly amount: number }, at: Path, report: Report): void {
  const left = warn === undefined ? 0 : unitsLeft(warn, amount);
  if (left >= amount) report.warn('deadline.warn', [...at, 'warn'], { warn: left, amount });
}

function checkDeadline(place: Place, report: Report): void {
  const { step, at, id } = place;
  const { deadline } = step;
  if (step.type === 'review' && step.silence !== undefined && !deadline) report.error('silence.no-deadline', at('silence'), { step: id });
  if (!deadline) return;
  if (isAutomatic(place)) report.warn('deadline.pointless', at('deadline'), { step: id, type: step.type });
  checkWarning(deadline, at('deadline'), report);
  if (deadline.before !== undefined && deadline.until === undefined)
    report.error('deadline.before', at('deadline', 'before'), { step: id });
  const meanings = [deadline.onExpire?.to, deadline.onExpire?.outcome, step.type === 'review' ? step.silence : undefined];
  if (meanings.filter((meaning) => meaning !== undefined).length > 1)
    report.error('deadline.both', at('deadline', 'onExpire'), { step: id });
}

function checkParallel(place: Place, report: Report): void {
  const { step, at, id } = place;
  if (step.type !== 'parallel' && step.type !== 'each') return;
  const mapped = Object.keys(step.outcomes);
  const possible = new Set(place.branches.flatMap(branchOutcomes));
  // With every branch left out the join comes to the most favourable outcome.
  if (place.branches.every((branch) => branch.source.when !== undefined) && mapped[0] !== undefined) possible.add(mapped[0]);
  const certain = place.branches.every((branch) => branch.places.every((inner) => !inner.broken));
  for (const branch of place.branches) {
    for (const outcome of new Set(branchOutcomes(branch))) {
      if (mapped.includes(outcome)) continue;
      const name = branch.branch?.name ?? '';
      report.error('parallel.unmapped', step.type === 'each' ? at('block') : at('branches', name), {
        branch: name,
        outcome,
        ...suggest(outcome, mapped),
      });
    }
  }
  for (const outcome of mapped) {
    if (certain && !possible.has(outcome)) report.warn('outcome.impossible', at('outcomes', outcome), { outcome, step: id });
  }
  for (const [index, outcome] of (step.join?.veto ?? []).entries()) {
    if (certain && !possible.has(outcome)) undeclared(report, at('join', 'veto', index), outcome, [...possible]);
  }
  checkBranchNames(place, report);
  const nested = step.type === 'each' && step.join?.rest === 'continue' && isInEach(place);
  if (nested) report.error('each.continue', at('join', 'rest'), { step: id });
  for (const [index, outcome] of (step.type === 'parallel' ? (step.keep ?? []) : []).entries()) {
    if (!mapped.includes(outcome)) undeclared(report, at('keep', index), outcome, mapped);
  }
  const need = step.join?.need;
  checkWeights(place, report);
  if (step.type === 'parallel' && typeof need === 'number' && need > place.branches.length) {
    report.error('parallel.need', at('join', 'need'), { need, branches: place.branches.length });
  }
}

/** A vote of branches is a share of all weight, in place of a number; weights are of branches that exist. */
function checkWeights({ step, at, id }: Place, report: Report): void {
  if (step.type !== 'parallel') return;
  const { share, need, over, weights } = step.join ?? {};
  const names = Object.keys(step.branches);
  for (const branch of Object.keys(weights ?? {}))
    if (!names.includes(branch)) report.error('parallel.branch', at('join', 'weights', branch), { branch, ...suggest(branch, names) });
  const alone = share === undefined ? (weights !== undefined ? 'weights' : over !== undefined ? 'over' : undefined) : undefined;
  if (alone !== undefined) report.error('join.share', at('join', alone), { step: id });
  if (share !== undefined && need !== undefined) report.error('join.share', at('join', 'need'), { step: id });
}

function isInEach(place: Place): boolean {
  for (let at = place.scope.branch?.parallel; at; at = at.scope.branch?.parallel) if (at.step.type === 'each') return true;
  return false;
}

/** Branches named in `inputs` and `after` exist, and none waits for itself. */
function checkBranchNames({ step, at }: Place, report: Report): void {
  if (step.type !== 'parallel') return;
  const names = Object.keys(step.branches);
  const check = (branch: string, path: Path) => {
    if (!names.includes(branch)) report.error('parallel.branch', path, { branch, ...suggest(branch, names) });
  };
  for (const branch of Object.keys(step.inputs ?? {})) check(branch, at('inputs', branch));
  for (const [branch, before] of Object.entries(step.after ?? {})) {
    check(branch, at('after', branch));
    for (const [index, other] of before.entries()) check(other, at('after', branch, index));
  }
  const startable = new Set<string>();
  for (let more = true; more; ) {
    const found = names.filter((name) => !startable.has(name) && (step.after?.[name] ?? []).every((other) => startable.has(other)));
    for (const name of found) startable.add(name);
    more = found.length > 0;
  }
  const stuck = names.filter((name) => !startable.has(name) && (step.after?.[name] ?? []).every((other) => names.includes(other)));
  if (stuck.length > 0) report.error('parallel.circle', at('after'), { branches: stuck.join(', ') });
}

/** Outcomes with which a branch can end. */
function branchOutcomes(scope: Scope): string[] {
  const around = scope.branch?.parallel.step;
  const favourable = around?.type === 'parallel' || around?.type === 'each' ? Object.keys(around.outcomes ?? {})[0] : undefined;
  const open = scope.places.flatMap(edgesOf).filter((edge) => edge.to === undefined);
  return open.flatMap((edge) => edge.outcome ?? favourable ?? []);
}
