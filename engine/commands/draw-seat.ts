/** A `seat.draw` effect done inside the event's transaction: holders of the position, their load, the seed or the turn. Gives the fact. */
import type { EffectOf } from '../model/effect.ts';
import type { CaseFact } from '../model/event.ts';
import { drawSeat as choose } from '../policy/draw.ts';
import { isMember } from '../policy/roles.ts';
import { loadsOfGroup } from '../store/tasks.ts';
import { holders } from '../store/users.ts';
import { sequences } from '../store/writer/load.ts';
import type { Run } from './run.ts';

/**
 * Who was given which seat by load, by the seat's number, for each runtime. Seats given in one batch aren't written yet when the next
 * is given; their numbers follow one another, so whoever has a number knows all that came since the rows were read. A refused plan's
 * number is given again, and what stood under it is written over.
 */
const seatsGiven = new WeakMap<() => string, Map<number, string | null>>();
const seatNumbers = 'seats:by-load';

/** Open tasks by person: those in the store, and seats given in this batch. `keep` notes whom the seat fell to. */
function loadsNow({ view, input }: Run, group: string): { loads: ReadonlyMap<string, number>; keep(user: string | null): void } {
  const given = seatsGiven.get(input.secret) ?? new Map<number, string | null>();
  seatsGiven.set(input.secret, given);
  // The number first: its row is locked, so that loads are read after what another node gave.
  const number = view.allocate(seatNumbers);
  const written = Number(view.fact(sequences, seatNumbers) ?? 0);
  const loads = new Map(view.fact(loadsOfGroup, group) ?? []);
  for (const [earlier, user] of given) {
    if (earlier <= written) given.delete(earlier);
    else if (earlier < number && user !== null) loads.set(user, (loads.get(user) ?? 0) + 1);
  }
  return { loads, keep: (user) => void given.set(number, user) };
}
/** Shown beside other methods; these decide nothing by it. */
const loadsSeen = { ...loadsOfGroup, name: 'loadsSeen' };

/** @param pending facts that follow from the same event: seats given a moment ago */
export function drawSeat(run: Run, effect: EffectOf<'seat.draw'>, pending: readonly { readonly fact: CaseFact }[]): CaseFact {
  const { view, input, state, summary } = run;
  const { step, task, group, method, exclude } = effect;
  const people = view.fact(holders, group) ?? [];
  const byLoad = method === 'leastLoaded' ? loadsNow(run, group) : null;
  const loads = byLoad?.loads ?? view.fact(loadsSeen, group) ?? new Map<string, number>();
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
  const user = choose(lot);
  byLoad?.keep(user);
  return { type: 'seat.drawn', step, task, ...lot, user };
}
