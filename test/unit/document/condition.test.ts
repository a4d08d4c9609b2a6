import { describe, expect, it } from 'vitest';
import { conditionOf, type Group, type Part, textOfCondition } from '../../../designer/document/condition.ts';
import { compileExpression } from '../../../engine/rules/compile.ts';

/** The tree without the places in the source. */
function treeOf(source: string): unknown {
  const compiled = compileExpression(source, null);
  if (!compiled.ok) throw new Error(`${source}: ${JSON.stringify(compiled.problems)}`);
  return JSON.parse(JSON.stringify(compiled.tree, (key, value) => (key === 'from' || key === 'to' ? undefined : value)));
}
function parts(source: string): readonly Part[] {
  const group = conditionOf(source, null);
  if (!group) throw new Error(source);
  return group.parts;
}

const conditions = [
  'a.b >= 5',
  'a.b = "x" and c != 3',
  'a = 1 and (b = 2 or c = 3)',
  'a = 1 or b = 2 and c = 3',
  '(a = 1 and b = 2) and c = 3',
  'a = 1 and (b = 2 and c = 3)',
  'not(a = 1)',
  'not(a = 1 and b = 2)',
  'not(not(a = 1))',
  'not(a in ("x", "y"))',
  'a in ("x")',
  'a in ["x", "y"]',
  'a in [1..5)',
  'a in (date("2026-01-01")..date("2026-12-31")]',
  'a between 1 and 5',
  'a between 1 and 5 and b = 2',
  'a = null and b != null',
  'a',
  'a and not(b)',
  'a = true or b = false',
  'a < -5.50',
  'a <= b.c and count(d) >= 2',
  'on >= date("2026-05-01") and on < "2027-01-01"',
  'some x in list satisfies x.a = 1 and x.b = 2',
  '(some x in list satisfies x.a = 1) and b = 2',
  'b = 2 and (every x in list satisfies x.a = 1 or x.b > 3)',
  'not(some x in list satisfies not(x.a in ("p", "q")))',
  'a + 1 > 5 and b = 2',
  'if a then b else c',
  '(if a then b else c) and d',
  'contains(a, "x") or count(list[a = 1]) > 2',
  'a in (< 5, > 10) and b',
  '5 < a',
  'b = 2 and a in [1..5)',
  '(a in ["x"]) and b = 2 and (a in ("x"))',
  'not(a in ["x"]) or a in ("x", "y") or b',
  'some x in list, y in other satisfies x = y',
  'matches(a, "\\d+") and b = "say \\"hi\\""',
];

describe('a condition as rows', () => {
  it.each(conditions)('is written back to the same tree: %s', (source) => {
    const group = conditionOf(source, null);
    expect(group).not.toBeNull();
    expect(treeOf(textOfCondition(group as Group))).toEqual(treeOf(source));
  });

  it('shows fields, relations and values', () => {
    expect(parts('a.b >= 5 and c in ("x", "y") and d = null')).toEqual([
      { kind: 'row', field: 'a.b', relation: { op: '>=', value: { kind: 'number', text: '5' } } },
      {
        kind: 'row',
        field: 'c',
        relation: {
          op: 'in',
          values: [
            { kind: 'text', text: 'x' },
            { kind: 'text', text: 'y' },
          ],
        },
      },
      { kind: 'row', field: 'd', relation: { op: 'empty' } },
    ]);
  });

  it('shows groups in groups, and what is negated', () => {
    expect(conditionOf('not(a or b) and c', null)).toMatchObject({
      mode: 'all',
      parts: [
        { kind: 'group', mode: 'any', negated: true },
        { kind: 'row', field: 'c' },
      ],
    });
    expect(parts('not(a in (1, 2)) and b')[0]).toMatchObject({ kind: 'row', relation: { op: 'notIn' } });
  });

  it('shows rows of a table as a group of their own', () => {
    expect(parts('every x in list satisfies x.a = 1 and x.b')).toEqual([
      expect.objectContaining({ kind: 'rows', every: true, list: 'list', name: 'x', group: expect.objectContaining({ mode: 'all' }) }),
    ]);
  });

  it('keeps as text what rows cannot show', () => {
    expect(parts('a + 1 > 5 and b = 2')[0]).toEqual({ kind: 'formula', source: 'a + 1 > 5' });
  });

  it('is null for a text that is no condition, and empty for none', () => {
    expect(conditionOf('a = ', null)).toBeNull();
    expect(conditionOf('1 + 2', null)).toBeNull();
    expect(conditionOf('  ', null)).toMatchObject({ parts: [] });
  });

  it('leaves out rows that are not filled in yet', () => {
    const group: Group = {
      kind: 'group',
      mode: 'any',
      negated: true,
      parts: [
        { kind: 'row', field: '', relation: { op: '=', value: null } },
        { kind: 'row', field: 'a', relation: { op: '=', value: { kind: 'number', text: '1,' } } },
        { kind: 'row', field: 'a', relation: { op: 'in', values: [] } },
        { kind: 'row', field: 'a', relation: { op: 'range', low: { kind: 'number', text: '1' }, high: null } },
        { kind: 'group', mode: 'all', negated: false, parts: [] },
      ],
    };
    expect(textOfCondition(group)).toBe('');
    expect(textOfCondition({ ...group, parts: [...group.parts, { kind: 'row', field: 'b', relation: { op: 'holds' } }] })).toBe('not(b)');
  });
});
