import { describe, expect, it } from 'vitest';
import { amountInWords, parseNumber, yuanIn } from '../../../designer/renderers/number-text.ts';

describe('numbers as people type them', () => {
  it.each([
    ['12,000.5', 12000.5],
    ['１２．５', 12.5],
    ['-3', -3],
    ['', undefined],
    ['12.', '12.'],
    ['abc', 'abc'],
  ])('reads %j as %j', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });
});

describe('amounts in capital figures', () => {
  it.each([
    [8600, '捌仟陆佰万元整'],
    [12.5, '壹拾贰万伍仟元整'],
    [10001, '壹亿零壹万元整'],
    [0.0001, '壹元整'],
    [0.123456, '壹仟贰佰叁拾肆元伍角陆分'],
    [1.000001, '壹万元零壹分'],
    [0, '零元整'],
    [7310, '柒仟叁佰壹拾万元整'],
  ])('writes %j 万元 as %s', (amount, words) => {
    expect(amountInWords(amount)).toBe(words);
  });
  it.each([
    [125_000, '元', '壹拾贰万伍仟元整'],
    [0.05, '元', '伍分'],
    [1.5, '亿元', '壹亿伍仟万元整'],
  ])('writes %j %s as %s', (amount, unit, words) => expect(amountInWords(amount, yuanIn(unit))).toBe(words));
  it('has no words for other currencies', () => expect(yuanIn('美元')).toBeUndefined());
  it('stays silent about what is no amount', () => {
    expect(amountInWords('abc')).toBeNull();
    expect(amountInWords(-1)).toBeNull();
    expect(amountInWords(undefined)).toBeNull();
  });
});
