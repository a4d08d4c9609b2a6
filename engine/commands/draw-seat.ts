/** A `seat.draw` effect done inside the event's transaction: holders of the position, their load, the seed or the turn. Gives the fact. */
import type { EffectOf } from '../model/effect.ts';
import type { CaseFact } from '../model/event.ts';
import { drawSeat as choose } from '../policy/draw.ts';
import { isMember } from '../policy/roles.ts';
import { loadsOfGroup } from '../store/tasks.ts';
import { holders } from '../store/users.ts';
import type { Run } from './run.ts';

/** @param pending facts that follow from the same event: seats given a moment ago */
export function drawSeat(
  { view, input, state, summary }: Run,
  effect: EffectOf<'seat.draw'>,
  pending: readonly { readonly fact: CaseFact }[],
): CaseFact {
  const { step, task, group, method, exclude } = effect;
  const people = view.fact(holders, group) ?? [];
  const loads = view.fact(loadsOfGroup, group) ?? new Map<string, number>();
  const given = pending.flatMap(({ fact }) => (fact.type === 'seat.drawn' && fact.step === step && fact.user !== null ? [fact.user] : []));
  const { uscc } = state.data.enterprise;
  const excluded = people.flatMap((user) => {
    const reasons = [
      ...(isMember(user, uscc) ? ['member'] : []),
      ...(given.includes(user.id) ? ['seated'] : []),
      ...exclude.filter(({ id }) => id === user.id).map(({ reason }) => reason),
    ];
    return reasons.length > 0 ? [{ id: user.id, reasons }] : [];
  });
  const lot = {
    method,
    seed: method === 'random' ? input.secret() : '',
    turn: method === 'rotating' ? view.allocate(`turn:${summary.programme}:${step}:${group}`) : 0,
    holders: people.map(({ id }) => ({ id, load: loads.get(id) ?? 0 })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    excluded,
  };
  return { type: 'seat.drawn', step, task, ...lot, user: choose(lot) };
}
