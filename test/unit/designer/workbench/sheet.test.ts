import { describe, expect, it } from 'vitest';
import { sheetItems, sheetState } from '../../../../designer/workbench/panel/sheet.ts';
import type { FieldSchema } from '../../../../engine/model/form.ts';
import type { ScoreStep } from '../../../../engine/model/steps.ts';

const fields: Readonly<Record<string, FieldSchema>> = {
  remark: { type: 'string' },
  build: { type: 'number', minimum: 0, maximum: 40 },
  basis: { type: 'number', minimum: 0, maximum: 30.5 },
};
const step = {
  items: { basis: { min: 18 }, build: {}, gone: {} },
  range: { from: '30', to: '70.5' },
  aggregate: {},
} as unknown as ScoreStep;
const state = (data: object, of = step) => sheetState(of, sheetItems(of, fields), data as Record<string, unknown>);

describe('what an expert is told of a sheet before it is sent', () => {
  it('adds up what is given, in the order of the step, and names what is blank', () => {
    expect(state({ build: 12.1, remark: 'x' })).toMatchObject({ total: 12.1, max: 70.5, blank: [{ name: 'basis' }] });
    expect(state({ build: 0.1, basis: 0.2 }).total).toBe(0.3);
    expect(sheetItems({ aggregate: {} } as unknown as ScoreStep, fields).map(({ name }) => name)).toEqual(['build', 'basis']);
  });

  it('counts a zero as given, and names what lies under the least of its item', () => {
    const { blank, under } = state({ build: 0, basis: 0 });
    expect(blank).toEqual([]);
    expect(under).toMatchObject([{ name: 'basis', given: 0, min: 18 }]);
    expect(state({ basis: 18 }).under).toEqual([]);
  });

  it('names what the form does not allow', () => {
    expect(state({ build: 40.5, basis: -1 }).outside.map(({ name }) => name)).toEqual(['basis', 'build']);
    expect(state({ build: 40, basis: 30.5 }).outside).toEqual([]);
  });

  it('holds a whole sheet against the range, and knows no range that is a formula', () => {
    expect(state({ build: 5, basis: 20 }).range).toEqual({ from: 30, to: 70.5, kept: false });
    expect(state({ build: 10, basis: 20 }).range?.kept).toBe(true);
    expect(state({ basis: 20 }).range?.kept).toBe(true);
    expect(state({}, { ...step, range: { from: 'auto.score - 5' } } as ScoreStep).range).toBeNull();
  });
});
