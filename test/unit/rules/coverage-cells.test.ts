import { describe, expect, it } from 'vitest';
import type { DecisionTable } from '../../../engine/model/rules.ts';
import { coverTable } from '../../../engine/rules/coverage-table.ts';
import { compileTable } from '../../../engine/rules/table.ts';
import type { ContextType } from '../../../engine/rules/types.ts';

const scope: ContextType = {
  kind: 'context',
  fields: {
    n: { kind: 'number' },
    whole: { kind: 'number', range: { min: 0, max: 10, step: 1 } },
    on: { kind: 'date' },
    yes: { kind: 'boolean' },
    kind: { kind: 'string', values: ['a', 'b', 'c'].map((value) => ({ value })) },
    free: { kind: 'string' },
  },
};
function table(inputs: readonly string[], ...rows: readonly (readonly string[])[]): DecisionTable {
  return {
    hitPolicy: 'UNIQUE',
    inputs: inputs.map((expression) => ({ label: expression, expression })),
    outputs: [{ name: 'out' }],
    rules: rows.map((row) => ({ in: row, out: ['1'] })),
  };
}
const cells = (given: DecisionTable) => coverTable(given, scope, {}, () => true)?.gapCells;

describe('the cells of a rule that closes a gap', () => {
  it.each([
    ['n', ['< 5'], '>= 5'],
    ['n', ['<= 5'], '> 5'],
    ['n', ['> 5'], '<= 5'],
    ['n', ['< 1', '> 2'], '[1..2]'],
    ['n', ['<= 1', '>= 2'], '(1..2)'],
    ['n', ['< 1', '> 1'], '1'],
    ['whole', ['< 5'], '>= 5'],
    ['on', ['< date("2026-05-01")'], '>= date("2026-05-01")'],
    ['on', ['<= date("2026-05-01")', '>= date("2026-06-01")'], '(date("2026-05-01")..date("2026-06-01"))'],
    ['yes', ['true'], 'false'],
    ['kind', ['"a"'], '"b", "c"'],
    ['free', ['"x"', '"y"'], 'not("x", "y")'],
  ])('over %s with %j are %s', (input, given, cell) => {
    expect(cells(table([input], ...given.map((one) => [one])))).toEqual([cell]);
  });

  it('are null where there is no gap', () => {
    expect(cells(table(['n'], ['-']))).toBeNull();
  });

  it('leave what does not matter open, and speak of an input once', () => {
    expect(cells(table(['n', 'kind', 'n'], ['< 5', '-', '-']))).toEqual(['>= 5', '-', '-']);
  });

  it('close the gaps of any table one by one, and never apply where another rule does: 30 random tables', () => {
    let seed = 20261129;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return (seed >>> 8) % below;
    };
    const cell = () => {
      const [low, high] = [random(9), random(9)].sort();
      return ['-', `< ${low}`, `>= ${high}`, `[${low}..${high})`, `(${low}..${high}]`, `${low}, ${high}`, `not(${low})`][random(7)] ?? '-';
    };
    const kinds = ['-', '"a"', '"a", "b"', 'not("b")', '"c"'];
    const points = Array.from({ length: 21 }, (_, index) => index / 2 - 1).flatMap((n) => ['a', 'b', 'c'].map((kind) => ({ n, kind })));
    let closed = 0;
    for (let round = 0; round < 30; round += 1) {
      const first = Array.from({ length: 2 + random(4) }, () => [cell(), kinds[random(5)] ?? '-']);
      let given = { ...table(['n', 'kind'], ...first), hitPolicy: 'FIRST' as const };
      for (let row = cells(given), left = 40; row; row = cells(given), left -= 1) {
        expect(left, JSON.stringify(given.rules)).toBeGreaterThan(0);
        given = { ...given, rules: [...given.rules, { in: row, out: ['1'] }] };
        closed += 1;
      }
      const compiled = compileTable({ ...given, hitPolicy: 'RULE ORDER' }, scope);
      for (const point of points) {
        const { rows } = compiled.evaluate(point);
        const added = rows.filter((row) => row >= first.length);
        if (added.length > 0) expect(rows, JSON.stringify([given.rules, point])).toEqual(added.slice(0, 1));
        else expect(rows, JSON.stringify([given.rules, point])).not.toEqual([]);
      }
    }
    expect(closed).toBeGreaterThan(20);
  });
});
