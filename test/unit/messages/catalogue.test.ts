import { describe, expect, it } from 'vitest';
import { en } from '../../../engine/messages/en.ts';
import { parametersOf } from '../../../engine/messages/fill.ts';
import { langOf, text } from '../../../engine/messages/render.ts';
import { zhCN } from '../../../engine/messages/zh-CN.ts';
import { rejections } from '../../../engine/model/errors.ts';

describe('message catalogues', () => {
  it('hold the same codes in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
  });

  it.each(Object.keys(rejections))('speak of the rejection %s in both languages', (code) => {
    expect(zhCN[code]).toBeTruthy();
    expect(en[code]).toBeTruthy();
  });

  it.each(Object.keys(zhCN))('name the same parameters in both languages for %s', (code) => {
    expect(new Set(parametersOf(en[code] ?? ''))).toEqual(new Set(parametersOf(zhCN[code] ?? '')));
  });
});

describe('text', () => {
  it('fills in parameters', () => {
    expect(text('en', 'rounds.exhausted', { rounds: 2 })).toBe('The limit of 2 correction rounds is reached. Choose another outcome.');
  });

  it('counts by one and by many', () => {
    const counted = (count: number) => text('en', 'not-eligible', { count });
    expect(counted(1)).toMatch(/^1 condition is not met/);
    expect(counted(2)).toMatch(/^2 conditions are not met/);
    expect(text('zh-CN', 'not-eligible', { count: 1 })).toContain('1');
  });

  it('leaves an optional part out when its parameter is missing', () => {
    expect(text('zh-CN', 'window.closed')).toBe('当前不在申报期内。请在批次开放期间申报。');
    expect(text('zh-CN', 'window.closed', { opensOn: '2026-03-01', closesOn: '2026-03-31' })).toContain('（2026-03-01 至 2026-03-31）');
  });

  it('does not read parameters inside parameter values', () => {
    expect(text('en', 'outcome.unknown', { outcome: '{offered}', offered: 'accept' })).toContain(
      'no outcome “{offered}”; it offers: accept',
    );
  });

  it('gives the code itself when it has no text', () => {
    expect(text('zh-CN', 'no.such.code')).toBe('no.such.code');
    expect(text('zh-CN', 'toString')).toBe('toString');
  });
});

describe('language of a request', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['en-GB,en;q=0.8', 'en'],
    ['fr, en;q=0.4, zh;q=0.7', 'zh-CN'],
    ['en;q=0, zh-Hans', 'zh-CN'],
    ['*', 'zh-CN'],
  ])('is, for %s, %s', (header, lang) => {
    expect(langOf(header)).toBe(lang);
  });
});
