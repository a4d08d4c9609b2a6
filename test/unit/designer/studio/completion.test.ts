import { describe, expect, it } from 'vitest';
import { chainBefore, suggestionsAt } from '../../../../designer/studio/rules/completion.ts';
import type { ContextType, FeelType } from '../../../../engine/rules/types.ts';

const kind: FeelType = {
  kind: 'string',
  title: '类别',
  values: [
    { value: 'invention', title: '发明专利' },
    { value: 'design', title: '外观设计' },
  ],
};
const scope: ContextType = {
  kind: 'context',
  fields: {
    application: {
      kind: 'context',
      title: '申请内容',
      fields: {
        revenue: { kind: 'number', title: '营业收入' },
        listed: { kind: 'boolean', title: '是否上市' },
        kind,
        ips: { kind: 'list', title: '知识产权', of: { kind: 'context', fields: { kind, granted: { kind: 'date', title: '授权日期' } } } },
      },
    },
    today: { kind: 'date', title: '当日' },
    'work-out': { kind: 'number' },
  },
};
/** `|` is the cursor. */
const shown = (text: string, asked = false, input?: FeelType) => {
  const at = text.indexOf('|');
  const found = suggestionsAt(text.replace('|', ''), at, { scope, ...(input ? { input } : {}) }, 'zh-CN', asked);
  return found?.options.map((option) => option.shown) ?? null;
};

describe('completion of an expression', () => {
  it('offers the members of a group, with their titles', () => {
    expect(shown('application.|')).toEqual(['revenue', 'listed', 'kind', 'ips']);
    expect(suggestionsAt('application.r', 13, { scope }, 'zh-CN', false)?.options[0]).toMatchObject({
      insert: 'revenue',
      title: '营业收入',
    });
    expect(shown('application.ips.|')).toEqual(['kind', 'granted']);
    expect(shown('today.|')).toEqual(['year', 'month', 'day', 'weekday']);
  });

  it('finds names by what people call them, however deep', () => {
    expect(shown('营业|')).toEqual(['application.revenue']);
    expect(shown('1 < application.上市|')).toEqual(['listed']);
  });

  it('offers functions, and nothing that cannot be written', () => {
    expect(shown('coun|')).toEqual(['count']);
    expect(shown('work|')).toBeNull();
  });

  it('offers nothing before a letter is typed, unless asked', () => {
    expect(shown('|')).toBeNull();
    expect(shown('|', true)).toEqual(expect.arrayContaining(['application', 'today', 'count']));
  });

  it('offers the values of a list', () => {
    expect(shown('application.kind = |')).toEqual(['invention', 'design']);
    expect(shown('application.kind = "发|')).toEqual(['invention']);
    expect(shown('application.kind in ("invention", "|')).toEqual(['invention', 'design']);
    expect(shown('application.listed = |')).toEqual(['true', 'false']);
    expect(suggestionsAt('application.kind = "de', 22, { scope }, 'zh-CN', false)).toMatchObject({
      from: 19,
      options: [{ insert: '"design"' }],
    });
  });

  it('sees the item inside a filter, and what is bound by in', () => {
    expect(shown('count(application.ips[ki|')?.slice(0, 1)).toEqual(['kind']);
    expect(shown('application.ips[kind = "|')).toEqual(['invention', 'design']);
    expect(shown('application.ips[item.|')).toEqual(['kind', 'granted']);
    expect(shown('some ip in application.ips satisfies ip.|')).toEqual(['kind', 'granted']);
    expect(shown('application.ips[kind = "design"].|')).toEqual(['kind', 'granted']);
  });

  it('offers in a cell what the column may be', () => {
    expect(shown('|', true, kind)).toEqual(['invention', 'design']);
    expect(shown('"invention", "de|', false, kind)).toEqual(['design']);
    expect(shown('not("|', false, kind)).toEqual(['invention', 'design']);
  });

  it('is silent inside a text', () => {
    expect(shown('application.x = 1 and contains("coun|')).toBeNull();
  });

  it('reads the names before a point over filters', () => {
    expect(chainBefore('a.b[c[1] = "x"].d')).toEqual({ parts: ['a', 'b'], partial: 'd', from: 16 });
  });
});
