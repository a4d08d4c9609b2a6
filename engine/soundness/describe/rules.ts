/** Scorecards and tables in words: a sentence for each band and row. */
import type { Lang } from '../../messages/render.ts';
import type { DecisionTable, Scorecard } from '../../model/rules.ts';
import { ANY, type ContextType, type FeelType } from '../../rules/types.ts';
import { inputType } from '../expression-scope.ts';
import { inputWords, outputWords } from './cell.ts';
import type { Description } from './describe.ts';
import { speech, type Words } from './words.ts';

/** @param scope titled names of the whole programme; null where its shape is wrong */
export function rulesOf(words: Words, scope: ContextType | null): Description['rules'] {
  return (words.workflow.ruleVersions ?? []).flatMap((version) => {
    const head = words.say('describe.version', { title: version.title, from: version.from, to: version.to ?? '', basis: version.basis });
    return [
      { title: head, lines: [] },
      ...Object.values(version.scorecards ?? {}).map((card) => ({ title: card.title, lines: scorecardLines(card, words) })),
      ...Object.entries(version.tables ?? {}).map(([name, table]) => ({
        title: table.title ?? name,
        lines: tableLines(table, scope, words.lang, { numbered: true }),
      })),
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

/** A line for each row, what it asks and what it gives; `numbered` where rows aren't held against those of another version. */
export function tableLines(
  table: DecisionTable,
  scope: ContextType | null,
  lang: Lang,
  { numbered }: { readonly numbered: boolean },
): string[] {
  const { say } = speech(lang);
  const types = table.inputs.map((input): FeelType => (scope ? inputType(input, scope) : ANY));
  const cell = (label: string, words: string) => say('describe.table-cell', { label, text: words });
  const rows = table.rules.map((rule, row) => {
    const conditions = rule.in.flatMap((test, index) =>
      test.trim() === '-' ? [] : [cell(table.inputs[index]?.label ?? '', inputWords(test, types[index] ?? ANY, scope, lang))],
    );
    const results = rule.out.map((value, index) =>
      cell(table.outputs[index]?.label ?? table.outputs[index]?.name ?? '', outputWords(value, scope, lang)),
    );
    return say(numbered ? 'describe.row' : 'describe.table-line', {
      row: row + 1,
      conditions: conditions.join(say('reading.and')) || say('reading.any'),
      results: results.join(say('reading.comma')),
    });
  });
  return [say('describe.hit-policy', { policy: say(`describe.hit.${table.hitPolicy}`) }), ...rows];
}
