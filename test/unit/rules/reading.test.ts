import { describe, expect, it } from 'vitest';
import { type CompiledExpression, compileExpression } from '../../../engine/rules/compile.ts';
import { renderExplanation } from '../../../engine/rules/explain.ts';
import { describe as read } from '../../../engine/rules/reading.ts';
import { scope, scopeType } from './scope.ts';

function compiled(source: string): CompiledExpression {
  const result = compileExpression(source, scopeType);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result;
}

describe('readings: one sentence for an expression', () => {
  it.each([
    ['ratio >= 5', '研发费用占比不低于 5', 'R&D share is at least 5'],
    ['enterprise.foundedOn < today', '成立日期早于 今天', 'founded on is before today'],
    ['enterprise.name = null', '企业名称未填写', '企业名称 is not given'],
    ['yes and (no or n > 1)', '战新产业，且（no，或n高于 1）', '战新产业 and (no or n is over 1)'],
    ['not(yes)', '并非（战新产业）', 'not (战新产业)'],
    ['ratio in [1..5]', '研发费用占比在 1 至 5 之间', 'R&D share is between 1 and 5'],
    [
      'some x in ips satisfies x.category = "I"',
      '知识产权明细中至少有一项满足（类别为Ⅰ类）',
      'at least one of 知识产权明细 has (类别 is class I)',
    ],
    ['every x in ips satisfies x.category in ("I", "II")', '知识产权明细中每一项都满足（类别属于 Ⅰ类、Ⅱ类）', null],
    ['count(ips[highValue]) > 1', '满足（高价值）的知识产权明细的项数高于 1', null],
    ['sum(enterprise.years.revenue) * (n + 1)', '年度数据.revenue的合计 × （n + 1）', null],
    ['years(enterprise.foundedOn, today) >= 3', '成立日期至今天的整年数不低于 3', 'whole years from founded on to today is at least 3'],
    ['if yes then 1 else n', '如果战新产业，则为1，否则为n', null],
    ['upper case(s) = "A"', 's（转为大写）为“A”', null],
    ['today.year', '今天的年份', 'the year of today'],
    ['ips[1].category', '知识产权明细的第 1 项的类别', null],
    ['for x in 1..3 return x', '1至3逐项的该项', null],
  ])('%s', (source, zh, en) => {
    const { tree } = compiled(source);
    expect(read(tree, 'zh-CN')).toBe(zh);
    if (en !== null) expect(read(tree, 'en')).toBe(en);
    else expect(read(tree, 'en')).not.toBe('');
  });
});

describe('explanations: clause by clause with the values met', () => {
  it.each([
    ['ratio >= 5', '研发费用占比 4.9996 ≥ 5：否'],
    ['ratio >= 5 or yes = true', '研发费用占比 4.9996 ≥ 5：否；战新产业：是'],
    ['enterprise.foundedOn <= today', '成立日期 2019-03-01 ≤ 今天 2026-11-24：是'],
    ['ips[1].category = "II"', '知识产权明细的第 1 项的类别 Ⅰ类 = Ⅱ类：否'],
    ['ratio / 3 > 1', '研发费用占比 ÷ 3（= 1.666533…） > 1：是'],
    ['some x in ips satisfies x.category = "II"', '知识产权明细中至少有一项满足（类别为Ⅱ类）（共 3 项，满足 2 项）：是'],
    ['none > 1', 'none 未填 > 1：无法判断（缺少数据）'],
    ['not(no)', '并非（no）：是'],
    ['if yes then ratio > 4 else no', '战新产业：是；研发费用占比 4.9996 > 4：是'],
    ['words = ["a"]', 'words “a”、“b”、“a” = “a” “a”：否'],
    ['n in (1, 2)', 'n 5 属于 1、2：否'],
    ['n + 1', 'n + 1（= 6）'],
  ])('%s', (source, zh) => {
    const expression = compiled(source);
    expect(renderExplanation(expression.explain(scope), 'zh-CN')).toBe(zh);
    expect(renderExplanation(expression.explain(scope), 'en')).not.toBe('');
  });

  it('never rounds a value up to its limit', () => {
    expect(renderExplanation(compiled('ratio >= 5').explain({ ratio: 4.99999999 }), 'zh-CN')).toBe('研发费用占比 4.999999… ≥ 5：否');
  });

  it('nest as the expression does, and are plain JSON', () => {
    const explanation = compiled('(ratio > 1 or no) and yes').explain(scope);
    expect(explanation.children).toHaveLength(2);
    expect(explanation.children[0]?.children.map((child) => child.value)).toEqual([true, false]);
    expect(explanation.text).toBe('（研发费用占比 4.9996 > 1，或no），且战新产业');
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });
});
