/** A small programme with figures to make rules of: what `studio-rules.test.ts` begins with. */
const form = {
  ...{ id: 'application', title: '申请表' },
  schema: {
    type: 'object',
    required: ['revenue', 'kind'],
    properties: {
      revenue: { type: 'number', title: '营业收入', 'x-unit': '万元', minimum: 0 },
      kind: {
        type: 'string',
        title: '企业类型',
        oneOf: [
          { const: 'small', title: '小型企业' },
          { const: 'micro', title: '微型企业' },
        ],
      },
      listed: { type: 'boolean', title: '已上市' },
      patents: {
        ...{ type: 'array', title: '专利清单' },
        items: {
          type: 'object',
          properties: { own: { type: 'boolean', title: '自主研发' }, granted: { type: 'string', format: 'date', title: '授权日期' } },
        },
      },
    },
  },
  uischema: {
    type: 'VerticalLayout',
    elements: ['revenue', 'kind', 'listed', 'patents'].map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
  },
};
export const bare = {
  workflow: {
    ...{ id: 'subsidy', title: '企业奖补', owner: 'miit-luoyang', legalKind: 'honour', start: 'apply' },
    steps: {
      apply: { type: 'form', title: '填报', form: 'application', by: 'applicant', next: 'done' },
      done: { type: 'end', title: '办结', outcome: 'approved' },
    },
  },
  forms: { application: form },
  vocabularies: {},
  scenarios: null,
};
export const version = { id: 'r2026-01', title: '2026 年标准', basis: '洛工信〔2026〕1号', from: '2026-01-01' };
export const withVersion = (more: object) => ({ ...bare, workflow: { ...bare.workflow, ruleVersions: [{ ...version, ...more }] } });
