import { describe, expect, it } from 'vitest';
import { compileProgramme } from '../../../engine/machine/compile.ts';
import { guideOf } from '../../../engine/machine/guide.ts';
import type { ProgrammePackage } from '../../../engine/model/definition.ts';
import type { Enterprise } from '../../../engine/model/enterprise.ts';
import { standingOf } from '../../../engine/soundness/standing.ts';
import grant from '../../definitions/equipment-grant.json' with { type: 'json' };

const enterprise: Enterprise = {
  ...{ uscc: '91410305MA9XTE0263', name: '甲公司', district: '410305', industry: 'C34', foundedOn: '2024-05-18', status: 'active' },
  ...{ legalName: '甲', contact: '乙', mobile: '13900000000', employees: 100, years: [{ year: 2025, revenue: 320, patents: 3 }] },
};
const today = '2026-03-02';

/** The conditions of a programme, each by itself. */
function judged(conditions: readonly string[], change: Partial<Enterprise> = {}) {
  const { workflow, ...rest } = structuredClone(grant) as unknown as ProgrammePackage;
  const eligibility = conditions.map((when, index) => ({ id: `c${index}`, when, reason: when }));
  const compiled = compileProgramme({ ...rest, workflow: { ...workflow, eligibility } }, conditions.join());
  return standingOf(compiled, { enterprise: { ...enterprise, ...change }, registry: [], records: [] }, today, 'zh-CN');
}
const one = (when: string, change: Partial<Enterprise> = {}) => judged([when], change).conditions[0]!;

describe('how an enterprise stands', () => {
  it('says how far a figure is, in its unit', () => {
    expect(one('enterprise.years[1].revenue >= 400')).toMatchObject({
      verdict: 'no',
      gaps: [{ title: expect.stringContaining('营业收入'), have: 320, need: 400, missing: 80, more: true, unit: 'money' }],
    });
    expect(one('years(enterprise.foundedOn, today) >= 3').gaps).toMatchObject([
      { have: 1, need: 3, missing: 2, more: true, unit: 'years' },
    ]);
    expect(one('5 <= enterprise.years[1].patents').gaps).toMatchObject([{ have: 3, need: 5, missing: 2, more: true, unit: 'pieces' }]);
    expect(one('not(enterprise.employees >= 50)').gaps).toMatchObject([{ have: 100, need: 50, missing: 50, more: false, unit: 'people' }]);
  });

  it('counts what is missing as unknown, not as refused, unless something else decides', () => {
    expect(one('enterprise.years[1].rd >= 10')).toMatchObject({ verdict: 'unknown', lacks: [{ field: 'years.rd', title: '研发费用' }] });
    expect(one('enterprise.chain = "bearing"')).toMatchObject({ verdict: 'unknown', lacks: [{ field: 'chain' }] });
    expect(one('enterprise.employees < 50 and enterprise.years[1].rd >= 10')).toMatchObject({ verdict: 'no', lacks: [] });
    expect(one('enterprise.employees > 50 or enterprise.years[1].rd >= 10').verdict).toBe('yes');
    expect(one('enterprise.years[1].rd >= 10', { years: [] }).verdict).toBe('unknown');
    expect(one('count(enterprise.years) >= 1', { years: [] })).toMatchObject({ verdict: 'no', gaps: [{ missing: 1 }] });
    expect(one('every year in enterprise.years satisfies year.revenue > 0').verdict).toBe('yes');
  });

  it('is nearer the less is missing', () => {
    const near = judged(['enterprise.years[1].revenue >= 330']).distance;
    const far = judged(['enterprise.years[1].revenue >= 3300']).distance;
    const none = judged(['enterprise.status = "abnormal"']).distance;
    expect([judged([]).distance, near < far, far < none, none]).toEqual([0, true, true, 1]);
    expect(judged(['enterprise.employees > 10', 'enterprise.years[1].rd > 1']).verdict).toBe('unknown');
  });
});

describe('the service guide', () => {
  it('follows from the definition, and says what the department adds', () => {
    const pkg = structuredClone(grant) as unknown as ProgrammePackage;
    const guide = {
      fee: '不收费',
      feeEn: 'free',
      promised: { amount: 5, unit: 'workingDays' as const },
      faq: [{ question: '问', answer: '答' }],
    };
    const read = guideOf({ ...pkg, workflow: { ...pkg.workflow, guide } }, today, 'en');
    expect(read).toMatchObject({ fee: 'free', promised: { amount: 5, unit: 'workingDays' }, faq: [{ question: '问', answer: '答' }] });
    expect(read.steps.length).toBeGreaterThan(1);
    expect(read.steps[0]).toMatchObject({ who: 'applicant', main: true });
    expect(guideOf(pkg, today, 'zh-CN')).toMatchObject({ fee: null, contact: null, promised: null, faq: [] });
  });
});
