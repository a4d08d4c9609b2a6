/** A `draw` or `lot` effect done inside the event's transaction: the pool as it stands, whom the lot passes over and why, the seed. Gives the fact. */
import { addMonths, dateOf } from '../calendar/date.ts';
import type { EffectOf } from '../model/effect.ts';
import type { CaseFact } from '../model/event.ts';
import { drawLot, drawShare, exclusionsOf } from '../policy/draw.ts';
import { poolKey, pools } from '../store/experts.ts';
import type { Run } from './run.ts';

/** Months that a relation counts after its end (近三年任职、合作). */
const relationMonths = 36;

export function drawPanel({ view, input, state }: Run, effect: EffectOf<'draw'>): CaseFact {
  const { step, draw, skills, exclude, reason } = effect;
  const today = dateOf(view.now);
  const { times, months } = draw.recent ?? { times: 3, months: 12 };
  const rule = {
    ...{ uscc: state.data.enterprise.uscc, avoid: draw.avoid ?? [], times, skills, exclude },
    since: addMonths(today, -relationMonths),
  };
  const experts = view.fact(pools, poolKey(draw.pool, addMonths(today, -months))) ?? [];
  const judged = experts.map(({ id, skills: own, ...expert }) => ({
    id,
    skills: own,
    reasons: exclusionsOf({ ...expert, id, skills: own }, rule),
  }));
  const lot = {
    seed: input.secret(),
    count: draw.count,
    reserve: draw.reserve ?? 0,
    mix: draw.mix ?? {},
    candidates: judged.filter(({ reasons }) => reasons.length === 0).map(({ id, skills: own }) => ({ id, skills: own })),
  };
  const excluded = judged.filter(({ reasons }) => reasons.length > 0).map(({ id, reasons }) => ({ id, reasons }));
  return { type: 'panel.drawn', step, pool: draw.pool, ...lot, excluded, ...drawLot(lot), ...(reason === null ? {} : { reason }) };
}

export function drawLotOver({ input, caseId }: Pick<Run, 'input' | 'caseId'>, { step, share }: EffectOf<'lot'>): CaseFact {
  const lot = { seed: input.secret({ caseId, step, share }), share };
  return { type: 'lot.drawn', step, ...lot, ...drawShare(lot) };
}
