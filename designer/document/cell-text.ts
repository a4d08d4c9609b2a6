/** What people type or paste into the cells of a decision table (`≥500`, `500-1000`, `小型企业`, `是`), as FEEL; what is FEEL already stays. */
import { compileExpression } from '../../engine/rules/compile.ts';
import type { ContextType, FeelType } from '../../engine/rules/types.ts';
import { compileUnary } from '../../engine/rules/unary.ts';

const anything = ['', '-', '—', '–', '不限', '任意', '任何', '全部', '所有', '/', 'any', '*'];
const yes = ['是', '√', '✓', '有', 'yes', 'y', 'TRUE'];
const no = ['否', '×', '✗', '无', 'no', 'n', 'FALSE'];
const number = String.raw`-?[\d,]+(?:\.\d+)?`;

const rangeText = new RegExp(`^(${number})\\s*(?:-|—|–|~|～|至|到)\\s*(${number})$`);

/** A test of an input of this type. */
export function inputText(typed: string, type: FeelType, scope: ContextType): string {
  const text = typed.trim();
  if (anything.includes(text)) return '-';
  // Arithmetic and lists to FEEL, but nobody means 500 less 1000 by `500-1000`, nor two numbers by `1,000`.
  const sheet = type.kind === 'number' && (rangeText.test(text) || /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) ? testOf(text, type) : null;
  if (sheet !== null) return sheet;
  if (compileUnary(text, type, scope).ok) return text;
  const alternatives = text.split(/[、,，;；]/).map((one) => one.trim());
  for (const parts of [[text], alternatives]) {
    const read = parts.map((one) => testOf(one, type));
    const joined = read.join(', ');
    if (!read.includes(null) && compileUnary(joined, type, scope).ok) return joined;
  }
  return text;
}

function testOf(text: string, type: FeelType): string | null {
  if (type.kind === 'number' || type.kind === 'any') {
    const range = rangeText.exec(text);
    if (range) return `[${plain(range[1])}..${plain(range[2])}]`;
    const compared = new RegExp(`^(>=|<=|≥|≤|＞|＜|>|<|=|不低于|不少于|不高于|不超过|低于|少于|高于|超过|大于|小于)\\s*(${number})$`).exec(
      text,
    );
    if (compared) return `${signs[compared[1] ?? ''] ?? compared[1]} ${plain(compared[2])}`.replace(/^= /, '');
    const sided = new RegExp(`^(${number})\\s*(以上|及以上|以下|及以下)$`).exec(text);
    if (sided) return `${sided[2]?.endsWith('上') ? '>=' : sided[2] === '以下' ? '<' : '<='} ${plain(sided[1])}`;
  }
  return literalOf(text, type);
}

const signs: Readonly<Record<string, string>> = {
  '≥': '>=',
  '≤': '<=',
  '＞': '>',
  '＜': '<',
  不低于: '>=',
  不少于: '>=',
  不高于: '<=',
  不超过: '<=',
  低于: '<',
  少于: '<',
  小于: '<',
  高于: '>',
  超过: '>',
  大于: '>',
};

function plain(text = ''): string {
  return text.replaceAll(',', '');
}

/** What an output gives. */
export function outputText(typed: string, values: readonly string[] | undefined, scope: ContextType): string {
  const text = typed.trim();
  if (text === '' || text === '-' || text === '—') return 'null';
  if (values?.includes(text)) return JSON.stringify(text);
  if (compileExpression(text, scope).ok) return text;
  const share = new RegExp(`^(${number})\\s*%$`).exec(text);
  if (share) return String(Number(plain(share[1])) / 100);
  const read = literalOf(text, { kind: 'any' }) ?? text;
  return compileExpression(read, scope).ok ? read : text;
}

function literalOf(text: string, type: FeelType): string | null {
  if (type.kind === 'string' && type.values) {
    const known = type.values.find(({ value, title, titleEn }) => value === text || title === text || titleEn === text);
    return known ? JSON.stringify(known.value) : null;
  }
  if ((type.kind === 'boolean' || type.kind === 'any') && (yes.includes(text) || no.includes(text))) return String(yes.includes(text));
  if ((type.kind === 'number' || type.kind === 'any') && new RegExp(`^${number}$`).test(text)) return plain(text);
  const date = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (date && (type.kind === 'date' || type.kind === 'any'))
    return `date("${date[1]}-${date[2]?.padStart(2, '0')}-${date[3]?.padStart(2, '0')}")`;
  // Something that looks like an expression gone wrong is left to be mended, not made a text of.
  const looksLikeFeel = /[=<>"()[\]{}]|\.\.|^\s*(not|date)\b/.test(text);
  return (type.kind === 'string' || type.kind === 'any') && !looksLikeFeel ? JSON.stringify(text) : null;
}
