/** Targets exist and are where a step may go; starts, ends and corrections are what they must be. */
import { edgesOf, isStart } from './edges.ts';
import { allPlaces, type Place, type Scope } from './places.ts';
import { type Report, suggest } from './report.ts';
import type { Shaped } from './shape.ts';

export function checkTargets({ workflow, scope }: Shaped, report: Report): void {
  const places = allPlaces(scope);
  checkIds(places, report);
  checkScope(scope, new Set(places.map((place) => place.id)), report);
  checkStart(workflow, scope, report);
  const startsWithForm = places.some((other) => other.id === workflow.start && other.step.type === 'form');
  for (const place of places) {
    if (place.broken) continue;
    if (place.step.type === 'correct') checkCorrected(place, places, workflow.start, report);
    checkPlace(place, startsWithForm ? workflow.start : undefined, report);
  }
  checkCorrections(scope, report);
  checkClock({ workflow, scope }, places, report);
}

function checkIds(places: readonly Place[], report: Report): void {
  const seen = new Set<string>();
  for (const place of places) {
    if (seen.has(place.id)) report.error('step.duplicate', place.at(), { step: place.id });
    seen.add(place.id);
  }
}

function checkScope(scope: Scope, all: ReadonlySet<string>, report: Report): void {
  const own = new Set(scope.places.map((place) => place.id));
  if (scope.startAt && scope.start !== '' && !own.has(scope.start)) {
    report.error('start.unknown', scope.startAt, { start: scope.start, ...suggest(scope.start, own) });
  }
  for (const place of scope.places) {
    for (const edge of edgesOf(place)) {
      if (edge.to === undefined) {
        if (!scope.branch) report.error('step.no-target', edge.at, { step: place.id, ...(edge.outcome ? { outcome: edge.outcome } : {}) });
      } else if (!own.has(edge.to)) {
        if (all.has(edge.to)) report.error('target.outside', edge.at, { target: edge.to, branch: scope.branch?.name ?? '' });
        else report.error('target.unknown', edge.at, { target: edge.to, ...suggest(edge.to, own) });
      }
    }
    for (const branch of place.branches) checkScope(branch, all, report);
  }
}

function checkStart(workflow: Shaped['workflow'], scope: Scope, report: Report): void {
  const start = scope.places.find((place) => place.id === scope.start);
  if (!start || start.broken) return;
  // What the calendar opens begins with the office's work, or tells somebody that it is due.
  if ((workflow.schedule?.length ?? 0) > 0 && start.step.type !== 'form') return;
  if (start.step.type !== 'form') report.error('start.not-form', start.at('type'), { start: start.id, type: start.step.type });
  else if (start.step.when !== undefined) report.error('step.cannot-skip', start.at('when'), { step: start.id });
}

/** @param start the form the case begins with, if it begins with one */
function checkPlace(place: Place, start: string | undefined, report: Report): void {
  const { step, at, id } = place;
  if (step.type === 'form' && step.withdrawTo !== undefined && start !== undefined && !isStart(place)) {
    report.warn('withdraw.pointless', at('withdrawTo'), { step: id, start });
  }
  if (step.type === 'wait' && !step.external && !step.period && step.until === undefined && step.message === undefined)
    report.error('wait.nothing', at(), { step: id });
  if (step.type === 'end' && step.when !== undefined) report.error('step.cannot-skip', at('when'), { step: id });
}

/** Corrections are entered from outcomes of reviews only: their notes say what is to be corrected. */
function checkCorrections(scope: Scope, report: Report): void {
  const corrections = new Map(
    scope.places.filter(({ step, broken }) => !broken && step.type === 'correct' && !step.deferred).map((place) => [place.id, place]),
  );
  const entered = new Set<string>();
  for (const place of scope.places) {
    for (const edge of corrections.size > 0 ? edgesOf(place) : []) {
      const target = edge.to === undefined ? undefined : corrections.get(edge.to);
      if (target) entered.add(target.id);
      if (target && edge.kind !== 'review') report.error('correct.entered', edge.at, { step: target.id, from: place.id });
    }
    for (const branch of place.branches) checkCorrections(branch, report);
  }
  const start = corrections.get(scope.start);
  if (start && (entered.has(start.id) || scope.places.some((place) => place.broken)))
    report.error('correct.entered', scope.startAt ?? start.at(), { step: start.id, from: 'start' });
}

/** Only the application itself can be corrected: the form the case began with. */
function checkCorrected(place: Place, places: readonly Place[], start: string | undefined, report: Report): void {
  if (place.step.type !== 'correct') return;
  const { of } = place.step;
  const forms = places.filter((other) => !other.broken && other.step.type === 'form');
  const corrected = places.find((other) => other.id === of);
  if (!corrected) {
    const ids = forms.map((other) => other.id);
    report.error('target.unknown', place.at('of'), { target: of, ...suggest(of, ids) });
  } else if (start !== undefined && of !== start && places.some((other) => other.id === start)) {
    report.error('correct.of', place.at('of'), { of, start });
  }
}

function checkClock({ workflow }: Shaped, places: readonly Place[], report: Report): void {
  const ids = places.map((place) => place.id);
  const check = (step: string, ...at: (string | number)[]) => {
    if (!ids.includes(step)) report.error('target.unknown', ['clock', ...at], { target: step, ...suggest(step, ids) });
  };
  if (workflow.clock?.from !== undefined) check(workflow.clock.from, 'from');
  for (const [index, step] of (workflow.clock?.pausedIn ?? []).entries()) check(step, 'pausedIn', index);
  for (const place of places) {
    for (const [index, step] of (place.broken ? [] : (place.step.deadline?.pausedIn ?? [])).entries()) {
      const path = place.at('deadline', 'pausedIn', index);
      if (!ids.includes(step)) report.error('target.unknown', path, { target: step, ...suggest(step, ids) });
    }
  }
}
