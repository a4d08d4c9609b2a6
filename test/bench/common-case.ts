/** The common case as a definition of the product's own language, and the people who work on it. */
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { Enterprise } from '../../engine/model/enterprise.ts';
import type { User } from '../../engine/model/user.ts';

export const commonCase: ProgrammePackage = {
  workflow: {
    id: 'common-case',
    title: '基准流程',
    owner: 'city',
    legalKind: 'evaluation',
    roles: { 'county-reviewer': { title: '县区审核' }, 'city-reviewer': { title: '市级审核' }, clerk: { title: '经办' } },
    start: 'apply',
    steps: {
      apply: { type: 'form', title: '填报', form: 'application', by: 'applicant', next: 'county' },
      county: {
        type: 'review',
        title: '县区审核',
        assign: { role: 'county-reviewer', scope: 'enterprise.district' },
        deadline: { amount: 5, unit: 'workingDays', warn: 2 },
        outcomes: { approve: { label: '通过', to: 'city' }, reject: { label: '不通过', to: 'refused', reason: 'required' } },
      },
      city: {
        type: 'review',
        title: '市级会签',
        assign: { role: 'city-reviewer', count: 3 },
        policy: { type: 'all' },
        deadline: { amount: 10, unit: 'workingDays', warn: 2 },
        outcomes: { approve: { label: '通过', to: 'gate' }, reject: { label: '不通过', to: 'refused', reason: 'required' } },
      },
      gate: { type: 'decide', branches: [{ when: 'application.score >= 60', to: 'notice' }], otherwise: 'refused' },
      notice: {
        type: 'notice',
        title: '公示',
        period: { amount: 5, unit: 'workingDays', countFirstDay: true },
        content: [{ label: '企业', value: 'enterprise.name' }],
        objections: { role: 'clerk' },
        outcomes: { clear: { to: 'done' }, upheld: { to: 'refused' } },
      },
      done: { type: 'end', outcome: 'approved' },
      refused: { type: 'end', outcome: 'rejected', tone: 'negative' },
    },
  },
  forms: {
    application: {
      id: 'application',
      title: '申请表',
      schema: {
        type: 'object',
        required: ['projectName', 'score'],
        properties: {
          projectName: { type: 'string', title: '项目名称', maxLength: 60 },
          score: { type: 'number', title: '自评分', minimum: 0, maximum: 100 },
          amount: { type: 'number', title: '金额', minimum: 0 },
          description: { type: 'string', title: '说明', format: 'longtext', maxLength: 3000 },
        },
      },
      uischema: {
        type: 'VerticalLayout',
        elements: ['projectName', 'score', 'amount', 'description'].map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
      },
    },
  },
  vocabularies: {},
};

export const enterprise: Enterprise = {
  uscc: '91410305MA9XTE0263',
  name: '洛阳示范企业有限公司',
  district: '410305',
  industry: 'C35',
  foundedOn: '2015-05-01',
  status: 'active',
  legalName: '张三',
  contact: '李四',
  mobile: '13800000000',
  employees: 100,
  years: [{ year: 2025, revenue: 1000 }],
};

const person = (id: string, grants: User['grants'], memberships: User['memberships'] = []): User => ({
  id,
  login: id,
  name: id,
  grants,
  memberships,
});

export const people = {
  agent: person('agent', [], [{ uscc: enterprise.uscc, role: 'agent' }]),
  county: person('county', [{ role: 'county-reviewer', org: 'county-bureau', district: enterprise.district }]),
  city: [1, 2, 3].map((n) => person(`city${n}`, [{ role: 'city-reviewer', org: 'city' }])),
  admin: person('admin', [{ role: 'administrator', org: 'city' }]),
};
