import { describe, expect, it } from 'vitest';
import type { DecisionTable, HitPolicy } from '../../../engine/model/rules.ts';
import { compileExpression } from '../../../engine/rules/compile.ts';
import { coverConditions } from '../../../engine/rules/coverage-conditions.ts';
import { coverTable } from '../../../engine/rules/coverage-table.ts';
import { compileTable } from '../../../engine/rules/table.ts';
import { BOOLEAN, type ContextType, DATE, type FeelType, NUMBER, STRING } from '../../../engine/rules/types.ts';

const kind: FeelType = { kind: 'string', values: [{ value: 'a', title: '甲' }, { value: 'b' }, { value: 'c' }] };
const whole: FeelType = { kind: 'number', range: { min: 0, max: 10, step: 1 } };
const scope: ContextType = {
  kind: 'context',
  fields: { n: NUMBER, m: NUMBER, whole, kind, name: STRING, on: DATE, yes: BOOLEAN, limits: { kind: 'context', fields: { low: NUMBER } } },
};
const constants = { limits: { low: 3 } };

function table(hitPolicy: HitPolicy, inputs: readonly string[], ...rows: readonly (readonly string[])[]): DecisionTable {
  return {
    hitPolicy,
    inputs: inputs.map((expression) => ({ label: expression, expression })),
    outputs: [{ name: 'out', values: ['high', 'low'] }],
    rules: rows.map((cells, index) => ({
      in: cells.slice(0, inputs.length),
      out: [cells[inputs.length] ?? `"${index % 2 === 0 ? 'high' : 'low'}"`],
    })),
  };
}
const cover = (given: DecisionTable) => coverTable(given, scope, constants, () => true)!;

describe('gaps of a decision table', () => {
  it.each([
    ['a point between two open ends', table('FIRST', ['n'], ['< 5'], ['> 5']), 'n = 5'],
    ['nothing between a closed and an open end', table('FIRST', ['n'], ['<= 5'], ['> 5']), null],
    ['an interval', table('FIRST', ['n'], ['< 5'], ['>= 7']), 'n = 5'],
    ['between decimals, exactly', table('FIRST', ['n'], ['<= 0.1'], ['> 0.2']), 'n = 0.15'],
    ['above everything', table('FIRST', ['n'], ['<= 3']), 'n = 4'],
    ['not beyond what the form accepts', table('FIRST', ['whole'], ['[0..4]'], ['[5..10]']), null],
    ['a whole number that is missing', table('FIRST', ['whole'], ['[0..4]'], ['[6..10]']), 'whole = 5'],
    ['a value of a list', table('FIRST', ['kind'], ['"a"'], ['"c"']), 'kind = "b"'],
    ['no other value than those of the list', table('FIRST', ['kind'], ['"a", "b"'], ['"c"']), null],
    ['any other text', table('FIRST', ['name'], ['"x"'], ['"other"']), 'name = "other*"'],
    ['no other text with not()', table('FIRST', ['name'], ['"x"'], ['not("x")']), null],
    ['a day', table('FIRST', ['on'], ['< date("2026-04-01")'], ['> date("2026-04-01")']), 'on = 2026-04-01'],
    ['no time between two days', table('FIRST', ['on'], ['<= date("2026-03-31")'], ['>= date("2026-04-01")']), null],
    ['false', table('FIRST', ['yes'], ['true']), 'yes = false'],
    ['parameters with their values', table('FIRST', ['n'], ['< limits.low'], ['> 3']), 'n = 3'],
    ['a corner of two inputs', table('FIRST', ['n', 'kind'], ['< 5', '-'], ['>= 5', '"a", "b"']), 'n = 5, kind = "c"'],
    ['of which every combination is provided for', table('FIRST', ['n', 'kind'], ['< 5', '-'], ['-', '"a"'], ['>= 5', 'not("a")']), null],
    ['a condition over ?', table('FIRST', ['n'], ['? < 2 or ? > 4'], ['[2..4)']), 'n = 4'],
    ['the same input twice', table('FIRST', ['n', 'n'], ['>= 2', '<= 4'], ['< 2', '-'], ['-', '> 4']), null],
    ['nothing, where no hit is an empty list', table('COLLECT', ['n'], ['< 5']), null],
  ])('are found: %s', (_, given, gap) => {
    expect(cover(given).gap).toBe(gap);
  });

  it('of an input that is empty are told apart', () => {
    const given = table('FIRST', ['n'], ['< 5'], ['>= 5']);
    expect(coverTable(given, scope, constants, () => false)).toMatchObject({ gap: null, gapWhenEmpty: ['n'] });
    expect(cover(given).gapWhenEmpty).toEqual([]);
    expect(coverTable(table('FIRST', ['n'], ['< 5'], ['-']), scope, constants, () => false)).toMatchObject({ gapWhenEmpty: [] });
  });

  it('are told with values for which the table itself finds no rule, and only then: 300 random tables', () => {
    let seed = 20261124;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % below;
    };
    const cell = () => {
      const [low, high] = [random(9), random(9)].sort();
      return ['-', `< ${low}`, `>= ${high}`, `[${low}..${high})`, `(${low}..${high}]`, `${low}, ${high}`, `not(${low})`][random(7)] ?? '-';
    };
    const kinds = ['-', '"a"', '"a", "b"', 'not("b")', '"c"'];
    let gaps = 0;
    for (let round = 0; round < 300; round += 1) {
      const rows = Array.from({ length: 2 + random(6) }, () => [cell(), kinds[random(5)] ?? '-']);
      const given = table('FIRST', ['n', 'kind'], ...rows);
      const compiled = compileTable(given, scope);
      const { gap, masked } = cover(given);
      const points = Array.from({ length: 21 }, (_, index) => index / 2 - 1).flatMap((n) =>
        ['a', 'b', 'c'].map((value) => ({ n, kind: value })),
      );
      const hits = points.map((point) => ({ point, rows: compiled.evaluate(point).rows }));
      expect(gap !== null, JSON.stringify(rows)).toBe(hits.some((hit) => hit.rows.length === 0));
      const example = /^n = (\S+), kind = "(\w)"/.exec(gap ?? '');
      if (example) expect(compiled.evaluate({ n: Number(example[1]), kind: example[2] }).output, JSON.stringify(rows)).toBeNull();
      if (gap) gaps += 1;
      for (const row of masked)
        expect(
          hits.some((hit) => hit.rows.includes(row)),
          JSON.stringify(rows),
        ).toBe(false);
    }
    expect(gaps).toBeGreaterThan(50);
    expect(gaps).toBeLessThan(290);
  });
});

describe('overlaps of a decision table', () => {
  it('are an error under UNIQUE, with a value both rules take', () => {
    expect(cover(table('UNIQUE', ['n'], ['<= 5'], ['>= 5'])).overlaps).toEqual([{ rules: [0, 1], example: 'n = 5' }]);
    expect(cover(table('UNIQUE', ['n'], ['<= 5'], ['> 5'])).overlaps).toEqual([]);
    expect(cover(table('UNIQUE', ['n', 'yes'], ['<= 5', 'true'], ['>= 5', 'false'])).overlaps).toEqual([]);
  });

  it('are one under ANY only when the outputs differ', () => {
    expect(cover(table('ANY', ['n'], ['<= 5', '"high"'], ['>= 5', '"high"'])).overlaps).toEqual([]);
    expect(cover(table('ANY', ['n'], ['<= 5', '"high"'], ['>= 5', '"low"'])).overlaps).toHaveLength(1);
  });
});

describe('rules that are never used', () => {
  it('are masked by earlier ones together under FIRST', () => {
    expect(cover(table('FIRST', ['n'], ['< 5'], ['>= 5'], ['[3..8]'])).masked).toEqual([2]);
    expect(cover(table('FIRST', ['n'], ['< 5'], ['> 5'], ['[3..8]'])).masked).toEqual([]);
  });

  it('are masked by those of higher priority under PRIORITY', () => {
    expect(cover(table('PRIORITY', ['n'], ['< 5', '"low"'], ['-', '"high"'])).masked).toEqual([0]);
    expect(cover(table('PRIORITY', ['n'], ['< 5', '"high"'], ['-', '"low"'])).masked).toEqual([]);
  });

  it('apply to nothing the input can be', () => {
    expect(cover(table('FIRST', ['whole'], ['> 10'], ['-'])).never).toEqual([0]);
    expect(cover(table('FIRST', ['n'], ['(5..5)'], ['-'])).never).toEqual([0]);
  });
});

describe('what can not be analysed', () => {
  it('is said, and nothing is guessed from it', () => {
    const given = table('UNIQUE', ['n', 'name'], ['< m', '-'], ['>= 5', 'matches(?, "a.*")']);
    expect(cover(given)).toMatchObject({
      gap: null,
      overlaps: [],
      unknown: [
        [0, 0],
        [1, 1],
      ],
    });
  });

  it('is two inputs over the same data', () => {
    const given = table('UNIQUE', ['n', 'n * 2'], ['< 5', '< 10'], ['>= 5', '>= 10']);
    expect(cover(given).unknown).toHaveLength(4);
    expect(cover(given).gap).toBeNull();
  });

  it('is what the budget does not reach', () => {
    const given = table('UNIQUE', ['n'], ...Array.from({ length: 30 }, (_, index) => [`[${index}..${index + 1})`]));
    expect(coverTable(given, scope, constants, () => true, 20)).toMatchObject({ exceeded: true });
    expect(cover(given)).toMatchObject({ exceeded: false, overlaps: [] });
  });
});

describe('lists of conditions', () => {
  const conditions = (...sources: string[]) =>
    coverConditions(
      sources.map((source) => {
        const compiled = compileExpression(source, scope);
        if (!compiled.ok) throw new Error(source);
        return { tree: compiled.tree, source };
      }),
      constants,
    );

  it.each([
    ['a bound out of order', ['n >= 3', 'n >= 5'], [], [1]],
    ['bounds in order', ['n >= 5', 'n >= 3'], [], []],
    ['false itself', ['false', 'limits.low > 5', 'true', 'n > 3'], [0, 1], [3]],
    ['a contradiction', ['n > 5 and n < 3'], [0], []],
    ['a contradiction in two ways', ['(kind = "a" or kind = "b") and kind = "c"'], [0], []],
    ['covered by two together', ['n < 5', 'n >= 5', 'n = 7'], [], [2]],
    ['not covered: empty is neither', ['n < 5', 'n >= 5', 'n = null'], [], []],
    ['three-valued negation', ['not(n < 5)', 'n >= 5'], [], [1]],
    ['what nobody looks into, taken as it is', ['matches(name, "x") and yes', 'yes and matches(name, "x")'], [], [1]],
    ['its opposite', ['yes', 'not(yes)', 'yes = null'], [], []],
    ['two names compared', ['n < m', 'n < m'], [], [1]],
    ['is defined', ['is defined(n)', 'n > 3'], [], [1]],
    ['parameters', ['n >= limits.low', 'n >= 4'], [], [1]],
    ['between', ['n between 1 and 9', 'n in [2..3]'], [], [1]],
  ])('find %s', (_, sources, never, masked) => {
    const found = conditions(...sources);
    expect([found.never, found.masked.map(({ index }) => index)]).toEqual([never, masked]);
  });

  it('know when nothing is left for otherwise', () => {
    expect(conditions('n < 5', 'n >= 5', 'n = null').complete).toBe(true);
    expect(conditions('n < 5', 'n >= 5').complete).toBe(false);
  });

  it('say along a line of values which condition counts', () => {
    const line = (...sources: string[]) =>
      conditions(...sources)
        .line?.map(({ value, index }) => `${value}:${index}`)
        .join(' ');
    expect(line('n >= 8', 'n < 5')).toBe('4:1 5:-1 6:-1 8:0 9:0');
    expect(line('whole >= 8', 'whole >= 9')).toBe('0:-1 1:-1 8:0 9:0 10:0');
    expect(line('on > date("2026-03-31")')).toBe('2026-03-30:-1 2026-03-31:-1 2026-04-01:0');
    expect(line('n >= 8', 'yes')).toBeUndefined();
  });
});
