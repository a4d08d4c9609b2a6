/** Outcomes that are referred to exist; those of branches are provided for. */
import type { Path } from '../model/pointer.ts';
import { edgesOf, outcomesOf } from './edges.ts';
import type { Place, Scope } from './places.ts';
import { type Report, suggest } from './report.ts';

export function checkOutcomes(places: readonly Place[], report: Report): void {
  for (const place of places) {
    if (place.broken) continue;
    checkReferences(place, report);
    checkDeadline(place, report);
    if (place.step.type === 'parallel') checkParallel(place, report);
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
  for (const [index, outcome] of (step.policy?.veto ?? []).entries()) check(outcome, at('policy', 'veto', index));
}

function undeclared(report: Report, at: Path, outcome: string, declared: readonly string[]): void {
  report.error('outcome.undeclared', at, { outcome, declared: declared.join(', '), ...suggest(outcome, declared) });
}

function checkDeadline(place: Place, report: Report): void {
  const { step, at, id } = place;
  const { deadline } = step;
  if (step.type === 'review' && step.silence !== undefined && !deadline) report.error('silence.no-deadline', at('silence'), { step: id });
  if (!deadline) return;
  const waits = ['form', 'review', 'correct', 'batch', 'wait', 'parallel', 'notice'].includes(step.type);
  if (!waits) report.warn('deadline.pointless', at('deadline'), { step: id, type: step.type });
  if (deadline.warn !== undefined && deadline.warn >= deadline.amount) {
    report.warn('deadline.warn', at('deadline', 'warn'), { warn: deadline.warn, amount: deadline.amount });
  }
  const meanings = [deadline.onExpire?.to, deadline.onExpire?.outcome, step.type === 'review' ? step.silence : undefined];
  if (meanings.filter((meaning) => meaning !== undefined).length > 1)
    report.error('deadline.both', at('deadline', 'onExpire'), { step: id });
}

function checkParallel(place: Place, report: Report): void {
  const { step, at, id } = place;
  if (step.type !== 'parallel') return;
  const mapped = Object.keys(step.outcomes);
  const possible = new Set(place.branches.flatMap(branchOutcomes));
  const certain = place.branches.every((branch) => branch.places.every((inner) => !inner.broken));
  for (const branch of place.branches) {
    for (const outcome of new Set(branchOutcomes(branch))) {
      if (mapped.includes(outcome)) continue;
      const name = branch.branch?.name ?? '';
      report.error('parallel.unmapped', at('branches', name), { branch: name, outcome, ...suggest(outcome, mapped) });
    }
  }
  for (const outcome of mapped) {
    if (certain && !possible.has(outcome)) report.warn('outcome.impossible', at('outcomes', outcome), { outcome, step: id });
  }
  for (const [index, outcome] of (step.join?.veto ?? []).entries()) {
    if (certain && !possible.has(outcome)) undeclared(report, at('join', 'veto', index), outcome, [...possible]);
  }
  const need = step.join?.need;
  if (typeof need === 'number' && need > place.branches.length) {
    report.error('parallel.need', at('join', 'need'), { need, branches: place.branches.length });
  }
}

/** Outcomes with which a branch can end. */
function branchOutcomes(scope: Scope): string[] {
  const favourable =
    scope.branch?.parallel.step.type === 'parallel' ? Object.keys(scope.branch.parallel.step.outcomes ?? {})[0] : undefined;
  const open = scope.places.flatMap(edgesOf).filter((edge) => edge.to === undefined);
  return open.flatMap((edge) => edge.outcome ?? favourable ?? []);
}
