/** A meeting that hands out places can rank, and says which outcome takes one. */
import type { BatchStep } from '../model/steps.ts';
import type { Place } from './places.ts';
import { type Report, suggest } from './report.ts';
import { titleOf } from './walk.ts';

export function checkMeetings(places: readonly Place[], report: Report): void {
  for (const place of places) if (!place.broken && place.step.type === 'batch') checkMeeting(place, place.step, report);
}

function checkMeeting(place: Place, step: BatchStep, report: Report): void {
  const { at, id } = place;
  const declared = Object.keys(step.outcomes);
  for (const [name, outcome] of Object.entries(step.places ?? {})) {
    if (!declared.includes(outcome))
      report.error('outcome.undeclared', at('places', name), { outcome, declared: declared.join(', '), ...suggest(outcome, declared) });
  }
  const limited = step.quota !== undefined || step.budget !== undefined;
  const needRank = (['quota', 'floor', 'exempt', 'waiting', 'budget', 'places'] as const).find((name) => step[name] !== undefined);
  if (needRank && !step.rank) report.error('batch.rank', at(needRank), { step: id, property: needRank });
  if (limited && !step.places) report.error('batch.places', at(step.quota === undefined ? 'budget' : 'quota'), { step: id });
  if (step.quota === undefined && (step.floor ?? step.waiting) !== undefined)
    report.error('batch.quota', at(step.floor ? 'floor' : 'waiting'), { step: id });
  const { majority, tie } = step.vote ?? {};
  if (majority !== undefined && tie === undefined && shareOf(majority) >= 1)
    report.error('batch.majority', at('vote', 'majority'), { step: titleOf(place), majority: String(majority) });
  if (Number(step.quota) <= 0) report.error('batch.no-places', at('quota'), { step: titleOf(place), quota: String(step.quota) });
  if (step.vote?.on === 'ties' && step.quota === undefined) report.error('batch.quota', at('vote', 'on'), { step: id });
}

/** `0..1`, or a fraction such as `2/3`. */
function shareOf(share: number | string): number {
  const [over = '', under = '1'] = String(share).split('/');
  return Number(over) / Number(under);
}
