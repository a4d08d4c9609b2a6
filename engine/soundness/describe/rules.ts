/** Scorecards and tables in words: a sentence for each band and row. */
import type { DecisionTable, Scorecard } from '../../model/rules.ts';
import type { Description } from './describe.ts';
import type { Words } from './words.ts';

export function rulesOf(words: Words): Description['rules'] {
  return (words.workflow.ruleVersions ?? []).flatMap((version) => {
    const head = words.say('describe.version', { title: version.title, from: version.from, to: version.to ?? '', basis: version.basis });
    return [
      { title: head, lines: [] },
      ...Object.values(version.scorecards ?? {}).map((card) => ({ title: card.title, lines: scorecardLines(card, words) })),
      ...Object.entries(version.tables ?? {}).map(([name, table]) => ({ title: table.title ?? name, lines: tableLines(table, words) })),
    ];
  });
}

export function scorecardLines(
  { items, dimensions, passTotal }: Scorecard,
  { say, condition }: Pick<Words, 'say' | 'condition'>,
): string[] {
  const bands = items.flatMap((item) => [
    ...item.bands.map((band) => say('describe.band', { title: item.title, condition: condition(band.when), score: band.score })),
    say('describe.band-otherwise', { title: item.title, score: item.otherwise.score }),
  ]);
  const minima = dimensions.flatMap(({ title, min }) => (min === undefined ? [] : [say('describe.minimum', { title, min })]));
  return [...bands, ...minima, say('describe.pass', { total: passTotal })];
}

function tableLines({ inputs, outputs, rules, hitPolicy }: DecisionTable, { say }: Words): string[] {
  const lines = rules.map((rule, row) => {
    const conditions = rule.in.flatMap((cell, index) => (cell.trim() === '-' ? [] : [`${inputs[index]?.label ?? ''} ${cell}`]));
    const results = rule.out.map((cell, index) => `${outputs[index]?.label ?? outputs[index]?.name ?? ''} = ${cell}`);
    return say('describe.row', {
      row: row + 1,
      conditions: conditions.join(say('reading.and')) || say('reading.any'),
      results: results.join(say('reading.comma')),
    });
  });
  return [say('describe.hit-policy', { policy: say(`describe.hit.${hitPolicy}`) }), ...lines];
}
