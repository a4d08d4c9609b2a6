/** The rules of each version as lines that can be held against those of another: a row or a band a line, without its number. */
import { type Lang, text } from '../../messages/render.ts';
import type { ProgrammePackage } from '../../model/definition.ts';
import { expressionPlace } from '../expression-scope.ts';
import { readExpression } from './expression.ts';
import { scorecardLines, tableLines } from './rules.ts';
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
      lines: tableLines(table, scope, lang, { numbered: false }),
    })),
  ]);
}
