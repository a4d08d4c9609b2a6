import type { SyntaxNode } from '@lezer/common';
import { parser } from 'lezer-feel';
import { depthLimit, prescan } from './prescan.ts';
import type { FeelProblem } from './problem.ts';

export type { SyntaxNode };

const tops = {
  Expression: parser.configure({ top: 'Expression', strict: true }),
  UnaryTests: parser.configure({ top: 'UnaryTests', strict: true }),
} as const;

type Parsed = { readonly tree: SyntaxNode } | { readonly problems: FeelProblem[] };

/**
 * What was parsed lately: the same sources are compiled for checking, for running and for forms, and again after each
 * edit of a definition. A tree depends on nothing but the source; emptied when full.
 */
const recent = new Map<string, Parsed>();
const recentLimit = 2_000;

/** Parses a source as FEEL (DMN 1.5 §10.3.1) to the grammar's tree, or says where it is no FEEL. Never throws. */
export function parseSource(source: string, top: keyof typeof tops): Parsed {
  const key = `${top} ${source}`;
  const known = recent.get(key);
  if (known) return known;
  const parsed = parse(source, top);
  if (recent.size >= recentLimit) recent.clear();
  if (source.length <= 500) recent.set(key, parsed);
  return parsed;
}

function parse(source: string, top: keyof typeof tops): Parsed {
  const problems = prescan(source);
  if (problems.length > 0) return { problems };
  try {
    return { tree: tops[top].parse(source).topNode };
  } catch (error) {
    // Strict parsing stops at the first wrong place and tells it only in words; recovery would take quadratic time.
    const place = /^No parse at (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    if (place !== undefined) return { problems: [describeError(source, Number(place))] };
    // The grammar's own bookkeeping recurses and has assertions; only sources that are no FEEL get there.
    return { problems: [{ code: 'feel.too-deep', params: { limit: depthLimit }, from: 0, to: source.length }] };
  }
}

/** Children that mean something: comments left out. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') children.push(child);
  }
  return children;
}

function describeError(source: string, from: number): FeelProblem {
  const rest = source.slice(from).trim();
  const open = rest ? undefined : unclosed(source);
  if (open !== undefined) return { code: 'feel.bracket', params: { found: source[open]! }, from: open, to: open + 1 };
  if (!rest) return { code: 'feel.incomplete', params: {}, from: Math.max(0, source.trimEnd().length - 1), to: source.length };
  const start = source.length - source.slice(from).trimStart().length;
  const found = /^([\p{L}\p{N}_]+|.)/u.exec(source.slice(start))?.[0] ?? rest;
  return { code: 'feel.syntax', params: { found }, from: start, to: start + found.length };
}

/** Place of the last bracket that isn't closed. Ranges may end in either kind of `[`, `]`, `(`, `)`. */
function unclosed(source: string): number | undefined {
  const open: number[] = [];
  for (const match of source.matchAll(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[([{)\]}]/g)) {
    if ('([{'.includes(match[0])) open.push(match.index);
    else if (')]}'.includes(match[0])) open.pop();
  }
  return open.at(-1);
}
