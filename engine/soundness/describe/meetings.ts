/** How a meeting ranks and votes, and how a panel is drawn and scores, in words. */
import type { BatchStep, ScoreStep } from '../../model/steps.ts';
import type { Words } from './words.ts';

export function meetingLines(step: BatchStep, { say, who, condition, title, own }: Words): string[] {
  const { rank, quota, floor, exempt, waiting, budget, vote, places, columns } = step;
  const comma = say('reading.comma');
  const figure = (given: number | string) => (typeof given === 'string' ? condition(given) : String(given));
  const outcome = (id: string) => {
    const known = step.outcomes[id];
    return known ? own(known.label, known.labelEn) : title(id);
  };
  const criteria = (rank ?? []).map(({ by, label, order }) =>
    say(order === 'ascending' ? 'describe.rank.ascending' : 'describe.rank.descending', { by: label ?? condition(by) }),
  );
  return [
    who(step.assign),
    say('describe.batch'),
    ...(columns ? [say('describe.columns', { columns: columns.map(({ label }) => label).join(comma) })] : []),
    ...(criteria.length > 0 ? [say('describe.rank', { criteria: criteria.join(comma) })] : []),
    ...(quota === undefined ? [] : [say('describe.quota', { places: figure(quota), outcome: places ? outcome(places.in) : '' })]),
    ...(floor ? [say('describe.floor', { by: condition(floor.by), places: floor.places })] : []),
    ...(exempt === undefined ? [] : [say('describe.exempt', { condition: condition(exempt) })]),
    ...(waiting ? [say('describe.waiting', { count: waiting })] : []),
    ...(budget ? [say('describe.budget', { amount: condition(budget.amount), pool: figure(budget.pool) })] : []),
    ...(vote ? [say('describe.vote', { quorum: String(vote.quorum), majority: String(vote.majority) })] : []),
    ...(vote?.on === 'ties' ? [say('describe.vote.ties')] : []),
    ...(step.documentNumber === 'required' ? [say('describe.document')] : []),
  ];
}

export function panelLines({ assign, form: name, aggregate }: ScoreStep, { say, who, form, condition }: Words): string[] {
  const { draw, count } = assign;
  const mix = Object.values(draw?.mix ?? {});
  const avoid = (draw?.avoid ?? []).map((kind) => say(`describe.avoid.${known.has(kind) ? kind : 'other'}`, { kind }));
  const comma = say('reading.comma');
  return [
    who({ ...assign, ...(draw ? {} : count === undefined ? {} : { count }) }),
    ...(draw ? [say('describe.draw', { count: draw.count, reserve: draw.reserve ?? 0 })] : []),
    ...(draw?.skill === undefined ? [] : [say('describe.draw.skill', { skill: condition(draw.skill) })]),
    ...(mix.length > 0 ? [say('describe.draw.mix', { kinds: mix.length, least: mix.join(comma) })] : []),
    ...(avoid.length > 0 ? [say('describe.draw.avoid', { kinds: avoid.join(comma) })] : []),
    ...(draw?.approve
      ? [
          say('describe.approve', {
            acts: (draw.approve.of ?? (['redraw', 'replace'] as const)).map((act) => say(`describe.act.${act}`)).join(comma),
            who: who(draw.approve),
          }),
        ]
      : []),
    say('describe.score', { form: form(name), method: say(`describe.method.${aggregate.method}`) }),
    ...(aggregate.secondLookOver === undefined ? [] : [say('describe.second-look', { spread: aggregate.secondLookOver })]),
  ];
}

/** Kinds of relation that have a word of ours. */
const known: ReadonlySet<string> = new Set(['employer', 'relative', 'shareholder', 'partner', 'recent']);
