/** When branches or items come together again, in words: how many are waited for, by what weight, and what becomes of the rest. */
import type { Block, EachStep, Join, Step } from '../../model/steps.ts';
import { wordInside } from './outcomes.ts';
import type { Words } from './words.ts';

/**
 * @param inside what ends with the outcomes of the join
 * @param branch what a branch is called
 */
export function joinLines(
  join: Join | EachStep['join'],
  inside: readonly (Step | Block)[],
  branch: (name: string) => string,
  words: Words,
): string[] {
  const { say, condition } = words;
  const comma = say('reading.comma');
  const { need = 'all', veto, share, over, weights, rest } = join ?? {};
  const until = join && 'until' in join ? join.until : undefined;
  const decidesEarly = share !== undefined || until !== undefined || need !== 'all';
  return [
    share === undefined ? say(...waitedFor(need)) : say(over ? 'describe.join.over' : 'describe.join.share', { share: String(share) }),
    ...(share !== undefined && weights
      ? [
          say('describe.join.weights', {
            weights: Object.entries(weights)
              .map(([name, weight]) => say('describe.join.weight', { branch: branch(name), weight }))
              .join(comma),
            others: Object.keys(weights).length < inside.length ? say('describe.join.others') : '',
          }),
        ]
      : []),
    ...(until === undefined ? [] : [say('describe.join.until', { condition: condition(until) })]),
    ...(veto?.length ? [say('describe.veto', { outcomes: veto.map((id) => wordInside(inside, id, words)).join(comma) })] : []),
    ...(rest === undefined && !decidesEarly ? [] : [say(`describe.join.rest.${rest ?? 'cancel'}`)]),
  ];
}

function waitedFor(need: 'all' | 'any' | number): [code: string, params?: { need: string }] {
  if (need === 0) return ['describe.join.none'];
  return typeof need === 'number' ? ['describe.join.n', { need: String(need) }] : [`describe.join.${need}`];
}
