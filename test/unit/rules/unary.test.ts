import { describe, expect, it } from 'vitest';
import { describe as read } from '../../../engine/rules/reading.ts';
import { ANY, BOOLEAN, DATE, type FeelType, NUMBER, STRING } from '../../../engine/rules/types.ts';
import { type CompiledUnary, compileUnary } from '../../../engine/rules/unary.ts';
import { scope, scopeType } from './scope.ts';

function cell(source: string, type: FeelType): CompiledUnary {
  const compiled = compileUnary(source, type, scopeType);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled;
}

describe('cells of decision tables (DMN 1.5 §7.3.3)', () => {
  it.each<readonly [string, FeelType, unknown, boolean | null]>([
    ['-', NUMBER, 5, true],
    ['-', NUMBER, null, true],
    ['5', NUMBER, 5, true],
    ['5', NUMBER, 5.1, false],
    ['1, 5', NUMBER, 5, true],
    ['< 5', NUMBER, 4.9996, true],
    ['< 5', NUMBER, 5, false],
    ['>= 5', NUMBER, 5, true],
    ['!= 5', NUMBER, 5, false],
    ['[1..5)', NUMBER, 1, true],
    ['[1..5)', NUMBER, 5, false],
    ['(1..5]', NUMBER, 1, false],
    ['(1..5]', NUMBER, 5, true],
    [']1..5[', NUMBER, 5, false],
    ['< 1, > 5', NUMBER, 3, false],
    ['< 1, > 5', NUMBER, 6, true],
    ['not(5)', NUMBER, 5, false],
    ['not(< 1, > 5)', NUMBER, 3, true],
    ['not([1..5])', NUMBER, 5, false],
    ['not(< 5)', NUMBER, null, null],
    ['"a"', STRING, 'a', true],
    ['"a", "b"', STRING, 'b', true],
    ['not("a", "b")', STRING, 'c', true],
    ['["a", "b"]', STRING, 'b', true],
    ['words', STRING, 'b', true],
    ['words', STRING, 'z', false],
    ['s', STRING, 'abc', true],
    ['null', STRING, null, true],
    ['null', STRING, 'a', false],
    ['true', BOOLEAN, true, true],
    ['false', BOOLEAN, true, false],
    ['yes', BOOLEAN, true, true],
    ['? > 3 and ? < 6', NUMBER, 5, true],
    ['? > 3 and ? < 6', NUMBER, 6, false],
    ['? > n', NUMBER, 6, true],
    ['contains(?, "b")', STRING, 'abc', true],
    ['starts with(?, "x"), "abc"', STRING, 'abc', true],
    ['n + 1', NUMBER, 6, true],
    ['> n', NUMBER, 6, true],
    ['< date("2026-01-01")', DATE, '2025-12-31', true],
    ['[@"2026-01-01"..@"2026-12-31"]', DATE, '2026-11-24', true],
    ['"2026-11-24"', DATE, '2026-11-24', true],
    ['<= today', DATE, '2026-11-25', false],
    ['list', ANY, 3, true],
    ['5', ANY, '5', null],
    ['< 5', NUMBER, null, null],
    ['every x in list satisfies x < ?', NUMBER, 9, true],
  ])('%s over %j', (source, type, input, expected) => {
    expect(cell(source, type).test(input, scope)).toBe(expected);
  });

  it.each([
    ['', 'feel.empty'],
    ['< ', 'feel.incomplete'],
    ['“a”', 'feel.full-width'],
    ['"a"', 'feel.operands'],
    ['>= 5 and < 10', 'feel.operator'],
    ['[1..5', 'feel.bracket'],
    ['< s', 'feel.operands'],
    ['nn', 'feel.name'],
  ])('%s is a problem', (source, code) => {
    const compiled = compileUnary(source, NUMBER, scopeType);
    expect(!compiled.ok && compiled.problems[0]?.code).toBe(code);
  });

  it('read with the title of their input', () => {
    const input: FeelType = { kind: 'number', title: '从业人员', titleEn: 'staff' };
    expect(read(cell('[20..300)', input).tree, 'zh-CN')).toBe('从业人员在 20（含）至 300（不含）之间');
    expect(read(cell('-', input).tree, 'zh-CN')).toBe('不限');
    expect(read(cell('not(1, 2)', input).tree, 'en')).toBe('not (staff is one of 1, 2)');
    expect(cell('< 20, > 300', input).explain(120, scope).text).toBe('从业人员 120 低于 20，或从业人员 120 高于 300');
  });
});
