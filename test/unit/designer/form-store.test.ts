import { describe, expect, it, vi } from 'vitest';
import { createFormStore } from '../../../designer/renderers/form-store.ts';
import { compileForm } from '../../../engine/forms/compile.ts';
import type { FormDefinition } from '../../../engine/model/form.ts';

const form: FormDefinition = {
  id: 'order',
  title: 'Order',
  uischema: { type: 'VerticalLayout', elements: [] },
  schema: {
    type: 'object',
    required: ['name', 'gift'],
    properties: {
      name: { type: 'string', title: 'Name', minLength: 2 },
      price: { type: 'number', title: 'Price' },
      count: { type: 'integer', title: 'Count' },
      sum: { type: 'number', title: 'Sum', 'x-computed': 'application.price * application.count' },
      gift: { type: 'string', title: 'Gift', 'x-visibleWhen': 'application.count > 10' },
    },
  },
};
const scope = { enterprise: null, today: '2026-11-24' };
const open = (data: Record<string, unknown> = {}) => createFormStore(compileForm(form, {}), scope, data);

describe('the store of an open form', () => {
  it('tells only the fields that a change concerns', () => {
    const store = open();
    const listeners = { name: vi.fn(), price: vi.fn(), sum: vi.fn(), gift: vi.fn() };
    for (const [name, listener] of Object.entries(listeners)) {
      store.field(`/${name}`);
      store.subscribe(`/${name}`, listener);
    }
    store.set('/count', 3);
    store.set('/price', 2);
    expect(listeners.name).not.toHaveBeenCalled();
    expect(listeners.gift).not.toHaveBeenCalled();
    expect(listeners.sum).toHaveBeenCalled();
    expect(store.value('/sum')).toBe(6);
  });

  it('keeps the identity of a state while nothing in it changed', () => {
    const store = open();
    const before = store.field('/name');
    store.set('/price', 2);
    expect(store.field('/name')).toBe(before);
  });

  it('shows an error once its field was left, and all of them after a check', () => {
    const store = open();
    expect(store.field('/name')).toMatchObject({ shown: false, errors: [{ code: 'field.required' }] });
    store.leave('/name');
    expect(store.field('/name').shown).toBe(true);
    expect(store.field('/price').shown).toBe(false);
    store.showAll();
    expect(store.field('/price').shown).toBe(true);
  });

  it('shows a field with what it depends on', () => {
    const store = open({ count: 3 });
    expect(store.field('/gift').visible).toBe(false);
    store.set('/count', 11);
    expect(store.field('/gift')).toMatchObject({ visible: true, required: true });
  });

  it('forgets what the server refused as soon as that field is changed', () => {
    const store = open({ name: 'Anna' });
    store.refuse([{ code: 'field.check', pointer: '/name', params: {}, message: 'Taken' }]);
    expect(store.field('/name').errors).toHaveLength(1);
    store.set('/name', 'Berta');
    expect(store.field('/name').errors).toHaveLength(0);
  });

  it('computes formulas anew instead of keeping stored results', () => {
    const store = open({ price: 2, count: 3, sum: 999 });
    expect(store.data()).not.toHaveProperty('sum');
    expect(store.value('/sum')).toBe(6);
  });

  it('tells the cells of a table that moved, and knows what is wrong with each row', () => {
    const items = { type: 'object', required: ['a'], properties: { a: { type: 'number', title: 'A', minimum: 5 } } } as const;
    const schema = { type: 'object', properties: { rows: { type: 'array', title: 'Rows', items } } } as const;
    const store = createFormStore(compileForm({ ...form, schema }, {}), scope, { rows: [{ a: 6 }, { a: 1 }] });
    const cell = vi.fn();
    store.subscribe('/rows/1/a', cell);
    expect(store.rowErrors('/rows/1').map(({ pointer }) => pointer)).toEqual(['/rows/1/a']);
    store.set('/rows', [{}, ...(store.data().rows as object[])]);
    expect(cell).toHaveBeenCalledTimes(1);
    expect(store.errors().map(({ code, pointer }) => [code, pointer])).toEqual([
      ['field.required', '/rows/0/a'],
      ['field.minimum', '/rows/2/a'],
    ]);
    expect(store.rowErrors('/rows/1')).toEqual([]);
    store.set('/rows', undefined);
    expect(store.errors()).toEqual([]);
    store.refuse([{ code: 'field.check', pointer: '/rows/0/a', params: {} }]);
    expect(store.rowErrors('/rows/0')).toHaveLength(1);
  });

  describe('with files that may be promised for later', () => {
    const properties: FormDefinition['schema']['properties'] = {
      audit: { type: 'array', format: 'files', title: 'Audit', 'x-deferrable': { amount: 10, unit: 'workingDays' } },
      licence: { type: 'array', format: 'files', title: 'Licence' },
      extra: { type: 'array', format: 'files', title: 'Extra', 'x-deferrable': { amount: 1, unit: 'months' } },
    };
    const files = compileForm({ ...form, schema: { type: 'object', required: ['audit', 'licence'], properties } }, {});
    const missing = (store: ReturnType<typeof createFormStore>) => store.errors().map(({ pointer }) => pointer);

    it('counts a promise as no gap, at the field too, until it is taken back', () => {
      const store = createFormStore(files, scope, {}, { promising: true });
      const read = vi.fn();
      store.subscribe('/audit', read);
      expect(store.field('/audit').errors).toHaveLength(1);
      store.set('/audit', []);
      expect([missing(store), store.promises.names(), store.field('/audit').errors]).toEqual([['/licence'], ['audit'], []]);
      expect(read).toHaveBeenCalled();
      store.set('/audit', undefined);
      expect([missing(store), store.promises.names()]).toEqual([['/audit', '/licence'], []]);
      expect(store.field('/audit').errors).toHaveLength(1);
      const kept = createFormStore(files, scope, { audit: [] }, { promising: true });
      kept.set('/audit', undefined);
      expect(kept.value('/audit')).toBeUndefined();
    });

    it('takes no promise for what must be there, for what need not be there, nor where nobody asks for it later', () => {
      const store = createFormStore(files, scope, { audit: [], licence: [], extra: [] }, { promising: true });
      expect(store.promises.names()).toEqual(['audit']);
      expect(['/audit', '/licence', '/extra'].map(store.promises.offered)).toEqual([true, false, false]);
      expect(missing(createFormStore(files, scope, { audit: [] }))).toEqual(['/audit', '/licence']);
    });
  });
});
