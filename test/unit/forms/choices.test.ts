import { describe, expect, it } from 'vitest';
import { compileForm } from '../../../engine/forms/compile.ts';
import { createPresentation } from '../../../engine/forms/presentation.ts';
import { checkForm } from '../../../engine/forms/schema.ts';
import { validate } from '../../../engine/forms/validate.ts';
import type { FieldSchema, Vocabulary } from '../../../engine/model/form.ts';
import { formWith, scope, told } from './programme.ts';

const words: Record<string, Vocabulary> = {
  scenes: {
    ...{ id: 'scenes', title: '场景', source: '示例', version: '1' },
    items: [
      { code: 'design', title: '研发设计' },
      { code: 'make', title: '生产作业' },
      { code: 'd1', title: '虚拟验证', parent: 'design' },
      { code: 'd0', title: '图纸设计', parent: 'design', validTo: '2020-01-01', replacedBy: 'd1' },
      { code: 'm1', title: '柔性产线', parent: 'make' },
    ],
  },
};
const choice = (more: Omit<FieldSchema, 'type'>): FieldSchema => ({ type: 'string', title: 'X', ...more });
const fields: Record<string, FieldSchema> = {
  kind: choice({ oneOf: ['shop', 'factory'].map((value) => ({ const: value, title: value })) }),
  level: choice({
    oneOf: [
      { const: 'basic', title: '基础级' },
      { const: 'leading', title: '领航级', 'x-when': 'application.kind = "factory"' },
    ],
  }),
  segment: choice({ 'x-vocabulary': 'scenes' }),
  scene: choice({ 'x-vocabulary': 'scenes', 'x-parent': 'segment' }),
  scenes: { type: 'array', title: 'X', 'x-parent': 'segment', items: { type: 'string', 'x-vocabulary': 'scenes' } },
  leaf: choice({ 'x-vocabulary': 'scenes', 'x-leaf': true }),
  honours: {
    type: 'array',
    title: 'X',
    items: {
      type: 'string',
      oneOf: [
        { const: 'a', title: 'A' },
        { const: 'b', title: 'B', 'x-when': 'application.kind = "factory"' },
      ],
    },
  },
  rows: {
    type: 'array',
    title: 'X',
    items: {
      type: 'object',
      properties: {
        segment: choice({ 'x-vocabulary': 'scenes' }),
        scene: choice({ 'x-vocabulary': 'scenes', 'x-parent': 'segment' }),
        level: choice({ oneOf: [{ const: 'x', title: 'X', 'x-when': 'row.segment = "make"' }] }),
      },
    },
  },
};
const form = formWith(fields);
const compiled = compileForm(form, words);
const wrong = (data: unknown) => told(validate(compiled, data, scope));

it('is a sound form', () => expect(checkForm(form, { vocabularies: words })).toEqual([]));

describe('a choice with a condition', () => {
  it.each([
    [{ kind: 'factory', level: 'leading' }, []],
    [{ kind: 'shop', level: 'leading' }, ['/level field.x-when']],
    [{ kind: 'shop', level: 'basic' }, []],
    [{ level: 'leading' }, ['/level field.x-when']],
    [{ kind: 'shop', honours: ['a', 'b'] }, ['/honours field.x-when']],
    [{ kind: 'factory', honours: ['a', 'b'] }, []],
    [{ rows: [{ segment: 'design', level: 'x' }] }, ['/rows/0/level field.x-when']],
    [{ rows: [{ segment: 'make', level: 'x' }] }, []],
  ])('%j gives %j', (data, expected) => expect(wrong(data)).toEqual(expected));

  it('is offered and withheld as the other field changes, and nothing chosen is lost', () => {
    const p = createPresentation(compiled, scope, { kind: 'factory', level: 'leading' });
    expect(p.field('/level')).toMatchObject({ offer: { withheld: [] }, errors: [] });
    expect(p.update('/kind', { kind: 'shop', level: 'leading' })).toContain('/level');
    expect(p.field('/level')).toMatchObject({ offer: { withheld: ['leading'] }, value: 'leading' });
    expect(p.field('/level').errors.map(({ code, params }) => [code, params.choice])).toEqual([['field.x-when', '领航级']]);
  });
});

describe('a code under another', () => {
  it.each([
    [{ segment: 'design', scene: 'd1' }, []],
    [{ segment: 'make', scene: 'd1' }, ['/scene field.x-parent']],
    [{ scene: 'd1' }, ['/scene field.x-parent']],
    [{ segment: 'design', scene: 'd0' }, ['/scene field.x-retired']],
    [{ segment: 'design', scenes: ['d1', 'm1'] }, ['/scenes field.x-parent']],
    [
      {
        rows: [
          { segment: 'make', scene: 'm1' },
          { segment: 'make', scene: 'd1' },
        ],
      },
      ['/rows/1/scene field.x-parent'],
    ],
    [{ leaf: 'design' }, ['/leaf field.x-leaf']],
    [{ leaf: 'd1' }, []],
  ])('%j gives %j', (data, expected) => expect(wrong(data)).toEqual(expected));

  it('is judged anew in its own row only', () => {
    const rows = [
      { segment: 'make', scene: 'm1' },
      { segment: 'make', scene: 'm1' },
    ];
    const p = createPresentation(compiled, scope, { rows });
    for (const row of [0, 1]) p.field(`/rows/${row}/scene`);
    const changed = p.update('/rows/1/segment', { rows: rows.with(1, { segment: 'design', scene: 'm1' }) });
    expect(changed).toContain('/rows/1/scene');
    expect(changed).not.toContain('/rows/0/scene');
    expect(p.field('/rows/1/scene').errors.map(({ code }) => code)).toEqual(['field.x-parent']);
  });
});

describe('a form is refused', () => {
  const problems = (change: Record<string, FieldSchema>) =>
    checkForm(formWith({ ...fields, ...change }), { vocabularies: words }).map(({ code, pointer }) => `${pointer} ${code}`);
  it.each([
    ['a field above that is none', { scene: choice({ 'x-vocabulary': 'scenes', 'x-parent': 'segmnt' }) }, 'scene/x-parent form.parent'],
    ['a field above itself', { scene: choice({ 'x-vocabulary': 'scenes', 'x-parent': 'scene' }) }, 'scene/x-parent form.parent'],
    ['no vocabulary to stand in', { scene: choice({ 'x-parent': 'segment' }) }, 'scene/x-parent form.parent'],
    ['a total of a single field', { sum: { type: 'number', title: 'S', 'x-total': true } }, 'sum/x-total form.total'],
    ['an object that is no period', { sum: { type: 'object', title: 'S', properties: {} } }, 'sum form.nesting'],
    [
      'a condition of the wrong type',
      { level: choice({ oneOf: [{ const: 'a', title: 'A', 'x-when': 'application.kind' }] }) },
      'level/oneOf/0/x-when feel.type',
    ],
  ] as [string, Record<string, FieldSchema>, string][])('for %s', (_, change, expected) =>
    expect(problems(change)).toEqual([`/schema/properties/${expected}`]),
  );
});

describe('a period', () => {
  const period = (more: object = {}): FieldSchema => ({ type: 'object', format: 'period', title: 'X', ...more });
  const codes = (schema: FieldSchema, x: unknown, more = {}) =>
    validate(compileForm(formWith({ x: schema }, more), {}), { x }, scope).map(({ code }) => code);
  it.each([
    [{ from: '2026-01-01', to: '2026-12-31' }, []],
    [{ from: '２０２６-01-01', to: '2026-01-01' }, []],
    [{ from: '2026-02-30', to: '2026-12-31' }, ['field.period']],
    [{ from: '2026-12-31', to: '2026-01-01' }, ['field.period-order']],
    [{ from: '2026-01-01' }, ['field.period-half']],
    [{ to: '2026-01-01' }, ['field.period-half']],
    ['2026-01-01/2026-12-31', ['field.period']],
    [[], ['field.period']],
    [{}, []],
  ])('%j gives %j', (value, expected) => expect(codes(period(), value)).toEqual(expected));
  it('may stay open where the form says so, but needs a beginning', () => {
    expect(codes(period({ 'x-openEnd': true }), { from: '2026-01-01' })).toEqual([]);
    expect(codes(period({ 'x-openEnd': true }), { to: '2026-01-01' })).toEqual(['field.period-half']);
  });
  it('is missing when neither day is given', () => expect(codes(period(), {}, { required: ['x'] })).toEqual(['field.required']));
  it('has ends that conditions can name', () => {
    const checks = [{ id: 'late', when: 'application.x.to >= today', message: '已过期', level: 'block' as const, at: '/x' }];
    const withCheck = formWith({ x: period() }, { checks });
    expect(checkForm(withCheck, { vocabularies: {} })).toEqual([]);
    const sound = compileForm(withCheck, {});
    expect(told(validate(sound, { x: { from: '2026-01-01', to: '2026-06-30' } }, scope))).toEqual(['/x field.check']);
    expect(told(validate(sound, { x: { from: '2026-01-01', to: '2026-12-31' } }, scope))).toEqual([]);
  });
});
