import type { FeelProblem } from './problem.ts';

/** Longest source we read, and deepest nesting: the grammar's time grows with the square of both, the builder and the closures recurse. */
export const sourceLimit = 5_000;
export const depthLimit = 200;

const fullWidth = new Map<string, string>(
  [...'（(）)，,、,；,“"”"‘"’"＂"＝=≥>=≤<=≠!=＞>＜<＋+－-−-–-—-＊*×*／/÷/【[】]［[］]｛{｝}。.．.：:！!？?'.matchAll(/(.)([!-~]+)/gu)].map(
    (match) => [match[1]!, match[2]!],
  ),
);
/** Operators people bring along from other languages, longest first. */
const foreign: readonly (readonly [string, string])[] = [
  ['===', '='],
  ['!==', '!='],
  ['==', '='],
  ['<>', '!='],
  ['=>', '>='],
  ['=<', '<='],
  ['&&', 'and'],
  ['||', 'or'],
  [':=', '='],
];
const single: Readonly<Record<string, string>> = { "'": '"', '&': 'and', '|': 'or', '!': 'not( )', '%': '/ 100', ';': ',' };

/**
 * Looks through a source before it is parsed, outside strings and comments, for what a Chinese keyboard or another
 * language puts there: the grammar would take `，` for a letter. Full-width text inside strings is left alone.
 */
export function prescan(source: string): FeelProblem[] {
  if (source.length > sourceLimit) return [{ code: 'feel.too-long', params: { limit: sourceLimit }, from: sourceLimit, to: source.length }];
  if (!source.trim()) return [{ code: 'feel.empty', params: {}, from: 0, to: source.length }];
  const problems: FeelProblem[] = [];
  let at = 0;
  let depth = 0;
  while (at < source.length) {
    if ('([{'.includes(source[at]!)) depth++;
    else if (')]}'.includes(source[at]!)) depth--;
    if (depth > depthLimit) return [{ code: 'feel.too-deep', params: { limit: depthLimit }, from: at, to: source.length }];
    const problem = tokenAt(source, at);
    if (problem?.code) problems.push(problem as FeelProblem);
    at = problem ? problem.next : at + 1;
  }
  return problems.map(({ code, params, from, to }) => ({ code, params, from, to }));
}

/** A string, a comment, or something wrong at this place, with the place after it. */
function tokenAt(source: string, at: number): (Partial<FeelProblem> & { next: number }) | null {
  const letter = source[at]!;
  if (letter === '"') return stringAt(source, at);
  if (source.startsWith('//', at)) return { next: endOf(source, '\n', at) };
  if (source.startsWith('/*', at)) return { next: endOf(source, '*/', at + 2) };
  const wide = fullWidth.get(letter) ?? halfWidth(letter);
  if (wide) {
    const quoted = letter === '“' ? source.indexOf('”', at) : -1;
    const to = quoted < 0 ? at + 1 : quoted + 1;
    const found = quoted < 0 ? letter : '“ ”';
    const use = quoted < 0 ? wide : '" "';
    return { code: 'feel.full-width', params: { found, use }, from: at, to, next: to };
  }
  if (source.startsWith('!=', at) && source[at + 2] !== '=') return { next: at + 2 };
  const operator =
    foreign.find(([found]) => source.startsWith(found, at)) ?? (Object.hasOwn(single, letter) ? [letter, single[letter]!] : null);
  if (!operator) return null;
  const [found, use] = operator;
  return { code: 'feel.operator', params: { found, use }, from: at, to: at + found.length, next: at + found.length };
}

function stringAt(source: string, at: number): Partial<FeelProblem> & { next: number } {
  for (let end = at + 1; end < source.length; end++) {
    if (source[end] === '\\') end++;
    else if (source[end] === '"') return { next: end + 1 };
  }
  return { code: 'feel.quote', params: {}, from: at, to: source.length, next: source.length };
}

function endOf(source: string, mark: string, at: number): number {
  const found = source.indexOf(mark, at);
  return found < 0 ? source.length : found + mark.length;
}

/** Full-width forms of ASCII (U+FF01–FF5E). */
function halfWidth(letter: string): string | undefined {
  const code = letter.charCodeAt(0);
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : undefined;
}
