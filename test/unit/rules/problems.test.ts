import { describe, expect, it } from 'vitest';
import { hasText, text } from '../../../engine/messages/render.ts';
import { compileExpression } from '../../../engine/rules/compile.ts';
import { feelProblemCodes, tableProblemCodes } from '../../../engine/rules/problem.ts';
import { BOOLEAN } from '../../../engine/rules/types.ts';
import { scopeType } from './scope.ts';

/** Source, code, the place as it reads there, and parameters that matter. */
type Fixture = readonly [source: string, code: string, place: string, params?: Readonly<Record<string, unknown>>];

const fixtures: readonly Fixture[] = [
  ['', 'feel.empty', ''],
  ['  \n', 'feel.empty', '  \n'],
  ['n ≥ 5', 'feel.full-width', '≥', { use: '>=' }],
  ['n ＝ 5', 'feel.full-width', '＝', { use: '=' }],
  ['（n + 1） > 2', 'feel.full-width', '（', { use: '(' }],
  ['max(n，1)', 'feel.full-width', '，', { use: ',' }],
  ['s = “abc”', 'feel.full-width', '“abc”', { use: '" "' }],
  ['n － 1', 'feel.full-width', '－', { use: '-' }],
  ['n × 2', 'feel.full-width', '×', { use: '*' }],
  ['n > ５', 'feel.full-width', '５', { use: '5' }],
  ['n > 1；', 'feel.full-width', '；'],
  ['n == 5', 'feel.operator', '==', { use: '=' }],
  ['n <> 5', 'feel.operator', '<>', { use: '!=' }],
  ['yes && no', 'feel.operator', '&&', { use: 'and' }],
  ['yes || no', 'feel.operator', '||', { use: 'or' }],
  ['n => 5', 'feel.operator', '=>', { use: '>=' }],
  ["s = 'abc'", 'feel.operator', "'", { use: '"' }],
  ['!yes', 'feel.operator', '!'],
  ['n > 5%', 'feel.operator', '%', { use: '/ 100' }],
  ['not yes', 'feel.operator', 'not yes', { use: 'not(yes)' }],
  ['yes AND no', 'feel.operator', 'AND', { use: 'and' }],
  ['s = "abc', 'feel.quote', '"abc'],
  ['(n + 1', 'feel.bracket', '('],
  ['count(list[item > 1)', 'feel.syntax', ')'],
  ['count(list', 'feel.bracket', '('],
  ['n >', 'feel.incomplete', '>'],
  ['yes and', 'feel.incomplete', 'd'],
  ['if yes then 1', 'feel.incomplete', '1'],
  ['5 5', 'feel.syntax', '5', { found: '5' }],
  ['n > 1, 2', 'feel.syntax', ','],
  ['# n', 'feel.syntax', '#'],
  ['n s', 'feel.syntax', 's'],
  ['function(x) x', 'feel.unsupported', 'function(x) x'],
  ['n instance of number', 'feel.unsupported', 'n instance of number', { construct: 'instance of' }],
  ['[1..5]', 'feel.unsupported', '[1..5]'],
  ['date and time("2026-01-01T00:00:00")', 'feel.unsupported', 'date and time'],
  ['duration("P1D")', 'feel.unsupported', 'duration'],
  ['substring(string: s, start position: 1)', 'feel.unsupported', 'string: s, start position: 1'],
  ['enterprize.name', 'feel.name', 'enterprize', { suggestion: 'enterprise' }],
  ['enterprise.nmae', 'feel.name', 'nmae', { suggestion: 'name' }],
  ['企业名称 = "a"', 'feel.name', '企业名称', { suggestion: 'enterprise.name' }],
  ['研发费用占比 > 5', 'feel.name', '研发费用占比', { suggestion: 'ratio' }],
  ['zzz > 1', 'feel.name', 'zzz', { suggestion: undefined }],
  ['ips[categry = "I"]', 'feel.name', 'categry', { suggestion: 'category' }],
  ['some x in ips satisfies x.hihgValue', 'feel.name', 'hihgValue', { suggestion: 'highValue' }],
  ['today.yaer', 'feel.name', 'yaer', { suggestion: 'year' }],
  ['x', 'feel.name', 'x'],
  ['some x in list satisfies y', 'feel.name', 'y'],
  ['coutn(list)', 'feel.function', 'coutn', { suggestion: 'count' }],
  ['string lenght(s)', 'feel.function', 'string lenght', { suggestion: 'string length' }],
  ['now()', 'feel.function', 'now'],
  ['count()', 'feel.arguments', 'count()', { expected: '1', found: 0 }],
  ['substring(s)', 'feel.arguments', 'substring(s)', { expected: '2–3', found: 1 }],
  ['round half up(n)', 'feel.arguments', 'round half up(n)'],
  ['not(yes, no)', 'feel.function', 'not'],
  ['n and yes', 'feel.type', 'n', { expected: 'boolean', found: 'number' }],
  ['if n then 1 else 2', 'feel.type', 'n'],
  ['not(s)', 'feel.type', 's'],
  ['s.length', 'feel.type', 'length', { expected: 'context', found: 'string' }],
  ['string length(n)', 'feel.type', 'n', { expected: 'string', found: 'number' }],
  ['years(n, today)', 'feel.type', 'n', { expected: 'date' }],
  ['sum(words)', 'feel.type', 'sum(words)', { expected: 'list of number', found: 'list of string' }],
  ['list[s]', 'feel.type', 's'],
  ['for x in s..3 return x', 'feel.type', 's'],
  ['-s', 'feel.type', 's'],
  ['n + s', 'feel.operands', 'n + s', { operator: '+', left: 'number', right: 'string' }],
  ['today - born', 'feel.operands', 'today - born'],
  ['n > s', 'feel.operands', 'n > s'],
  ['yes > no', 'feel.operands', 'yes > no'],
  ['n = "5"', 'feel.operands', 'n = "5"'],
  ['list > 1', 'feel.operands', 'list > 1'],
  ['n in ["a"]', 'feel.operands', 'n in ["a"'],
  ['n in words', 'feel.operands', 'n in words'],
  ['s in [1..5]', 'feel.operands', 's in [1'],
  ['ips[category = "Ⅰ类"]', 'feel.value', '"Ⅰ类"', { suggestion: 'I', name: '类别' }],
  ['some x in ips satisfies x.category in ("I", "IV")', 'feel.value', '"IV"'],
  ['list contains(ips.category, "V")', 'feel.value', '"V"'],
  ['born > "2024"', 'feel.date', '"2024"'],
  ['date("2026-02-30")', 'feel.date', 'date("2026-02-30")', { text: '2026-02-30' }],
  ['@"today"', 'feel.date', '@"today"'],
  ['days("soon", today)', 'feel.date', '"soon"'],
  ['n > 1e7000', 'feel.number', '1e7000'],
  ['matches(s, "(a")', 'feel.pattern', '"(a"'],
  ['matches(s, "a(?=b)")', 'feel.pattern', '"a(?=b)"'],
  ['{a: 1, a: 2}', 'feel.unsupported', 'a'],
  ['{__proto__: 1}', 'feel.unsupported', '__proto__'],
  ['1 + '.repeat(1300), 'feel.too-long', '1 + '.repeat(50)],
  [`${'('.repeat(300)}1${')'.repeat(300)}`, 'feel.too-deep', '*'],
  [`${'-'.repeat(300)}n`, 'feel.too-deep', '*'],
];

describe('problems of expressions', () => {
  const named = fixtures.map(([source, code, place, params]) => ({ source, code, place, params }));
  it.each(named)('$source → $code', ({ source, code, place, params }) => {
    const compiled = compileExpression(source, scopeType);
    if (compiled.ok) throw new Error('compiled');
    const problem = compiled.problems[0]!;
    expect(problem.code).toBe(code);
    if (place !== '*') expect(source.slice(problem.from, problem.to)).toBe(place);
    for (const [name, value] of Object.entries(params ?? {})) expect(problem.params[name], name).toBe(value);
  });

  it('tell every wrong place at once, in order', () => {
    const compiled = compileExpression('enterprise.nmae = "a" and coutn(list) > "b"', scopeType);
    expect(!compiled.ok && compiled.problems.map((problem) => problem.code)).toEqual(['feel.name', 'feel.function']);
    const wide = compileExpression('n ≥ 5 and （yes）', scopeType);
    expect(!wide.ok && wide.problems.map((problem) => problem.params.found)).toEqual(['≥', '（', '）']);
  });

  it('leave full-width text inside strings and comments alone', () => {
    expect(compileExpression('s = "（一），“二”≥" // 注：（三）', scopeType).ok).toBe(true);
  });

  it('say when a condition is no condition', () => {
    const compiled = compileExpression('n + 1', scopeType, { expect: BOOLEAN });
    expect(!compiled.ok && compiled.problems).toEqual([
      { code: 'feel.type', params: { expected: 'boolean', found: 'number' }, from: 0, to: 5 },
    ]);
  });

  it('have texts in both languages, with the name and what was meant', () => {
    for (const code of [...feelProblemCodes, ...tableProblemCodes]) {
      expect(hasText('zh-CN', code) && hasText('en', code), code).toBe(true);
    }
    expect(text('zh-CN', 'feel.name', { name: 'nmae', suggestion: 'name' })).toBe('没有名为“nmae”的字段。是不是“name”？');
    expect(text('en', 'feel.name', { name: 'zzz' })).toBe('There is no field named “zzz”.');
  });

  it('cover every code', () => {
    const met = new Set(fixtures.map(([, code]) => code));
    expect(feelProblemCodes.filter((code) => !met.has(code))).toEqual([]);
  });
});
