import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ProgrammePackage } from '../../../../engine/model/definition.ts';
import { checkPackage, isSound } from '../../../../engine/soundness/check.ts';
import { diffPackages } from '../../../../engine/soundness/diff/diff.ts';
import { languagePackages } from '../../../support/language.ts';
import { loadPackage } from '../../../support/pure-world.ts';

const grant = JSON.parse(readFileSync(new URL('../../../definitions/equipment-grant.json', import.meta.url), 'utf8')) as ProgrammePackage;
const evaluation = loadPackage('innovative-sme-evaluation');

// biome-ignore lint/suspicious/noExplicitAny: a draft of a package is changed freely
function changes(before: ProgrammePackage, change: (draft: any) => void) {
  const after = structuredClone(before);
  change(after);
  expect(isSound(checkPackage(after)), JSON.stringify(checkPackage(after))).toBe(true);
  return diffPackages(before, after);
}

describe('what changed between two versions', () => {
  it('is nothing between a version and itself, whatever the order of its properties', () => {
    expect(diffPackages(grant, structuredClone(grant))).toEqual([]);
    const { steps, ...rest } = grant.workflow;
    expect(diffPackages(grant, { ...grant, workflow: { steps, ...rest } })).toEqual([]);
  });

  it('is said of steps: new, gone, renamed by their shape, leading elsewhere', () => {
    const found = changes(grant, ({ workflow }) => {
      const { county, ...others } = workflow.steps;
      workflow.steps = { ...others, district: { ...county, title: '区县初审' } };
      workflow.steps.apply.next = 'district';
      workflow.steps.city.outcomes.grant.to = 'chief';
      workflow.steps.chief = {
        type: 'review',
        title: '科长复核',
        assign: { role: 'city-chief' },
        outcomes: { agree: { label: '同意', to: 'gate' } },
      };
    });
    expect(found.map(({ text }) => text)).toEqual([
      '环节“县区审核”（county）改为“区县初审”（district）。',
      '“区县初审”的名称由“县区审核”改为“区县初审”。',
      '“市局审定”的办理结果“同意补助”由转“金额核定”改为转“科长复核”。',
      '新增环节“科长复核”。',
    ]);
    expect(found.find(({ code }) => code === 'diff.step-renamed')).toMatchObject({
      ...{ class: 'process', document: 'workflow', before: '/steps/county', after: '/steps/district', affectsRunning: true },
      textEn: 'The step “县区审核” (county) is now “区县初审” (district).',
    });
  });

  it('is said of deadlines with their units, of people and of how they decide', () => {
    const found = changes(grant, ({ workflow }) => {
      workflow.steps.county.deadline = { amount: 20, unit: 'calendarDays', warn: 2, onExpire: { escalate: 'city-chief' } };
      workflow.steps.city.assign = [{ role: 'city-clerk' }, { role: 'city-chief' }];
      workflow.steps.city.policy = { type: 'any' };
    });
    expect(found.map(({ class: kind, text }) => [kind, text])).toEqual([
      ['time', '“县区审核”的期限（时限）由5 个工作日改为20 日。'],
      ['time', '“县区审核”期限届满时：原为转到“refused”；现为报告上级。'],
      ['people', '“市局审定”的办理人由市局经办改为市局经办、市局科长。'],
      ['people', '“市局审定”的决定方式由无改为或签：任一人办理即可。'],
    ]);
  });

  it('is said of forms: fields added and removed, types, what is required, when it is shown', () => {
    const found = changes(grant, ({ forms }) => {
      const { schema, uischema } = forms.application;
      schema.properties.note.type = 'number';
      schema.properties.year = { type: 'integer', title: '购置年份', 'x-visibleWhen': 'application.amount > 5' };
      schema.required = ['amount', 'note'];
      schema.properties.amount.title = '设备投资';
      uischema.elements.push({ type: 'Control', scope: '#/properties/year' });
    });
    expect(found.map(({ code, class: kind }) => [code, kind])).toEqual([
      ['diff.field-text', 'texts'],
      ['diff.field-type', 'forms'],
      ['diff.field-required', 'forms'],
      ['diff.field-added', 'forms'],
      ['diff.layout', 'texts'],
    ]);
    expect(found[3]).toMatchObject({
      document: 'forms/application',
      before: null,
      after: '/schema/properties/year',
      text: '表单“申请表”新增字段“购置年份”。',
    });
    expect(found[0]?.affectsRunning).toBe(false);
  });

  it('says yes and no, and lists what is a list', () => {
    const found = changes(grant, ({ workflow, forms }) => {
      workflow.basis = ['洛工信〔2026〕1 号', '洛工信〔2026〕2 号'];
      forms.application.schema.required = ['amount', 'note'];
    });
    expect(found.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^事项的依据由 .+ 改为 洛工信〔2026〕1 号、洛工信〔2026〕2 号。$/),
      expect.stringMatching(/是否必填：原为 否；现为 是。$/),
    ]);
  });

  it('reads conditions back as sentences: branches, bands of a scorecard, conditions to apply', () => {
    const branch = changes(grant, ({ workflow }) => {
      workflow.steps.gate.branches[0].when = 'application.amount >= 20';
    });
    expect(branch.map(({ text }) => text)).toEqual([
      '“金额核定”的分支：原为设备投资额不低于 10 万元 → 予以补助；现为设备投资额不低于 20 万元 → 予以补助。',
    ]);
    const rules = changes(evaluation, ({ workflow }) => {
      const card = workflow.ruleVersions[0].scorecards.innovative;
      card.items[1].bands[0] = { when: 'application.rdRatio >= 6', score: 20, label: '6%以上' };
      card.passTotal += 5;
      workflow.parameters.largeEmployees = 800;
      workflow.eligibility.splice(1, 1);
    });
    expect(rules.map(({ code, affectsRunning }) => [code, affectsRunning])).toEqual([
      ['diff.parameter', true],
      ['diff.condition-removed', false],
      ['diff.pass', true],
      ['diff.band', true],
    ]);
    expect(rules[3]).toMatchObject({ before: '/ruleVersions/0/scorecards/innovative/items/1/bands/0', class: 'rules' });
    expect(rules[3]?.text).toMatch(/^指标“上年度研发费用占营业收入比重”的档位：原为.*不低于 5.* → 20；现为.*不低于 6.* → 20。$/);
  });

  it('is said of the share of a sample', () => {
    const { pkg } = languagePackages().find(({ name }) => name === 'lots')!;
    const found = changes(pkg, ({ workflow }) => {
      workflow.steps.sample.lot.share = '20';
    });
    expect(found.map(({ class: kind, text }) => [kind, text])).toContainEqual(['rules', '“抽取质检”的抽取比例由 30 % 改为 20 %。']);
  });
});
