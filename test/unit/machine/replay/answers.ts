/** What the runtime and the world outside answer to an effect: an effect a line. */

import type { Effect, EffectOf } from '../../../../engine/model/effect.ts';
import type { CaseFact } from '../../../../engine/model/event.ts';
import { drawLot, drawShare } from '../../../../engine/policy/draw.ts';
import type { Choose } from './choose.ts';

type Answers = { readonly [T in Effect['type']]?: (effect: EffectOf<T>, choose: Choose) => CaseFact | null };

export const answers: Answers = {
  draw: ({ step, draw, exclude, reason }) => {
    const candidates = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'].filter((id) => !exclude.includes(id)).map((id) => ({ id, skills: [] }));
    const lot = { seed: step, count: draw.count, reserve: draw.reserve ?? 0, mix: {}, candidates };
    return { type: 'panel.drawn', step, pool: draw.pool, ...lot, excluded: [], ...drawLot(lot), ...(reason === null ? {} : { reason }) };
  },
  lot: ({ step, share }, choose) => {
    const lot = { seed: choose(['a', 'b', 'c', 'd']), share };
    return { type: 'lot.drawn', step, ...lot, ...drawShare(lot) };
  },
  'service.call': ({ step, call }, choose) =>
    choose<() => CaseFact | null>([
      () => ({ type: 'service.answered', step, call, status: 200, body: { fine: true } }),
      () => ({ type: 'service.failed', step, call, status: null, reason: 'No answer' }),
      () => null,
    ])(),
  'case.start': ({ step, entry }) => ({ type: 'child.opened', step, entry, child: `child-${step}-${entry}`, number: 'C-1' }),
};

export function answerTo(effect: Effect, choose: Choose): CaseFact | null {
  const answer = answers[effect.type] as ((effect: Effect, choose: Choose) => CaseFact | null) | undefined;
  return answer?.(effect, choose) ?? null;
}
