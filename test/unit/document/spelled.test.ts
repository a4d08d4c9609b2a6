import { describe, expect, it } from 'vitest';
import { spelledId } from '../../../designer/document/spelled.ts';

describe('the id of a title', () => {
  it('is how it is read, with the readings that words give', () => {
    expect(spelledId('人才奖励申报', [])).toBe('ren-cai-jiang-li-shen-bao');
    expect(spelledId('重点企业绿色通道', [])).toBe('zhong-dian-qi-ye-lv-se-tong-dao');
    expect(spelledId('2027 年度 A 类评价（试行）', [])).toBe('2027-nian-du-a-lei-ping-jia-shi-xing');
    expect(spelledId('Talent Award', [])).toBe('talent-award');
  });

  it('is cut after a word where it is long, and is one of its own', () => {
    const long = spelledId('洛阳市创新型中小企业培育发展三年行动计划重点任务', []);
    expect(long).toBe('luo-yang-shi-chuang-xin-xing-zhong-xiao');
    expect(spelledId('培训', ['pei-xun', 'pei-xun-2'])).toBe('pei-xun-3');
  });

  it('is left to the author where there are no words', () => {
    expect(spelledId('', [])).toBe('');
    expect(spelledId('——', [])).toBe('');
  });
});
