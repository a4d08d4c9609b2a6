import { describe, expect, it } from 'vitest';
import type { DecisionTable, HitPolicy } from '../../../engine/model/rules.ts';
import { compileTable, type TableResult } from '../../../engine/rules/table.ts';
import type { FeelType } from '../../../engine/rules/types.ts';

const scopeType: FeelType = {
  kind: 'context',
  fields: {
    age: { kind: 'number' },
    medical: { kind: 'boolean' },
    risk: { kind: 'string', values: [{ value: 'low' }, { value: 'high' }] },
  },
};

/** Table of ages with overlapping rules, under any hit policy. */
function ages(hitPolicy: HitPolicy, change: Partial<DecisionTable> = {}): DecisionTable {
  return {
    hitPolicy,
    inputs: [{ label: '年龄', expression: 'age' }],
    outputs: [{ name: 'grade', values: ['best', 'good', 'plain'] }],
    rules: [
      { in: ['>= 18'], out: ['"plain"'] },
      { in: ['>= 30'], out: ['"good"'] },
      { in: ['>= 60'], out: ['"best"'] },
      { in: ['[60..70)'], out: ['"best"'] },
    ],
    ...change,
  };
}
const numbers = (hitPolicy: HitPolicy): DecisionTable =>
  ages(hitPolicy, {
    outputs: [{ name: 'points' }],
    rules: [
      { in: ['>= 18'], out: ['0.1'] },
      { in: ['>= 30'], out: ['age / 100'] },
      { in: ['>= 60'], out: ['0.1'] },
    ],
  });

function run(table: DecisionTable, scope: Readonly<Record<string, unknown>>): TableResult {
  const compiled = compileTable(table, scopeType);
  expect(compiled.problems).toEqual([]);
  return compiled.evaluate(scope);
}

describe('hit policies (DMN 1.5 §8.2.8)', () => {
  it.each<readonly [HitPolicy, number, unknown, readonly number[]]>([
    ['UNIQUE', 20, { grade: 'plain' }, [0]],
    ['UNIQUE', 10, null, []],
    ['FIRST', 65, { grade: 'plain' }, [0]],
    ['PRIORITY', 65, { grade: 'best' }, [2]],
    ['PRIORITY', 40, { grade: 'good' }, [1]],
    ['PRIORITY', 10, null, []],
    ['OUTPUT ORDER', 65, [{ grade: 'best' }, { grade: 'best' }, { grade: 'good' }, { grade: 'plain' }], [2, 3, 1, 0]],
    ['RULE ORDER', 40, [{ grade: 'plain' }, { grade: 'good' }], [0, 1]],
    ['RULE ORDER', 10, [], []],
    ['COLLECT', 40, [{ grade: 'plain' }, { grade: 'good' }], [0, 1]],
    ['COLLECT COUNT', 65, { grade: 3 }, [0, 1, 2, 3]],
    ['COLLECT COUNT', 10, { grade: 0 }, []],
    ['ANY', 20, { grade: 'plain' }, [0]],
  ])('%s at age %i gives %j', (policy, age, output, rows) => {
    const result = run(ages(policy), { age });
    expect(result.output).toEqual(output);
    expect(result.rows).toEqual(rows);
    expect(result.error).toBeUndefined();
  });

  it.each<readonly [HitPolicy, number, number | null]>([
    ['COLLECT SUM', 70, 0.9],
    ['COLLECT MIN', 70, 0.1],
    ['COLLECT MAX', 70, 0.7],
    ['COLLECT COUNT', 70, 2],
    ['COLLECT SUM', 10, null],
    ['COLLECT MIN', 10, null],
  ])('%s at age %i aggregates exactly to %j', (policy, age, points) => {
    expect(run(numbers(policy), { age }).output).toEqual({ points });
  });

  it('UNIQUE with two hits can’t decide, and names the rules', () => {
    const result = run(ages('UNIQUE'), { age: 40 });
    expect(result).toMatchObject({ output: null, rows: [], error: { code: 'table.not-unique', params: { rows: '1, 2' } } });
    expect(result.explanation.children).toHaveLength(2);
  });

  it('ANY wants the same outputs', () => {
    expect(run(ages('ANY'), { age: 40 }).error?.code).toBe('table.not-same');
    const agreeing = ages('ANY', {
      rules: [
        { in: ['> 1'], out: ['"best"'] },
        { in: ['> 2'], out: ['"best"'] },
      ],
    });
    expect(run(agreeing, { age: 40 })).toMatchObject({ output: { grade: 'best' }, rows: [0, 1] });
  });
});

describe('decision tables', () => {
  const routing: DecisionTable = {
    hitPolicy: 'FIRST',
    inputs: [
      { label: '年龄', expression: 'age' },
      { label: '风险', expression: 'risk' },
      { label: '病史', expression: 'medical' },
    ],
    outputs: [{ name: 'route' }, { name: 'level' }],
    rules: [
      { in: ['< 18', '-', '-'], out: ['"decline"', 'null'] },
      { in: ['-', '"high"', 'true'], out: ['"refer"', '2'] },
      { in: ['-', '-', '-'], out: ['"accept"', 'if age > 60 then 1 else 0'] },
    ],
  };

  it('give a context of all outputs', () => {
    expect(run(routing, { age: 17, risk: 'high', medical: true }).output).toEqual({ route: 'decline', level: null });
    expect(run(routing, { age: 40, risk: 'high', medical: true }).output).toEqual({ route: 'refer', level: 2 });
    expect(run(routing, { age: 61, risk: 'high', medical: null }).output).toEqual({ route: 'accept', level: 1 });
  });

  it('explain the rule that applied, cell by cell', () => {
    const { explanation } = run(routing, { age: 40, risk: 'high', medical: true });
    expect(explanation.text).toBe('第 2 条规则：风险 “high” 为“high”：是；病史 是 为是：是');
    expect(explanation.textEn).toContain('rule 2: ');
    expect(run(ages('FIRST'), { age: 1 }).explanation.text).toBe('没有规则适用');
  });

  it('place their problems', () => {
    const compiled = compileTable(
      {
        hitPolicy: 'COLLECT SUM',
        inputs: [{ label: '年龄', expression: 'agee' }],
        outputs: [{ name: 'a', values: ['x'] }, { name: 'a' }],
        rules: [
          { in: ['1', '2'], out: ['"y"', '1'] },
          { in: ['＜ 5'], out: ['agee', '1 +'] },
        ],
      },
      scopeType,
    );
    expect(compiled.problems.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'table.duplicate /outputs/1/name',
      'table.cells /rules/0/in',
      'table.value /rules/0/out/0',
      'table.aggregate /outputs',
      'feel.name /inputs/0/expression',
      'feel.full-width /rules/1/in/0',
      'feel.name /rules/1/out/0',
      'feel.incomplete /rules/1/out/1',
    ]);
    expect(() => compiled.evaluate({})).toThrow(RangeError);
    expect(compileTable({ ...ages('PRIORITY'), outputs: [{ name: 'grade' }] }, scopeType).problems[0]?.code).toBe('table.priority');
  });

  it('list the names they read', () => {
    expect(compileTable(routing, scopeType).names).toEqual([['age'], ['risk'], ['medical']]);
  });
});
