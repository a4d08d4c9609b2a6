/** What silence and expiry mean must be possible without anybody saying it. */
import { unitsLeft } from '../calendar/due.ts';
import type { WorkflowDefinition } from '../model/definition.ts';
import { outcomesOf } from './edges.ts';
import type { Place } from './places.ts';
import type { Report } from './report.ts';
import { titleOf } from './walk.ts';

export function checkSilence(workflow: Partial<WorkflowDefinition>, places: readonly Place[], report: Report): void {
  const { clock } = workflow;
  const yellow = clock?.yellow === undefined ? 0 : unitsLeft(clock.yellow, clock.amount);
  if (clock && yellow >= clock.amount) report.warn('clock.yellow', ['clock', 'yellow'], { yellow, amount: clock.amount });
  for (const place of places) {
    const { step, at, broken } = place;
    if (broken) continue;
    checkUntil(place, report);
    const said = [
      { outcome: step.deadline?.onExpire?.outcome, path: at('deadline', 'onExpire', 'outcome') },
      { outcome: step.type === 'review' ? step.silence : undefined, path: at('silence') },
      { outcome: step.type === 'review' ? step.nobody?.outcome : undefined, path: at('nobody', 'outcome') },
    ];
    for (const { outcome, path } of said) {
      const chosen = outcome === undefined ? undefined : outcomesOf(place)[outcome];
      if (!chosen || outcome === undefined) continue;
      const target = place.scope.places.find((other) => other.id === chosen.to);
      const params = { step: titleOf(place), outcome: chosen.label ?? outcome };
      if (chosen.reason === 'required' || chosen.conditions === 'required') report.error('silence.reason', path, params);
      if (target && !target.broken && target.step.type === 'correct') report.error('silence.correct', path, params);
    }
  }
}

/** A date that is the same for every case holds only those that come before it; `today` holds none. */
function checkUntil({ step, at, scope }: Place, report: Report): void {
  const found = [
    { source: step.type === 'wait' && step.period === undefined ? step.until : undefined, path: at('until') },
    { source: step.deadline?.until, path: at('deadline', 'until') },
  ];
  for (const { source, path } of found) {
    if (source === undefined) continue;
    const title = step.title ?? String(path.at(-2) ?? scope.start);
    if (/^\s*today\s*$/.test(source)) report.error('until.today', path, { step: title });
    const date = /^\s*date\(\s*"(\d{4}-\d{2}-\d{2})"\s*\)\s*$/.exec(source)?.[1];
    if (date !== undefined) report.warn('until.fixed', path, { step: title, date });
  }
}
