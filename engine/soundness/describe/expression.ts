/** One expression in one sentence, and what is wrong with one, in words of the reader's language. */
import { nameText } from '../../messages/names.ts';
import type { Lang } from '../../messages/render.ts';
import { compileExpression } from '../../rules/compile.ts';
import type { FeelProblem } from '../../rules/problem.ts';
import { describe } from '../../rules/reading.ts';
import type { ContextType, FeelType, Kind } from '../../rules/types.ts';
import { compileUnary } from '../../rules/unary.ts';

export interface ToldFeelProblem extends FeelProblem {
  readonly message: string;
}
/** Either a sentence, or what is wrong. */
export interface ReadExpression {
  readonly sentence: string | null;
  readonly type: FeelType | null;
  readonly problems: readonly ToldFeelProblem[];
}
/** Scope with titles (`titled.ts`); `input` for the cells of a decision table. */
export interface ReadingPlace {
  readonly scope: ContextType;
  readonly expect?: FeelType;
  readonly input?: FeelType;
}

/** Reads any expression of the subset: fields by their labels, values by their titles, nested conditions in brackets. */
export function readExpression(source: string, { scope, expect, input }: ReadingPlace, lang: Lang): ReadExpression {
  const compiled = input ? compileUnary(source, input, scope) : compileExpression(source, scope, expect ? { expect } : {});
  if (!compiled.ok) return { sentence: null, type: null, problems: compiled.problems.map((problem) => tell(problem, lang)) };
  return { sentence: describe(compiled.tree, lang), type: compiled.tree.type, problems: [] };
}

/** Kinds of values as people call them, also those that a problem names (`list of number`). */
export function kindName(kind: Kind | string, lang: Lang): string {
  const of = /^list of (.+)$/.exec(kind)?.[1];
  if (of !== undefined) return nameText(lang, 'kind.listOf', { of: kindName(of, lang) }) ?? kind;
  return nameText(lang, `kind.${kind}`) ?? kind;
}

const kinds = ['expected', 'found', 'left', 'right'];

function tell(problem: FeelProblem, lang: Lang): ToldFeelProblem {
  const named = problem.code === 'feel.type' || problem.code === 'feel.operands';
  const params = Object.entries(problem.params).map(([key, value]) => [
    key,
    named && kinds.includes(key) ? kindName(String(value), lang) : value,
  ]);
  return { ...problem, message: nameText(lang, problem.code, Object.fromEntries(params)) ?? problem.code };
}
