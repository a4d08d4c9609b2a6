/** Wherever a case can be, the new version has a step of the same type in the same block for it. */
import { mapBranch, mapStep } from '../../machine/migrate/mapping.ts';
import type { ScoreStep, Step } from '../../model/steps.ts';
import type { Place } from '../places.ts';
import { around } from './graph.ts';
import { type Checking, found, outcomeWord, stepWord } from './report.ts';

export function checkSteps(checking: Checking): void {
  for (const place of checking.standing) {
    const target = mapStep(checking.plan, checking.to, place.id);
    if (target === undefined) found(checking, place, 'migration.step-unmapped');
    else if (target === null) {
      if (place.scope.branch?.parallel.step.type !== 'parallel') found(checking, place, 'migration.step-dropped');
    } else {
      const next = checking.after.byId.get(target);
      if (next) checkPair(checking, place, next);
    }
  }
}

function checkPair(checking: Checking, place: Place, next: Place): void {
  const [old, now] = [place.step, next.step];
  const target = stepWord(checking.to, next.id);
  if (old.type !== now.type) {
    found(checking, place, 'migration.type', { target, before: old.type, after: now.type });
    return;
  }
  checkAnswers(checking, place, next);
  if (!sameNesting(checking, place, next)) found(checking, place, 'migration.nesting', { target });
  if (signs(old) && !signs(now)) found(checking, place, 'migration.sign', { target });
  if (old.type === 'review' && now.type === 'review') checkPeople(checking, place, next);
  if (old.type === 'score' && now.type === 'score') checkPanel(checking, place, old, now);
}

/** What is under way outside comes back to the step, under whatever name: its result must be there, and where a failure goes. */
function checkAnswers(checking: Checking, place: Place, next: Place): void {
  const { step } = place;
  if (step.type !== 'service' && step.type !== 'case') return;
  const target = stepWord(checking.to, next.id);
  const result = checking.plan.results?.[place.id];
  if (typeof result === 'string' && result !== next.id)
    found(checking, place, 'migration.addressed', { target, result }, ['results', place.id]);
  if (step.type === 'service' && step.onFail !== undefined && next.step.type === 'service' && next.step.onFail === undefined)
    found(checking, place, 'migration.on-fail', { target });
  if (
    step.type === 'case' &&
    next.step.type === 'case' &&
    step.await !== next.step.await &&
    (step.await === false || next.step.await === false)
  )
    found(checking, place, 'migration.await', { target });
}

/** A panel at work keeps its seats; what the new version asks for beside them nobody would call. */
function checkPanel(checking: Checking, place: Place, old: ScoreStep, now: ScoreStep): void {
  const [before, after] = [panelOf(old), panelOf(now)];
  if (before !== after) found(checking, place, 'migration.panel', { before, after });
  else if ((old.assign.draw?.pool ?? null) !== (now.assign.draw?.pool ?? null)) found(checking, place, 'migration.panel-pool');
}

function panelOf({ assign }: ScoreStep): number {
  return assign.draw?.count ?? assign.count ?? 1;
}

/** Block by block: the step around, and the branch of it. */
function sameNesting({ plan, from, to }: Checking, place: Place, next: Place): boolean {
  const [old, now] = [around(place), around(next)];
  return (
    old.length === now.length &&
    old.every(({ parallel, name }, index) => {
      const there = now[index];
      return mapStep(plan, to, parallel.id) === there?.parallel.id && mapBranch(plan, from, to, parallel.id, name) === there?.name;
    })
  );
}

/** Who has answered already is counted by the new policy; with other seats the count may never come out. */
function checkPeople(checking: Checking, place: Place, next: Place): void {
  if (place.step.type !== 'review' || next.step.type !== 'review') return;
  const [before, after] = [seats(place), seats(next)];
  if (before !== after) found(checking, place, 'migration.seats', { before, after, answered: Math.min(before, after) });
  const known = Object.keys(next.step.outcomes);
  if (before < 2) return;
  for (const outcome of Object.keys(place.step.outcomes)) {
    if (!known.includes(outcome)) found(checking, place, 'migration.given', { outcome: outcomeWord([place.step], outcome) });
  }
}

export function seats({ step }: Place): number {
  if (step.type !== 'review') return 1;
  const assignments = 'role' in step.assign ? [step.assign] : step.assign;
  return Array.isArray(assignments) ? assignments.reduce((sum, seat) => sum + (seat.count ?? 1), 0) : 1;
}

function signs(step: Step): boolean {
  return (step.type === 'form' || step.type === 'correct') && step.sign !== undefined;
}
