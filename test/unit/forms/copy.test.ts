import { describe, expect, it } from 'vitest';
import { effectiveAccess } from '../../../engine/forms/access.ts';
import { compileForm } from '../../../engine/forms/compile.ts';
import { copyOffer } from '../../../engine/forms/copy.ts';
import { checkForm } from '../../../engine/forms/schema.ts';
import { application, formWith, patent, scope, truthful, vocabularies } from './programme.ts';

const submittedOn = '2025-11-03';
const offer = (earlier: object, form = application, access = {}) =>
  copyOffer(form, earlier as typeof truthful, { scope, access: effectiveAccess(form, access, 'edit'), submittedOn });
const reason = (earlier: object, field: string, form = application) => offer(earlier, form).left.find((item) => item.field === field)?.why;

describe('what was filled in last time', () => {
  it('is offered where it still fits, tables too', () => {
    const { values } = offer({ ...truthful, mainProduct: '主轴', ips: [patent] });
    expect(values).toMatchObject({ mainProduct: '主轴', ips: [patent] });
  });
  it('never brings declarations with it, nor what the form declares stale', () => {
    expect(reason(truthful, 'truth')).toBe('declaration');
    expect(reason(truthful, 'negatives')).toBe('expired');
    expect(reason(truthful, 'rdY1')).toMatch(/expired|profile/);
  });
  it('gives way to the profile, which is newer', () => {
    expect(reason({ ...truthful, contact: '旧联系人' }, 'contact')).toBe('profile');
  });
  it('brings no formulas, and nothing that this step may not edit', () => {
    const { values, left } = offer(truthful, application, { mainProduct: 'read' });
    expect(Object.keys(values)).not.toContain('mainProduct');
    expect([...Object.keys(values), ...left.map(({ field }) => field)]).not.toContain('rdRatio');
  });
  it('drops single cells that no longer fit, and values of retired codes', () => {
    const { values } = offer({ ...truthful, ips: [{ ...patent, kind: 'no-such-kind' }] });
    expect(values.ips).toEqual([Object.fromEntries(Object.entries(patent).filter(([name]) => name !== 'kind'))]);
    expect(reason({ ...truthful, seiCode: 'no-such-code' }, 'seiCode')).toBe('retired');
  });
});

describe('files of last time', () => {
  const file = { id: 'a'.repeat(64), name: 'a.pdf', size: 1, type: 'application/pdf' };
  const form = compileForm(
    formWith({
      audit: { type: 'array', title: '审计报告', format: 'files', items: { type: 'object' } },
      licence: {
        type: 'array',
        title: '营业执照',
        format: 'files',
        items: { type: 'object' },
        'x-copyWithin': { amount: 13, unit: 'months' },
      },
      permit: {
        type: 'array',
        title: '许可证',
        format: 'files',
        items: { type: 'object' },
        'x-copyWithin': { amount: 30, unit: 'calendarDays' },
      },
    }),
    vocabularies,
  );
  it('are taken over only where the form says how long they stay good, and no longer than that', () => {
    const { values, left } = offer({ audit: [file], licence: [file], permit: [file] }, form);
    expect(values).toEqual({ licence: [file] });
    expect(left).toEqual([
      { field: 'audit', why: 'files' },
      { field: 'permit', why: 'expired' },
    ]);
  });
});

it('a form that says how long nonsensically is not published', () => {
  const wrong = formWith({ name: { type: 'string', title: '名称', 'x-copyWithin': { amount: -1, unit: 'hours' as 'years' } } });
  expect(checkForm(wrong, { vocabularies }).map(({ pointer }) => pointer)).toEqual([
    '/schema/properties/name/x-copyWithin/unit',
    '/schema/properties/name/x-copyWithin/amount',
  ]);
});
