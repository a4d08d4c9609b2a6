import { describe, expect, it } from 'vitest';
import { effectiveAccess } from '../../../engine/forms/access.ts';
import { emptyDraft } from '../../../engine/forms/draft.ts';
import { checkForm } from '../../../engine/forms/schema.ts';
import { accept } from '../../../engine/forms/submit.ts';
import { isRefused, validate } from '../../../engine/forms/validate.ts';
import { application, formNames, formOf, parameters, patent, scope, told, truthful, vocabularies } from './programme.ts';

const check = (change: Record<string, unknown>) => validate(application, { ...truthful, ...change }, scope);
const warnings = (change: Record<string, unknown>) =>
  check(change)
    .filter(({ level }) => level === 'warn')
    .map(({ params }) => params.check);

describe('the delivered forms', () => {
  it.each(formNames)('%s has no problems', (name) => expect(checkForm(formOf(name), { vocabularies, parameters })).toEqual([]));

  it.each(formNames)('%s labels everything in both languages', (name) => {
    const walk = (schema: ReturnType<typeof formOf>['schema']): void => {
      for (const child of Object.values(schema.properties ?? {})) {
        expect(child.title).toMatch(/\p{Script=Han}/u);
        expect(child['x-titleEn']).toBeTruthy();
        for (const choice of child.oneOf ?? child.items?.oneOf ?? []) expect(choice['x-titleEn']).toBeTruthy();
        if (child.items?.properties) walk(child.items);
      }
    };
    walk(formOf(name).schema);
  });

  it('have vocabularies whose replacements and codes exist once', () => {
    for (const { items } of Object.values(vocabularies)) {
      const codes = items.map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      for (const { replacedBy } of items) if (replacedBy) expect(codes).toContain(replacedBy);
    }
    expect(vocabularies.industries!.items.filter(({ code }) => code.startsWith('C'))).toHaveLength(31);
  });
});

describe('the application', () => {
  it('accepts a truthful one', () => expect(told(check({}))).toEqual([]));

  it('computes ratios and the size class exactly', () => {
    const { data } = accept(application, truthful, {}, effectiveAccess(application, {}, 'edit'), scope);
    expect(data).toMatchObject({
      rdRatio: 5,
      growth: 25,
      debtRatio: 50,
      mainRatio: 80,
      sizeClass: 'small',
      uscc: '91410305MA9XTE0263',
      district: '410305',
    });
    expect((data.ips as unknown[])[0]).toMatchObject({ category: 'I' });
  });

  it.each([
    [999, 50000, 'medium'],
    [2000, 39999, 'medium'],
    [25, 299, 'micro'],
    [1000, 40000, 'large'],
    [300, 2000, 'medium'],
    [20, 300, 'small'],
    [19, 300, 'micro'],
  ])('puts %i people and %i 万元 into size class %s', (employees, revenueY1, sizeClass) => {
    const data = { ...truthful, employees, revenueY1 };
    expect(accept(application, data, {}, effectiveAccess(application, {}, 'edit'), scope).data.sizeClass).toBe(sizeClass);
  });

  it('refuses a large enterprise', () => expect(told(check({ employees: 1000, revenueY1: 40000 }))).toEqual(['/sizeClass field.check']));

  it('keeps a ratio that cannot be computed empty', () => {
    const { data, errors } = accept(application, { ...truthful, mainRevenueY2: 0 }, {}, effectiveAccess(application, {}, 'edit'), scope);
    expect(data).not.toHaveProperty('growth');
    expect(isRefused(errors)).toBe(false);
  });

  it('refuses main revenue over revenue, and only warns of much research', () => {
    expect(told(check({ mainRevenueY1: 5000.01 }))).toEqual(['/mainRevenueY1 field.check']);
    expect(warnings({ rdY1: 5001 })).toEqual(['rd-within-revenue']);
    expect(warnings({ mainProductShare: 50 })).toEqual(['share-over-half']);
  });

  it('asks for the year before only on the scoring path', () => {
    expect(told(check({ mainRevenueY2: undefined }))).toEqual(['/mainRevenueY2 field.required']);
  });

  it('asks on the direct path for what proves it', () => {
    const direct = { path: 'direct', mainRevenueY2: undefined, audit2: undefined, ips: undefined, ipProof: undefined };
    expect(told(check(direct))).toEqual(['/direct field.required', '/directProof field.required']);
    expect(told(check({ ...direct, direct: ['award', 'honour', 'equity'] }))).toEqual([
      '/awardDate field.required',
      '/honours field.required',
      '/equity field.required',
      '/directProof field.required',
    ]);
  });

  it.each([
    [499.99, ['/equity field.check']],
    [500, []],
  ])('needs equity of 500 in all: %d', (amount, expected) => {
    const equity = [{ investor: '洛阳创投', filingNumber: 'SABC12', amount, receivedOn: '2025-01-01' }];
    const direct = { path: 'direct', direct: ['equity'], equity, directProof: truthful.audit1 };
    expect(told(check(direct))).toEqual(expected);
  });

  it('refuses findings, and “none” beside one', () => {
    expect(told(check({ negatives: ['safety'] }))).toEqual(['/negatives field.check']);
    expect(check({ negatives: ['none', 'safety'] }).map(({ params }) => params.check)).toEqual(['none-exclusive', 'no-negatives']);
    expect(told(check({ negatives: [] }))).toEqual(['/negatives field.required']);
  });

  it('refuses an undeclared truth with the author’s words', () => {
    const [error] = check({ truth: false });
    expect(error).toMatchObject({ pointer: '/truth', code: 'field.check', message: '请确认真实性声明后再提交。' });
    expect(validate(application, { ...truthful, truth: false }, { ...scope, lang: 'en' })[0]!.message).toBe(
      'Please confirm the declaration.',
    );
  });

  it('shows row errors at the cell', () => {
    const ips = [patent, { ...patent, acquisition: 'transferred' }, { ...patent, number: '2', grantedOn: '2027-01-01' }];
    expect(told(check({ ips }))).toEqual([
      '/ips/1/number field.x-unique',
      '/ips/1/transferredOn field.required',
      '/ips/2/number field.minLength',
      '/ips/2/grantedOn field.check',
    ]);
  });

  it('warns of what will not count', () => {
    const late = { ...patent, acquisition: 'transferred', transferredOn: '2025-12-24' };
    expect(warnings({ ips: [late] })).toEqual(['transferred-year']);
    expect(warnings({ ips: [{ ...patent, kind: 'design', grantedOn: '2024-11-25' }] })).toEqual(['maintained-two-years']);
    expect(warnings({ ips: [{ ...patent, kind: 'design', grantedOn: '2024-11-24' }] })).toEqual([]);
  });

  it('is prefilled from the profile', () => {
    expect(emptyDraft(application, scope)).toEqual({
      applyType: 'new',
      industry: 'C34',
      contact: '李示例',
      mobile: '13800138000',
      employees: 120,
      revenueY1: 5000,
      mainRevenueY1: 4000,
      mainRevenueY2: 3200,
      rdY1: 250,
      assetsY1: 6000,
      liabilitiesY1: 3000,
    });
  });
});
