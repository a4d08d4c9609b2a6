/** The rules of each version as lines that can be held against those of another: a row or a band a line, without its number. */
import { type Lang, text } from '../../messages/render.ts';
import type { ProgrammePackage } from '../../model/definition.ts';
import type { DecisionTable } from '../../model/rules.ts';
import type { ContextType } from '../../rules/types.ts';
import { expressionPlace, inputType } from '../expression-scope.ts';
import { inputWords, outputWords } from './cell.ts';
import { readExpression } from './expression.ts';
import { scorecardLines } from './rules.ts';
import { titledScope } from './titled.ts';

export interface RuleInWords {
  /** `tables/rate`: the same in every version. */
  readonly key: string;
  readonly title: string;
  readonly lines: readonly string[];
}

/** By version, in their order. */
export function rulesInWords(pkg: ProgrammePackage, lang: Lang): RuleInWords[][] {
  const scope = titledScope(expressionPlace(pkg, 'workflow#/ruleVersions').scope, pkg.workflow);
  const say = (code: string, params: Readonly<Record<string, string | number>> = {}) => text(lang, code, params);
  const condition = (source: string) => readExpression(source, { scope }, lang).sentence ?? source;
  return (pkg.workflow.ruleVersions ?? []).map((version) => [
    ...Object.entries(version.scorecards ?? {}).map(([name, card]) => ({
      key: `scorecards/${name}`,
      title: card.title,
      lines: scorecardLines(card, { say, condition }),
    })),
    ...Object.entries(version.tables ?? {}).map(([name, table]) => ({
      key: `tables/${name}`,
      title: table.title ?? name,
      lines: tableLines(table, scope, lang),
    })),
  ]);
}

function tableLines(table: DecisionTable, scope: ContextType, lang: Lang): string[] {
  const types = table.inputs.map((input) => inputType(input, scope));
  const cell = (label: string, words: string) => text(lang, 'describe.table-cell', { label, text: words });
  const rows = table.rules.map((rule) => {
    const conditions = rule.in.flatMap((test, index) =>
      test.trim() === '-' ? [] : [cell(table.inputs[index]?.label ?? '', inputWords(test, types[index] ?? { kind: 'any' }, scope, lang))],
    );
    const results = rule.out.map((value, index) =>
      cell(table.outputs[index]?.label ?? table.outputs[index]?.name ?? '', outputWords(value, scope, lang)),
    );
    return text(lang, 'describe.table-line', {
      conditions: conditions.join(text(lang, 'reading.and')) || text(lang, 'reading.any'),
      results: results.join(text(lang, 'reading.comma')),
    });
  });
  return [text(lang, 'describe.hit-policy', { policy: table.hitPolicy }), ...rows];
}
