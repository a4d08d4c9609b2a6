import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileForm } from '../../../engine/forms/compile.ts';
import { createPresentation, type Presentation } from '../../../engine/forms/presentation.ts';
import { validate } from '../../../engine/forms/validate.ts';
import type { FieldSchema } from '../../../engine/model/form.ts';
import { application, formWith, patent, scope, truthful, vocabularies } from './programme.ts';

const pointers = (p: Presentation, data: Record<string, unknown>) => {
  const found = [...application.fields.keys()].map((name) => `/${name}`);
  for (const [name, field] of application.fields) {
    if (field.kind !== 'table' || !Array.isArray(data[name])) continue;
    for (const index of data[name].keys()) for (const column of field.columns.keys()) found.push(`/${name}/${index}/${column}`);
  }
  return found.map((pointer) => [pointer, p.field(pointer)]);
};

describe('presentation', () => {
  it('shows, hides and computes as data changes', () => {
    const p = createPresentation(application, scope, { path: 'score' });
    expect(p.field('/mainRevenueY2')).toMatchObject({ visible: true, required: true, readOnly: false });
    expect(p.field('/direct').visible).toBe(false);
    expect([...p.update('/path', { path: 'direct' })].sort()).toEqual([
      '/audit2',
      '/direct',
      '/directProof',
      '/ipProof',
      '/mainRevenueY2',
      '/path',
    ]);
    expect(p.field('/direct')).toMatchObject({ visible: true, required: true });
    expect(p.field('/rdRatio')).toMatchObject({ readOnly: true, value: null });
  });

  it('keeps views that did not change', () => {
    const p = createPresentation(application, scope, truthful);
    const [before, other] = [p.field('/rdY1'), p.field('/contact')];
    expect([...p.update('/rdY1', { ...truthful, rdY1: 100 })].sort()).toEqual(['/rdRatio', '/rdY1']);
    expect(p.field('/rdY1')).not.toBe(before);
    expect(p.field('/contact')).toBe(other);
    expect(p.field('/rdRatio').value).toBe(2);
  });

  it('follows rows that are added, changed, moved and removed', () => {
    const [a, b] = [patent, { ...patent, number: 'ZL202310000002.X', kind: 'software' }];
    const p = createPresentation(application, scope, { ...truthful, ips: [a] });
    p.update('/ips', { ...truthful, ips: [a, b] });
    expect([p.field('/ips/0/category').value, p.field('/ips/1/category').value]).toEqual(['I', 'II']);
    p.update('/ips', { ...truthful, ips: [b, a] });
    expect([p.field('/ips/0/category').value, p.field('/ips/1/category').value]).toEqual(['II', 'I']);
    p.update('/ips/1/number', { ...truthful, ips: [b, { ...a, number: b.number }] });
    expect(p.field('/ips/1/number').errors[0]).toMatchObject({ code: 'field.x-unique', params: { row: 1, at: 2 } });
    p.update('/ips', { ...truthful, ips: [a] });
    expect(p.field('/ips/1/number').visible).toBe(false);
    expect(p.errors().filter(({ level }) => level !== 'warn')).toEqual([]);
  });

  it('computes columns from sums over their own table', () => {
    const number = (title: string, computed?: string): FieldSchema => ({
      type: 'number',
      title,
      ...(computed && { 'x-computed': computed }),
    });
    const compiled = compileForm(
      formWith({
        parts: {
          type: 'array',
          title: 'Parts',
          items: {
            type: 'object',
            properties: { share: number('Share', 'row.amount / application.total * 100'), amount: number('Amount') },
          },
        },
        total: number('Total', 'sum(application.parts.amount)'),
        double: number('Double', 'application.total * 2'),
      }),
      vocabularies,
    );
    const p = createPresentation(compiled, scope, { parts: [{ amount: 1 }, { amount: 3 }] });
    expect(p.data()).toEqual({
      parts: [
        { amount: 1, share: 25 },
        { amount: 3, share: 75 },
      ],
      total: 4,
      double: 8,
    });
    const changed = p.update('/parts/1/amount', { parts: [{ amount: 1 }, { amount: 4 }] });
    expect(p.data()).toEqual({
      parts: [
        { amount: 1, share: 20 },
        { amount: 4, share: 80 },
      ],
      total: 5,
      double: 10,
    });
    expect(changed).toEqual(expect.arrayContaining(['/parts/0/share', '/parts/1/share', '/total', '/double']));
  });

  it('comes to the same after any edits as when started afresh', () => {
    const date = fc.constantFrom('2024-03-01', '2026-11-24', '2027-01-01', '2023-11-25', 'x', undefined);
    const amount = fc.constantFrom(0, 1, 100, 499.99, 5000, 1e14, '１２', 'x', undefined);
    const row = fc.record({
      kind: fc.constantFrom('invention', 'design', 'zz', undefined),
      acquisition: fc.constantFrom('own', 'transferred', 3),
      number: fc.constantFrom('N001', 'N002', undefined),
      grantedOn: date,
      transferredOn: date,
      related: fc.boolean(),
    });
    const edits = fc.oneof(
      fc.tuple(fc.constantFrom('path'), fc.constantFrom('direct', 'score', undefined)),
      fc.tuple(fc.constantFrom('revenueY1', 'rdY1', 'employees', 'mainRevenueY1', 'mainRevenueY2', 'assetsY1'), amount),
      fc.tuple(fc.constantFrom('sei', 'truth'), fc.constantFrom(true, false, undefined)),
      fc.tuple(fc.constantFrom('direct'), fc.constantFrom(['equity'], ['award', 'honour'], [], 'x')),
      fc.tuple(fc.constantFrom('awardDate'), date),
      fc.tuple(
        fc.constantFrom('ips', 'equity', 'honours'),
        fc.array(fc.oneof({ weight: 9, arbitrary: row }, { weight: 1, arbitrary: fc.constantFrom(null, 7) }), { maxLength: 4 }),
      ),
      fc.tuple(fc.constant('row'), fc.tuple(fc.nat(3), row)),
      fc.tuple(fc.constant('swap'), fc.nat(2)),
    );
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 12 }), (list) => {
        let data: Record<string, unknown> = { ...truthful };
        const p = createPresentation(application, scope, data);
        const views = new Map(pointers(p, data) as [string, unknown][]);
        // What was seen before stays what it was, whatever comes after.
        const seen: [now: unknown, then: unknown][] = [];
        for (const [name, value] of list) {
          const ips = (Array.isArray(data.ips) ? data.ips : []) as unknown[];
          let pointer = `/${name}`;
          if (name === 'row') {
            const [index, next] = value as [number, unknown];
            if (index >= ips.length) continue;
            data = { ...data, ips: ips.with(index, next) };
            pointer = `/ips/${index}`;
          } else if (name === 'swap') {
            data = { ...data, ips: [...ips.slice(value as number), ...ips.slice(0, value as number)] };
            pointer = '/ips';
          } else data = { ...data, [name]: value };
          const changed = new Set(p.update(pointer, data));
          const fresh = createPresentation(application, scope, data);
          expect(p.errors()).toEqual(fresh.errors());
          expect(p.data()).toEqual(fresh.data());
          expect(p.seen()).toEqual(fresh.seen());
          seen.push([p.seen(), fresh.seen()]);
          expect(p.errors()).toEqual(validate(application, data, scope));
          expect(pointers(p, data)).toEqual(pointers(fresh, data));
          for (const [place, view] of pointers(p, data) as [string, unknown][]) {
            const cells = `/${place.split('/')[1]}/*`;
            if (views.has(place) && !changed.has(place) && !changed.has(cells)) expect(view).toBe(views.get(place));
            views.set(place, view);
          }
        }
        for (const [now, then] of seen) expect(now).toEqual(then);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('touches only what depends on a key, of 600 fields with errors', () => {
    const properties: Record<string, FieldSchema> = {};
    for (let i = 0; i < 200; i++) {
      properties[`a${i}`] = { type: 'number', title: `金额 ${i}`, minimum: 0, multipleOf: 0.01 };
      properties[`b${i}`] = {
        type: 'string',
        title: `说明 ${i}`,
        'x-visibleWhen': `application.a${i} > 10`,
        'x-requiredWhen': `application.a${i} > 20`,
      };
      properties[`c${i}`] = {
        type: 'number',
        title: `合计 ${i}`,
        'x-computed': i === 0 ? 'application.a0' : `application.a${i} + application.a${i - 1}`,
      };
    }
    const checks = Array.from({ length: 100 }, (_, i) => ({
      id: `k${i}`,
      when: `application.c${i} < 50`,
      message: '过大',
      level: 'block' as const,
      at: `/a${i}`,
    }));
    const compiled = compileForm(formWith(properties, { checks, required: Object.keys(properties) }), vocabularies);
    let data: Record<string, unknown> = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`a${i}`, i % 2 ? 30.001 : 40]));
    const p = createPresentation(compiled, scope, data);
    expect(p.errors().length).toBeGreaterThan(300);
    const touched: number[] = [];
    for (let key = 0; key < 400; key++) {
      data = { ...data, [`a${key % 200}`]: key / 3 };
      touched.push(p.update(`/a${key % 200}`, data).length);
    }
    expect(Math.max(...touched)).toBeLessThanOrEqual(8);
    expect(Math.max(...touched)).toBeGreaterThan(0);
  });

  it('touches only a row and its totals in a table of a thousand rows', () => {
    const items: FieldSchema = {
      type: 'object',
      required: ['n'],
      properties: {
        n: { type: 'string', title: 'N' },
        a: { type: 'number', title: 'A', minimum: 5 },
        d: { type: 'number', title: 'D', 'x-computed': 'row.a * 2' },
      },
    };
    const compiled = compileForm(
      formWith({
        t: { type: 'array', title: 'T', 'x-unique': ['n'], items },
        total: { type: 'number', title: 'S', 'x-computed': 'sum(application.t.d)' },
      }),
      vocabularies,
    );
    let rows = Array.from({ length: 1000 }, (_, i) => ({ n: `${i}`, a: i % 7 }));
    const p = createPresentation(compiled, scope, { t: rows });
    const touched: number[] = [];
    for (let key = 0; key < 100; key++) {
      rows = rows.with(key * 7, { n: `${key * 7}`, a: key });
      touched.push(p.update(`/t/${key * 7}/a`, { t: rows }).length);
    }
    expect(Math.max(...touched)).toBeLessThanOrEqual(8);
    expect(Math.max(...touched)).toBeGreaterThan(0);
  });
});
