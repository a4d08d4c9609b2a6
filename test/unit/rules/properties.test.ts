import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BudgetExceeded } from '../../../engine/rules/budget.ts';
import { type CompiledExpression, compileExpression } from '../../../engine/rules/compile.ts';
import { Num } from '../../../engine/rules/decimal.ts';
import { BOOLEAN, type FeelType } from '../../../engine/rules/types.ts';
import { compileUnary } from '../../../engine/rules/unary.ts';
import { type Json, toJson } from '../../../engine/rules/value.ts';
import { scope, scopeType } from './scope.ts';

function compiled(source: string, type: FeelType | null = null): CompiledExpression {
  const result = compileExpression(source, type);
  if (!result.ok) throw new Error(`${source}: ${JSON.stringify(result.problems)}`);
  return result;
}

/** A decimal as whole number × 10^-scale. */
const decimal = fc.record({ digits: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), scale: fc.integer({ min: 0, max: 8 }) });
function show({ digits, scale }: { digits: bigint; scale: number }): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
/** Both as whole numbers of the same scale. */
function aligned(a: { digits: bigint; scale: number }, b: { digits: bigint; scale: number }): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.digits * 10n ** BigInt(scale - a.scale), b.digits * 10n ** BigInt(scale - b.scale), scale];
}

describe('decimal arithmetic agrees with whole-number rationals', () => {
  it('adds, subtracts and multiplies exactly', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [x, y, scale] = aligned(a, b);
        const value = (op: string): unknown => compiled(`(${show(a)}) ${op} (${show(b)})`).evaluate({});
        const expected = (digits: bigint, places: number): Num => new Num(show({ digits, scale: places }));
        expect(value('+')).toEqual(expected(x + y, scale));
        expect(value('-')).toEqual(expected(x - y, scale));
        expect(value('*')).toEqual(expected(a.digits * b.digits, a.scale + b.scale));
      }),
      { numRuns: 200 },
    );
  });

  it('divides to 34 significant digits, half even', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [x, y] = aligned(a, b);
        const quotient = compiled(`(${show(a)}) / (${show(b)})`).evaluate({}) as Num | null;
        if (y === 0n || x === 0n) {
          expect(y === 0n ? quotient === null : quotient?.isZero()).toBe(true);
          return;
        }
        // |q·y − x| ≤ half a unit in the 34th digit × |y|, checked on whole numbers
        const exponent = quotient!.e;
        const shift = BigInt(33 - exponent);
        const scaled = BigInt(quotient!.times(new Num(10).pow(33 - exponent)).toFixed(0));
        const numerator = shift >= 0n ? x * 10n ** shift : x;
        const denominator = shift >= 0n ? y : y * 10n ** -shift;
        const error = scaled * denominator - numerator;
        const twice = 2n * (error < 0n ? -error : error);
        expect(twice <= (denominator < 0n ? -denominator : denominator)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('orders as rationals do, also against JSON numbers', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [x, y] = aligned(a, b);
        const scopeOf = { a: Number(show(a)) };
        expect(compiled(`(${show(a)}) < (${show(b)})`).evaluate({})).toBe(x < y);
        expect(compiled(`a >= (${show(b)})`).evaluate(scopeOf)).toBe(x >= y);
      }),
      { numRuns: 200 },
    );
  });
});

describe('three-valued logic', () => {
  const truth = fc.constantFrom(true, false, null);
  const not = (a: boolean | null): boolean | null => (a === null ? null : !a);
  const run = (source: string, values: Record<string, boolean | null>): Json => toJson(compiled(source).evaluate(values));

  it('follows the tables for any number of operands, in any order', () => {
    fc.assert(
      fc.property(fc.array(truth, { minLength: 2, maxLength: 6 }), (values) => {
        const names = values.map((_, index) => `v${index}`);
        const scopeOf = Object.fromEntries(values.map((value, index) => [`v${index}`, value]));
        const and = values.includes(false) ? false : values.includes(null) ? null : true;
        const or = values.includes(true) ? true : values.includes(null) ? null : false;
        expect(run(names.join(' and '), scopeOf)).toBe(and);
        expect(run(names.join(' or '), scopeOf)).toBe(or);
        expect(run([...names].reverse().join(' and '), scopeOf)).toBe(and);
      }),
    );
  });

  it('obeys De Morgan', () => {
    fc.assert(
      fc.property(truth, truth, (a, b) => {
        expect(run('not(a and b)', { a, b })).toBe(run('not(a) or not(b)', { a, b }));
        expect(run('not(not(a))', { a })).toBe(not(not(a)));
      }),
    );
  });

  it('explains what it evaluates', () => {
    fc.assert(
      fc.property(truth, truth, fc.integer({ min: 0, max: 9 }), (a, b, n) => {
        const expression = compiled('(a or n > 4) and not(b) or n in [2..3)');
        expect(expression.explain({ a, b, n }).value).toBe(toJson(expression.evaluate({ a, b, n })));
      }),
    );
  });
});

describe('the step budget', () => {
  const heavy = [
    'for a in 1..1000000000 return a',
    'for a in 1..1000, b in 1..1000, c in 1..1000 return a * b * c',
    'some a in 1..100000 satisfies some b in 1..100000 satisfies a + b < 0',
    'every a in 1..9999999 satisfies a > 0',
    'count(for a in 1..300 return for b in 1..300 return for c in 1..300 return 1)',
    'distinct values(for a in 1..3000 return a)',
    'sum(for a in 1..99999999 return a ** 2)',
    `{${Array.from({ length: 60 }, (_, i) => `a${i}: ${i === 0 ? '"0123456789"' : `a${i - 1} + a${i - 1}`}`).join(', ')}}`,
    `{${Array.from({ length: 60 }, (_, i) => `a${i}: ${i === 0 ? '[1, 2]' : `concatenate(a${i - 1}, a${i - 1})`}`).join(', ')}}`,
    'matches(for_text, "(a|a)*(a|a)*(a|a)*b")',
  ];
  it.each(heavy)('ends %s', (source) => {
    const expression = compiled(source);
    expect(() => expression.evaluate({ for_text: 'a'.repeat(100_000) })).toThrow(BudgetExceeded);
  });

  it('says which expression it was, and counts every part of a small one', () => {
    const expression = compiled('a + b > 3');
    expect(expression.evaluate({ a: 1, b: 3 }, { budget: 5 })).toBe(true);
    try {
      expression.evaluate({ a: 1, b: 3 }, { budget: 4 });
      throw new Error('not reached');
    } catch (error) {
      expect(error).toBeInstanceOf(BudgetExceeded);
      expect((error as BudgetExceeded).source).toBe('a + b > 3');
    }
  });
});

describe('hostile sources', () => {
  const pieces = [
    'n',
    'list',
    's',
    'ips',
    'today',
    'x',
    '1',
    '0.5',
    '"a"',
    'null',
    'true',
    '+',
    '-',
    '*',
    '/',
    '**',
    '=',
    '!=',
    '<',
    '>=',
    'and',
    'or',
    'not(',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ':',
    ',',
    '.',
    '..',
    'if',
    'then',
    'else',
    'for',
    'in',
    'return',
    'some',
    'every',
    'satisfies',
    'between',
    'count(',
    'sum(',
    'matches(',
    'date(',
    'function',
    '?',
    '@"',
    '，',
    '“',
    '//',
    '/*',
    '\\',
    '\u0000',
    '𠮷',
    '__proto__',
    'constructor',
  ];
  const source = fc.oneof(
    fc.string({ maxLength: 60, unit: 'binary' }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join(' ')),
    fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join('')),
  );

  it('compile or give problems inside the source, and evaluate to a value or exceed the budget', () => {
    fc.assert(
      fc.property(source, (text) => {
        for (const type of [scopeType, null]) {
          const results = [compileExpression(text, type), compileUnary(text, BOOLEAN, type)];
          for (const result of results) {
            if (result.ok) continue;
            expect(result.problems.length).toBeGreaterThan(0);
            for (const { from, to } of result.problems) expect(from >= 0 && from <= to && to <= text.length).toBe(true);
          }
          const [expression] = results;
          if (expression?.ok && 'evaluate' in expression) {
            expression.explain(scope);
            JSON.stringify(toJson(expression.evaluate(scope)));
          }
        }
      }),
      { numRuns: 800 },
    );
  }, 60_000);

  it('are read in bounded time however they nest', () => {
    for (const text of [
      '(',
      '[',
      '{a:',
      '-',
      'not(',
      'if ',
      'for x in ',
      'a.',
      'a[',
      '1+',
      'a and ',
      '"',
      '\\',
      '1,',
      '((((1))))',
      'a in (',
    ]) {
      compileExpression(text.repeat(Math.floor(5_000 / text.length)), null);
    }
  }, 60_000);
});
