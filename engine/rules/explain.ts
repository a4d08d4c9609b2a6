import { text } from '../messages/readings.ts';
import type { Lang } from '../messages/render.ts';
import { charge, type Env } from './budget.ts';
import { asList } from './coerce.ts';
import { display } from './display.ts';
import { emit } from './emit.ts';
import { describe } from './reading.ts';
import { likeOf } from './reading-operators.ts';
import { type CompareOp, type Node, type NodeOf, weightOf } from './tree.ts';
import { toJson } from './value.ts';

/** Why an expression gave what it gave. Plain JSON: it stays with the case. */
export interface Explanation {
  /** The clause in words with the values met, Chinese and English: `<title> 4.99 ≥ 5`. */
  readonly text: string;
  readonly textEn: string;
  /** What the clause gave; conditions give true, false or null (unknown). */
  readonly value: ReturnType<typeof toJson>;
  /** Clauses of `and`, `or` and `not`; without children the clause stands for itself. */
  readonly children: readonly Explanation[];
}

/** One line: every clause with its verdict, e.g. `<title> 4.99 ≥ 5: no; <title> 40 ≤ 55: yes`. */
export function renderExplanation(explanation: Explanation, lang: Lang): string {
  if (explanation.children.length > 1) {
    return explanation.children.map((child) => renderExplanation(child, lang)).join(text(lang, 'reading.semicolon'));
  }
  const words = lang === 'en' ? explanation.textEn : explanation.text;
  const { value } = explanation;
  if (typeof value !== 'boolean' && value !== null) return words;
  return text(lang, 'reading.verdict', { text: words, verdict: text(lang, `reading.${value}`) });
}

/** Explains a tree on an environment, evaluating every clause. */
export function explainNode(node: Node, env: Env): Explanation {
  charge(env, 1);
  switch (node.kind) {
    case 'logic':
      return joined(
        node,
        node.operands.map((part) => explainNode(part, env)),
        env,
      );
    case 'not': {
      const inner = explainNode(node.operand, env);
      return clause(node, env, (lang) => text(lang, 'reading.not', { text: words(inner, lang) }), [inner]);
    }
    case 'comparison':
      return clause(node, env, (lang) => comparisonMet(node, env, lang));
    case 'membership':
      return clause(node, env, (lang) => membershipMet(node, env, lang));
    case 'quantified':
      return clause(node, env, (lang) => quantifiedMet(node, env, lang));
    case 'if':
      return explainIf(node, env);
    default:
      return clause(node, env, (lang) => (node.type.kind === 'boolean' ? describe(node, lang) : met(node, env, lang)));
  }
}

function clause(node: Node, env: Env, say: (lang: Lang) => string, children: readonly Explanation[] = []): Explanation {
  return { text: say('zh-CN'), textEn: say('en'), value: toJson(emit(node)(env)), children };
}

function words(explanation: Explanation, lang: Lang): string {
  return lang === 'en' ? explanation.textEn : explanation.text;
}

function joined(node: NodeOf<'logic'>, children: readonly Explanation[], env: Env): Explanation {
  const say = (lang: Lang): string =>
    children
      .map((child, index) =>
        node.operands[index]!.kind === 'logic' ? text(lang, 'reading.group', { text: words(child, lang) }) : words(child, lang),
      )
      .join(text(lang, `reading.${node.op}`));
  return clause(node, env, say, children);
}

/** The branch taken explains; the condition tells why it was taken. */
function explainIf(node: NodeOf<'if'>, env: Env): Explanation {
  const condition = explainNode(node.condition, env);
  const taken = explainNode(condition.value === true ? node.consequent : node.alternative, env);
  const say = (lang: Lang): string => `${renderExplanation(condition, lang)}${text(lang, 'reading.semicolon')}${words(taken, lang)}`;
  return { text: say('zh-CN'), textEn: say('en'), value: taken.value, children: [condition, taken] };
}

/** A part in words with its value; literals speak for themselves. */
function met(node: Node, env: Env, lang: Lang): string {
  if (node.kind === 'literal') return describe(node, lang);
  const words = describe(node, lang);
  const value = display(emit(node)(env), node.type, lang);
  // What is called by its value, as a parameter may be, says it once.
  if (node.kind === 'path' && (value === words || value === text(lang, 'reading.quote', { text: words }))) return words;
  return text(lang, node.kind === 'arithmetic' ? 'reading.worked-out' : 'reading.met', { text: words, value });
}

const symbols: Readonly<Record<CompareOp, string>> = { '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' };
function comparisonMet(node: NodeOf<'comparison'>, env: Env, lang: Lang): string {
  const { left, op, right } = node;
  if (right.kind === 'literal') {
    if (right.value === null) return describe(node, lang);
    if (right.value === true && op === '=') return describe(left, lang);
  }
  return text(lang, 'reading.compare', {
    left: operandMet(left, right, env, lang),
    symbol: symbols[op],
    right: operandMet(right, left, env, lang),
  });
}

function operandMet(node: Node, other: Node, env: Env, lang: Lang): string {
  return node.kind === 'literal' ? display(node.value, likeOf(node, other), lang) : met(node, env, lang);
}

/** The value beside the words of the tests: `<title> 60 is between 55 (excluded) and 75 (included)`. */
function membershipMet(node: NodeOf<'membership'>, env: Env, lang: Lang): string {
  const value = display(emit(node.value)(env), node.value.type, lang);
  const title = text(lang, 'reading.subject', { text: describe(node.value, lang), value });
  return describe({ ...node, value: { ...node.value, type: { ...node.value.type, title, titleEn: title } } } as Node, lang);
}

/** How many of the rows hold, for one list without an inner loop. */
function quantifiedMet(node: NodeOf<'quantified'>, env: Env, lang: Lang): string {
  const [binding] = node.bindings;
  const words = describe(node, lang);
  if (node.bindings.length !== 1 || binding?.source.kind !== 'list') return words;
  const list = asList(emit(binding.source.list))(env);
  const condition = emit(node.condition);
  charge(env, list.length * weightOf(node.condition));
  const count = list.filter((item) => {
    env.locals[binding.slot] = item;
    return condition(env) === true;
  }).length;
  return text(lang, 'reading.of', { text: words, count, total: list.length });
}
