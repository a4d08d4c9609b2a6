import { describe, expect, it } from 'vitest';
import { correctionAccess, effectiveAccess, filterForRead } from '../../../engine/forms/access.ts';
import { compileForm } from '../../../engine/forms/compile.ts';
import { accept } from '../../../engine/forms/submit.ts';
import { application, formWith, patent, scope, told, truthful, vocabularies } from './programme.ts';

const editAll = effectiveAccess(application, {}, 'edit');
const stored = accept(application, truthful, {}, editAll, scope).data;

describe('accept', () => {
  it('takes nothing unknown, whatever it is called', () => {
    const input = JSON.parse('{"__proto__":{"x":1},"constructor":1,"hack":true,"mainProduct":" 精密轴承　"}');
    const { data, ignored } = accept(application, input, {}, editAll, scope);
    expect(data.mainProduct).toBe('精密轴承');
    expect(Object.keys(data)).not.toContain('hack');
    expect(ignored).toEqual(['__proto__', 'constructor', 'hack']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('recomputes what the applicant pretends was computed', () => {
    const { data } = accept(
      application,
      { ...truthful, rdRatio: 99, sizeClass: 'micro', uscc: 'X', ips: [{ ...patent, category: 'II' }] },
      {},
      editAll,
      scope,
    );
    expect(data).toMatchObject({ rdRatio: 5, sizeClass: 'small', uscc: '91410305MA9XTE0263', ips: [{ category: 'I' }] });
  });

  it('drops what is hidden by the answers, and keeps it in a draft', () => {
    const input = { ...truthful, sei: false };
    expect(accept(application, input, {}, editAll, scope).data).not.toHaveProperty('seiCode');
    expect(accept(application, input, {}, editAll, scope, { draft: true }).data).toHaveProperty('seiCode', truthful.seiCode);
  });

  it('does not take a read-only or hidden field back', () => {
    const access = effectiveAccess(application, { employees: 'read', contact: 'hidden' }, 'edit');
    const { data, ignored } = accept(application, { ...truthful, employees: 1, contact: '王' }, stored, access, scope);
    expect(data).toMatchObject({ employees: 120, contact: '李示例' });
    expect(ignored).toEqual(['contact', 'employees']);
  });

  it('is idempotent', () => expect(accept(application, stored, stored, editAll, scope)).toMatchObject({ data: stored, ignored: [] }));

  it('makes a field required where the step says so', () => {
    const access = effectiveAccess(application, { email: 'required' }, 'edit');
    expect(told(accept(application, truthful, {}, access, scope).errors)).toEqual(['/email field.required']);
  });

  it('keeps the value behind a mask that comes back', () => {
    const { data } = accept(application, { ...truthful, mobile: '138****8000' }, stored, editAll, scope);
    expect(data.mobile).toBe('13800138000');
    expect(told(accept(application, { ...truthful, mobile: '138****0000' }, stored, editAll, scope).errors)).toEqual([
      '/mobile field.mobile',
    ]);
  });
});

describe('correction', () => {
  const correct = (ticked: string[], change: Record<string, unknown>, today = '2026-12-24') =>
    accept(application, { ...stored, ...change }, stored, effectiveAccess(application, correctionAccess(application, ticked), 'read'), {
      ...scope,
      today,
    });

  it('lets only ticked fields change', () => {
    const { data, ignored } = correct(['rdY1'], { rdY1: 300, revenueY1: 1 });
    expect(data).toMatchObject({ rdY1: 300, revenueY1: 5000, rdRatio: 6 });
    expect(ignored).toEqual(['revenueY1']);
  });
  it('understands pointers into a table', () => {
    expect(correctionAccess(application, ['/ips/0/number'])).toMatchObject({ '*': 'read', ips: 'edit' });
  });
  it('opens what a ticked answer brings up', () => {
    const access = correctionAccess(application, ['sei', 'path']);
    expect(Object.keys(access)).toEqual(expect.arrayContaining(['seiCode', 'direct', 'awardDate', 'directProof', 'mainRevenueY2']));
    expect(access).not.toHaveProperty('rdY1');
  });
  it('is not stopped by what nobody can mend here', () => {
    const direct = { ...stored, path: 'direct', direct: ['award'], awardDate: '2023-12-01', directProof: truthful.audit1 };
    const access = effectiveAccess(application, correctionAccess(application, ['contact']), 'read');
    const late = accept(application, { ...direct, contact: '王示例' }, direct, access, { ...scope, today: '2027-01-05' });
    expect(told(late.errors)).toEqual([]);
    expect(late.data).toMatchObject({ contact: '王示例', awardDate: '2023-12-01' });
  });
  it('is stopped by a check that reads a ticked field, wherever it is shown', () => {
    expect(told(correct(['employees'], { employees: 1000, revenueY1: 40000 }).errors)).toEqual([]);
    expect(told(correct(['employees', 'revenueY1'], { employees: 1000, revenueY1: 40000 }).errors)).toEqual(['/sizeClass field.check']);
    expect(told(correct(['revenueY1'], { revenueY1: 3999 }).errors)).toEqual(['/mainRevenueY1 field.check']);
  });
});

describe('reading', () => {
  const data = { ...stored, legalId: '410302199003079014' };
  it('masks identity cards and mobiles of others', () => {
    expect(filterForRead(application, data, editAll, { mask: true })).toMatchObject({
      legalId: '410302********9014',
      mobile: '138****8000',
      contact: '李示例',
    });
    expect(filterForRead(application, data, editAll, { mask: false })).toMatchObject({ legalId: '410302199003079014' });
  });
  it('never lets a hidden or unknown field out', () => {
    const access = effectiveAccess(application, { '*': 'hidden', name: 'read' }, 'read');
    expect(filterForRead(application, { ...data, ghost: 1 }, access, { mask: false })).toEqual({ name: stored.name });
  });
  it('masks in tables too', () => {
    const people = {
      type: 'array',
      title: 'People',
      items: { type: 'object', properties: { id: { type: 'string', title: 'Id', format: 'id-card', 'x-masked': true } } },
    } as const;
    const compiled = compileForm(formWith({ people }), vocabularies);
    const before = { people: [{ id: '410302199003079014' }] };
    const shown = filterForRead(compiled, before, effectiveAccess(compiled, {}, 'read'), { mask: true });
    expect(shown).toEqual({ people: [{ id: '410302********9014' }] });
    expect(accept(compiled, shown, before, effectiveAccess(compiled, {}, 'edit'), scope).data).toEqual(before);
  });
});
