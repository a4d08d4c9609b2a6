/** Whatever a form may say, the studio has an editor for it, and whatever can be added is offered. */
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Keyword } from '../../../../designer/document/forms/field-order.ts';
import { kinds, rules } from '../../../../designer/document/forms/kinds.ts';
import { paletteGroups } from '../../../../designer/studio/forms/palette.ts';
import { shownKeywords } from '../../../../designer/studio/forms/properties/FieldProperties.tsx';
import { editors, groups } from '../../../../designer/studio/forms/properties/registry.tsx';
import { formats, keywords, periodKeywords, valueTypes } from '../../../../engine/forms/dialect.ts';
import type { FieldSchema } from '../../../../engine/model/form.ts';

// Nothing is asked of a server here; the client only looks whether there is a network when it is loaded.
vi.hoisted(() => {
  const online = { onLine: true };
  vi.stubGlobal('navigator', online);
  vi.stubGlobal('window', { addEventListener: () => {} });
});
afterAll(() => vi.unstubAllGlobals());

const known = new Set([...Object.values(keywords).flat(), ...periodKeywords, ...Object.keys(valueTypes)]);

describe('the editors', () => {
  it('are there for every keyword of the dialect, each in exactly one group', () => {
    const grouped = groups.flatMap((group) => group.keywords);
    for (const keyword of known) {
      expect(editors[keyword as Keyword], keyword).toBeTypeOf('function');
      expect(
        grouped.filter((one) => one === keyword),
        keyword,
      ).toHaveLength(1);
    }
    expect(Object.keys(editors).filter((keyword) => !known.has(keyword))).toEqual([]);
  });
  it('are offered for every keyword of a type by some kind of that type', () => {
    for (const [type, list] of Object.entries({ ...keywords, period: periodKeywords })) {
      if (type === 'object') continue;
      const own = kinds.filter((kind) => (type === 'period' ? kind === 'period' : rules[kind].type === type));
      const offered = new Set(own.flatMap((kind) => rules[kind].keywords));
      // Whole numbers have what figures have; choices of plain values are shown where an author wrote them.
      const missing = list.filter((keyword) => !offered.has(keyword as Keyword));
      expect(missing, type).toEqual([]);
    }
  });
  it('show what an author wrote although it is unusual for the kind', () => {
    const odd = { type: 'string', format: 'date', title: '日期', minLength: 3, description: '备注' } as FieldSchema;
    expect([...shownKeywords(odd, { field: 'a' })]).toEqual(expect.arrayContaining(['minLength', 'description']));
    expect([...shownKeywords({ type: 'number', title: '数' }, { field: 'a' })]).not.toContain('x-total');
    expect([...shownKeywords({ type: 'number', title: '数' }, { field: 't', column: 'a' })]).toContain('x-total');
  });
});

describe('the palette', () => {
  it('offers every kind and every format once; in a table all but tables and layout', () => {
    const offered = paletteGroups(false).flatMap((group) => group.kinds);
    expect(new Set(offered).size).toBe(offered.length);
    for (const kind of kinds) expect(offered).toContain(kind);
    for (const format of Object.values(formats).flat())
      expect(
        kinds.some((kind) => rules[kind].format === format),
        format,
      ).toBe(true);
    const columns = paletteGroups(true).flatMap((group) => group.kinds);
    for (const kind of ['table', 'section', 'group', 'note'] as const) expect(columns).not.toContain(kind);
  });
});
