import { describe, expect, it } from 'vitest';
import { inputText, outputText } from '../../../designer/document/cell-text.ts';
import * as table from '../../../designer/document/decision-table.ts';
import * as rules from '../../../designer/document/rules.ts';
import * as card from '../../../designer/document/scorecard.ts';
import type { DecisionTable, RuleVersion, Scorecard } from '../../../engine/model/rules.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import type { ContextType, FeelType } from '../../../engine/rules/types.ts';

const given: DecisionTable = {
  hitPolicy: 'UNIQUE',
  inputs: [
    { label: '营收', expression: 'application.revenue' },
    { label: '类型', expression: 'application.kind' },
  ],
  outputs: [{ name: 'rate' }],
  rules: [
    { in: ['< 5', '-'], out: ['1'] },
    { in: ['>= 5', '"a"'], out: ['2'], note: '注' },
  ],
};
const lines = ({ rules: all }: DecisionTable) => all.map((rule) => [...rule.in, ...rule.out, rule.note ?? ''].join('|'));

describe('edits of a decision table', () => {
  it('set cells of inputs, outputs and notes', () => {
    expect(lines(table.withCell(given, { row: 0, column: 1 }, '"b"'))[0]).toBe('< 5|"b"|1|');
    expect(lines(table.withCell(given, { row: 0, column: 2 }, '3'))[0]).toBe('< 5|-|3|');
    expect(table.withCell(given, { row: 1, column: 3 }, '').rules[1]).toEqual({ in: ['>= 5', '"a"'], out: ['2'] });
    expect(table.withCell(given, { row: 0, column: 1 }, '-')).toBe(given);
    expect(table.withCell(given, { row: 9, column: 1 }, 'x')).toBe(given);
  });

  it('paste a sheet, with rules added and what is too far right left out', () => {
    const grid = table.gridOf('1\t"a ""b"""\t7\t说明\t多\n2\tx\t8\t\t');
    expect(grid).toEqual([
      ['1', 'a "b"', '7', '说明', '多'],
      ['2', 'x', '8', '', ''],
    ]);
    expect(lines(table.withCells(given, { row: 1, column: 0 }, grid))).toEqual(['< 5|-|1|', '1|a "b"|7|说明', '2|x|8|']);
  });

  it('read sheets with line breaks inside cells, and an end of line at the end', () => {
    expect(table.gridOf('a\t"b\nc"\r\nd\te\r\n')).toEqual([
      ['a', 'b\nc'],
      ['d', 'e'],
    ]);
    expect(table.gridOf('"small"\t1')).toEqual([['"small"', '1']]);
  });

  it('add, copy, move and remove rules', () => {
    expect(lines(table.addRule(given, 1))).toEqual(['< 5|-|1|', '-|-|null|', '>= 5|"a"|2|注']);
    expect(lines(table.copyRule(given, 1))).toHaveLength(3);
    expect(lines(table.moveRule(given, 0, 1))[0]).toBe('>= 5|"a"|2|注');
    expect(table.moveRule(given, 0, 2)).toBe(given);
    expect(lines(table.removeRule(given, 0))).toEqual(['>= 5|"a"|2|注']);
  });

  it('add, copy, move and remove columns with their cells', () => {
    expect(lines(table.addInput(given, { label: 'x', expression: 'today' }, 1))[1]).toBe('>= 5|-|"a"|2|注');
    expect(lines(table.addOutput(given, { name: 'cap' }))[1]).toBe('>= 5|"a"|2|null|注');
    expect(lines(table.copyColumn(given, 0))[1]).toBe('>= 5|>= 5|"a"|2|注');
    expect(table.copyColumn(given, 2).outputs.map(({ name }) => name)).toEqual(['rate', 'rate2']);
    expect(lines(table.copyColumn(given, 2))[1]).toBe('>= 5|"a"|2|2|注');
    expect(lines(table.moveColumn(given, 0, 1))[1]).toBe('"a"|>= 5|2|注');
    expect(table.moveColumn(given, 0, 1).inputs[0]?.label).toBe('类型');
    expect(table.moveColumn(given, 2, 1)).toBe(given);
    expect(table.moveColumn(given, 1, 1)).toBe(given);
    expect(lines(table.removeColumn(given, 0))[1]).toBe('"a"|2|注');
    expect(table.removeColumn(given, 2)).toBe(given);
    expect(table.removeColumn(given, 3)).toBe(given);
  });

  it('leave nothing behind that says nothing', () => {
    expect(table.withOutput(given, 0, { name: 'rate', label: '', values: ['', ''] }).outputs).toEqual([{ name: 'rate' }]);
    expect(Object.keys(table.withTitle(given, '比例'))[0]).toBe('title');
    expect(table.withTitle(table.withTitle(given, '比例'), '')).toEqual(given);
  });
});

const scope: ContextType = { kind: 'context', fields: { n: { kind: 'number' } } };
const kind: FeelType = {
  kind: 'string',
  values: [
    { value: 'small', title: '小型' },
    { value: 'micro', title: '微型' },
  ],
};

describe('what people type into cells', () => {
  it.each([
    ['≥500', '>= 500'],
    ['500-1,000', '[500..1000]'],
    ['500～1000', '[500..1000]'],
    ['不低于 500', '>= 500'],
    ['500以上', '>= 500'],
    ['500以下', '< 500'],
    ['不限', '-'],
    ['', '-'],
    ['1、2、3', '1, 2, 3'],
    ['[1..5)', '[1..5)'],
    ['< n', '< n'],
    ['乱写', '乱写'],
  ])('of numbers: %s', (typed, feel) => {
    expect(inputText(typed, { kind: 'number' }, scope)).toBe(feel);
  });

  it('of choices, dates, and yes or no', () => {
    expect(inputText('小型、微型', kind, scope)).toBe('"small", "micro"');
    expect(inputText('small', kind, scope)).toBe('"small"');
    expect(inputText('大型', kind, scope)).toBe('大型');
    expect(inputText('是', { kind: 'boolean' }, scope)).toBe('true');
    expect(inputText('2026年5月1日', { kind: 'date' }, scope)).toBe('date("2026-05-01")');
    expect(inputText('洛阳', { kind: 'string' }, scope)).toBe('"洛阳"');
  });

  it('of outputs', () => {
    expect(outputText('10%', undefined, scope)).toBe('0.1');
    expect(outputText('1,000', undefined, scope)).toBe('1000');
    expect(outputText('通过', undefined, scope)).toBe('"通过"');
    expect(outputText('pass', ['pass', 'fail'], scope)).toBe('"pass"');
    expect(outputText('n * 2', undefined, scope)).toBe('n * 2');
    expect(outputText('', undefined, scope)).toBe('null');
    expect(outputText('n * (', undefined, scope)).toBe('n * (');
  });
});

const scorecard: Scorecard = {
  title: '评分',
  dimensions: [
    { id: 'a', title: '甲' },
    { id: 'b', title: '乙', min: 3 },
  ],
  items: [
    {
      id: 'x',
      title: '一',
      dimension: 'a',
      max: 5.1,
      bands: [{ when: 'n > 1', score: 5, label: '高' }],
      otherwise: { score: 1, label: '低' },
    },
    { id: 'y', title: '二', dimension: 'b', max: 0.2, bands: [], otherwise: { score: 0, label: '低' } },
    { id: 'z', title: '三', dimension: 'a', max: 3, unit: '%', value: 'n', bands: [], otherwise: { score: 0, label: '低' } },
  ],
  passTotal: 5,
};

describe('edits of a scorecard', () => {
  it('know what full marks come to, exactly', () => {
    expect(card.maximaOf(scorecard)).toEqual({ total: 8.3, dimensions: { a: 8.1, b: 0.2 } });
  });

  it('change dimensions; one goes with its items, the last stays', () => {
    expect(card.withDimension(scorecard, 1, { min: undefined }).dimensions[1]).toEqual({ id: 'b', title: '乙' });
    expect(card.removeDimension(scorecard, 0).items.map(({ id }) => id)).toEqual(['y']);
    expect(card.removeDimension(card.removeDimension(scorecard, 0), 0).dimensions).toHaveLength(1);
    expect(card.addDimension(scorecard, '丙').dimensions[2]).toEqual({ id: 'dimension', title: '丙' });
  });

  it('add items at the end of their dimension, move and copy them', () => {
    expect(card.addItem(scorecard, 'b', '新', { otherwise: '其他' }).items.map(({ id }) => id)).toEqual(['x', 'y', 'item', 'z']);
    expect(card.moveItem(scorecard, 0, 1).items.map(({ id }) => id)).toEqual(['y', 'z', 'x']);
    expect(card.moveItem(scorecard, 0, -1)).toBe(scorecard);
    expect(card.copyItem(scorecard, 0).items.map(({ id }) => id)).toEqual(['x', 'x2', 'y', 'z']);
    expect(card.removeItem(scorecard, 0).items).toHaveLength(2);
  });

  it('take away what says nothing, in the order of the language', () => {
    expect(Object.keys(card.withItem(scorecard, 0, { unit: '项' }).items[0] ?? {})).toEqual([
      'id',
      'title',
      'dimension',
      'max',
      'unit',
      'bands',
      'otherwise',
    ]);
    expect(card.withItem(scorecard, 2, { unit: '', value: undefined }).items[2]).not.toHaveProperty('unit');
  });

  it('add bands between the least and what is left otherwise', () => {
    expect(card.addBand(scorecard, 0).items[0]?.bands[1]).toEqual({ when: '', score: 3, label: '' });
    expect(card.addBand(scorecard, 2).items[2]?.bands[0]?.score).toBe(3);
    expect(card.withBand(scorecard, 0, 0, { score: 4 }).items[0]?.bands[0]).toEqual({ when: 'n > 1', score: 4, label: '高' });
    expect(card.removeBand(scorecard, 0, 0).items[0]?.bands).toEqual([]);
    expect(card.moveBand(card.addBand(scorecard, 0), 0, 1, -1).items[0]?.bands[0]?.when).toBe('');
  });
});

const version: RuleVersion = {
  id: 'r1',
  title: '标准',
  basis: '文件',
  from: '2026-01-01',
  scorecards: { card: scorecard },
  tables: { rate: given },
};
const caseOf = (rule: string) => ({ rule, title: '例', given: { application: { n: 1 } }, expect: null });
function document(versions: readonly RuleVersion[], scenarios: unknown = null): ProgrammeDocument {
  const workflow = { id: 'p', title: 'P', owner: 'o', legalKind: 'honour', ruleVersions: versions, start: 'a', steps: {} };
  return { workflow, forms: {}, vocabularies: {}, scenarios } as unknown as ProgrammeDocument;
}
const casesOf = ({ scenarios }: ProgrammeDocument) => (scenarios as { rules?: { rule: string }[] } | null)?.rules?.map(({ rule }) => rule);

describe('edits of rule versions', () => {
  it('copy one as the next: the old ends the day before, its cases come along', () => {
    const one = document([version], { rules: [caseOf('/ruleVersions/0/tables/rate')] });
    const next = rules.copyVersion(one, 0, { title: '新', basis: '新文件', from: '2026-07-01' });
    expect(next.workflow.ruleVersions?.[0]?.to).toBe('2026-06-30');
    expect(next.workflow.ruleVersions?.[1]).toEqual({ ...version, id: 'r2026-07', title: '新', basis: '新文件', from: '2026-07-01' });
    expect(Object.keys(next.workflow.ruleVersions?.[0] ?? {})).toEqual(['id', 'title', 'basis', 'from', 'to', 'scorecards', 'tables']);
    expect(casesOf(next)).toEqual(['/ruleVersions/0/tables/rate', '/ruleVersions/1/tables/rate']);
  });

  it('add and remove versions; cases of later ones follow', () => {
    const two = document([version, { ...version, id: 'r2' }], {
      rules: [caseOf('/ruleVersions/0/tables/rate'), caseOf('/ruleVersions/1/tables/rate'), caseOf('/steps/a/when')],
      scenarios: [],
    });
    const left = rules.removeVersion(two, 0);
    expect(left.workflow.ruleVersions).toHaveLength(1);
    expect(casesOf(left)).toEqual(['/ruleVersions/0/tables/rate', '/steps/a/when']);
    expect(rules.removeVersion(document([version]), 0).workflow).not.toHaveProperty('ruleVersions');
    const first = rules.addVersion(document([]), { title: '标准', basis: '文件', from: '2026-01-01' });
    expect(first.workflow.ruleVersions?.[0]).toEqual({ id: 'r2026-01', title: '标准', basis: '文件', from: '2026-01-01' });
  });

  it('change their dates', () => {
    const ended = rules.withVersion(document([version]), 0, { to: '2026-05-01' });
    expect(ended.workflow.ruleVersions?.[0]?.to).toBe('2026-05-01');
    expect(rules.withVersion(ended, 0, { to: undefined }).workflow.ruleVersions?.[0]).toEqual(version);
    expect(rules.versionOn(ended, '2026-05-01')).toBe(0);
    expect(rules.versionOn(ended, '2026-05-02')).toBeNull();
  });

  it('set and remove tables and scorecards, with their cases', () => {
    const one = document([version], { rules: [caseOf('/ruleVersions/0/tables/rate'), caseOf('/ruleVersions/0/scorecards/card')] });
    const without = rules.removeRule(one, 0, 'tables', 'rate');
    expect(without.workflow.ruleVersions?.[0]).not.toHaveProperty('tables');
    expect(casesOf(without)).toEqual(['/ruleVersions/0/scorecards/card']);
    const again = rules.withRule(without, 0, 'tables', 'cap', given);
    expect(rules.tableAt(again, 0, 'cap')).toBe(given);
    expect(rules.scorecardAt(again, 0, 'card')).toBe(scorecard);
    expect(rules.tableAt(again, 0, 'constructor')).toBeUndefined();
    expect(rules.freeRuleName(one, 'tables', 'rate')).toBe('rate-2');
  });
});

describe('edits of test cases', () => {
  it('leave no empty list behind', () => {
    const one = rules.addCase(document([version]), caseOf('/a'));
    expect(one.scenarios).toEqual({ rules: [caseOf('/a')] });
    expect(rules.withCase(one, 0, { expect: 3 }).scenarios).toEqual({ rules: [{ ...caseOf('/a'), expect: 3 }] });
    expect(rules.removeCase(one, 0).scenarios).toBeNull();
    expect(rules.removeCase(document([version], { rules: [caseOf('/a')], scenarios: [] }), 0).scenarios).toEqual({ scenarios: [] });
  });
});
