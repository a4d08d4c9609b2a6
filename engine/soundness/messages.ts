/** Messages are declared, somebody may send and something takes them, and each does exactly one thing. */

import type { Path } from '../model/pointer.ts';
import type { Reaction } from '../model/steps.ts';
import { outcomesOf } from './edges.ts';
import type { Place } from './places.ts';
import { type Report, suggest } from './report.ts';
import type { Shaped } from './shape.ts';

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
  for (const [name, reaction] of Object.entries(workflow.on ?? {})) {
    known(name, ['on', name]);
    const { to } = reaction;
    if (to === undefined || reaction.outcome !== undefined || reaction.add)
      report.error('message.reaction', ['on', name], { allowed: 'to' });
  }
  const certain = places.every(({ broken }) => !broken);
  for (const name of declared) if (certain && !used.has(name)) report.warn('message.unused', ['messages', name], { message: name });
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
  if (step.type === 'end') report.error('message.never', at, { step: id });
}

/** Outcomes a message may decide the step with. */
function decidable(place: Place): string[] {
  const { step } = place;
  if (step.type === 'parallel' || step.type === 'each' || step.type === 'notice') return Object.keys(step.outcomes);
  return Object.keys(outcomesOf(place));
}
