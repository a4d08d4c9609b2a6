/** Messages are declared, somebody may send and something takes them, and each does exactly one thing. */

import type { Path } from '../model/pointer.ts';
import type { Reaction } from '../model/steps.ts';
import { isAutomatic, outcomesOf } from './edges.ts';
import { atOnce } from './limits.ts';
import type { Place } from './places.ts';
import { type Report, suggest } from './report.ts';
import type { Shaped } from './shape.ts';
import { titleOf } from './walk.ts';

export function checkMessages({ workflow }: Shaped, places: readonly Place[], report: Report): void {
  const declared = Object.keys(workflow.messages ?? {});
  const used = new Set<string>();
  const known = (name: string, at: Path) => {
    used.add(name);
    if (!declared.includes(name)) report.error('message.undeclared', at, { message: name, ...suggest(name, declared) });
  };
  for (const place of places) {
    if (place.broken) continue;
    const { step, at } = place;
    if (step.type === 'wait' && step.message !== undefined) known(step.message, at('message'));
    for (const [name, reaction] of Object.entries(step.on ?? {})) {
      known(name, at('on', name));
      checkReaction(place, reaction, at('on', name), report);
    }
  }
  checkShared(places, report);
  for (const [name, reaction] of Object.entries(workflow.on ?? {})) {
    known(name, ['on', name]);
    const { to } = reaction;
    if (to === undefined || reaction.outcome !== undefined || reaction.add)
      report.error('message.reaction', ['on', name], { allowed: 'to' });
  }
  const certain = places.every(({ broken }) => !broken);
  for (const name of declared) if (certain && !used.has(name)) report.warn('message.unused', ['messages', name], { message: name });
}

/**
 * A message moves every step that takes it. Two waits for the same one, live at once in different branches, get the same data, though
 * each keeps them as its own; so do all items of an `each`.
 */
function checkShared(places: readonly Place[], report: Report): void {
  const waits = places.filter(({ step, broken }) => !broken && step.type === 'wait' && step.message !== undefined);
  for (const [index, place] of waits.entries()) {
    const message = place.step.type === 'wait' ? (place.step.message ?? '') : '';
    const other = waits
      .slice(0, index)
      .find((earlier) => earlier.step.type === 'wait' && earlier.step.message === message && atOnce(earlier, place));
    if (other) report.warn('message.shared', place.at('message'), { message, step: titleOf(place), other: titleOf(other) });
    else if (isInEach(place)) report.warn('message.items', place.at('message'), { message, step: titleOf(place) });
  }
}

/** Several items of an `each` wait at once. */
function isInEach(place: Place): boolean {
  for (let around = place.scope.branch?.parallel; around; around = around.scope.branch?.parallel) {
    if (around.step.type === 'each' && around.step.mode !== 'sequence') return true;
  }
  return false;
}

function checkReaction(place: Place, { to, outcome, add }: Reaction, at: Path, report: Report): void {
  const { step, id } = place;
  const allowed = ['to', ...(decidable(place).length > 0 ? ['outcome'] : []), ...(step.type === 'each' ? ['add'] : [])];
  const given = [to, outcome, add].filter((part) => part !== undefined).length;
  if (given !== 1 || (add && step.type !== 'each')) report.error('message.reaction', at, { allowed: allowed.join(', ') });
  const outcomes = decidable(place);
  if (outcome !== undefined && !outcomes.includes(outcome)) {
    report.error('outcome.undeclared', [...at, 'outcome'], { outcome, declared: outcomes.join(', '), ...suggest(outcome, outcomes) });
  }
  if (isAutomatic(place)) report.error('message.never', at, { step: id });
}

/** Outcomes a message may decide the step with. */
function decidable(place: Place): string[] {
  const { step } = place;
  if (step.type === 'parallel' || step.type === 'each' || step.type === 'notice') return Object.keys(step.outcomes);
  return Object.keys(outcomesOf(place));
}
