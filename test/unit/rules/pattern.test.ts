import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from '../../../engine/rules/pattern.ts';

function matches(pattern: string, text: string): boolean {
  const compiled = compilePattern(pattern);
  if (!compiled.ok) throw new Error(`unreadable from ${compiled.at}`);
  return compiled.test(text);
}

describe('patterns', () => {
  it.each([
    ['a', 'cat', true],
    ['^a', 'cat', false],
    ['^c.t$', 'cat', true],
    ['^\\d{6}$', '471000', true],
    ['^\\d{6}$', '47100', false],
    ['^1[3-9]\\d{9}$', '13837912345', true],
    ['^20\\d{2}[1-3]\\d{7}\\.?[\\dX]$', '202410123456.X', true],
    ['^[^0-9]+$', 'ab1', false],
    ['^(ab|cd)+$', 'abcdab', true],
    ['^(ab|cd)+$', 'abc', false],
    ['^a{2,3}$', 'aaaa', false],
    ['^a{2,}$', 'aaaa', true],
    ['^(?:a|b)?$', '', true],
    ['^[\\u4e00]$', '一', false],
    ['^\\p{Han}{2}$', '洛阳', true],
    ['^\\p{Han}$', '𠮷', true],
    ['^.$', '𠮷', true],
    ['^[a\\-z]$', '-', true],
    ['^\\s*$', '　 ', true],
    ['\\.', 'a.b', true],
    ['', 'x', true],
  ])('%s on %s is %s', (pattern, text, expected) => {
    if (pattern.includes('\\u')) expect(compilePattern(pattern).ok).toBe(false);
    else expect(matches(pattern, text)).toBe(expected);
  });

  it.each([
    '(',
    ')',
    '[a',
    'a**',
    '*',
    'a{2,1}',
    'a{1001}',
    '(?=a)',
    '(?<x>a)',
    '\\1',
    '\\',
    '[b-a]',
    '\\p{Nope}',
    `${'('.repeat(60)}${')'.repeat(60)}`,
    '((a{1000}){1000}){1000}',
  ])('can’t be read: %s', (pattern) => {
    expect(compilePattern(pattern).ok).toBe(false);
  });

  it('agree with the built-in engine', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '(a|b)', '(ab)', '\\d', '^', '$');
    const pattern = fc.array(fc.tuple(atom, fc.constantFrom('', '*', '+', '?', '{2}', '{1,2}')), { maxLength: 5 });
    const fixed = (parts: readonly (readonly [string, string])[]) => parts.map(([a, q]) => (a === '^' || a === '$' ? a : a + q)).join('');
    fc.assert(
      fc.property(pattern, fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 8 }), (parts, text) => {
        expect(matches(fixed(parts), text)).toBe(new RegExp(fixed(parts), 'u').test(text));
      }),
      { numRuns: 500 },
    );
  });

  it('take linear time where backtracking explodes', () => {
    expect(matches('^(a+)+$', `${'a'.repeat(5_000)}!`)).toBe(false);
  });
});
