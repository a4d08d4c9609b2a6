/** A small programme as an office has many of: an application, its county, its city, a list with certificates. */
import type { ProgrammePackage } from '../../../engine/model/definition.ts';

export const modelOwner = 'miit-luoyang';
export const modelId = 'large-00';

/** The n-th of the programmes, all alike but for id, title, owner and registry. */
export function largeProgramme(id = modelId, owner = modelOwner): ProgrammePackage {
  const properties = {
    projectName: { type: 'string', title: '项目名称', maxLength: 60 },
    amount: { type: 'number', title: '申请金额', minimum: 0, 'x-unit': '万元' },
    description: { type: 'string', title: '说明', format: 'longtext', maxLength: 3000 },
    proof: { type: 'array', title: '证明材料', format: 'files', 'x-accept': ['application/pdf'] },
  };
  return {
    workflow: {
      ...{ id, title: `专项资金 ${id.slice(-2)}`, owner, legalKind: 'service', start: 'apply' },
      roles: { 'county-clerk': { title: '县区经办' }, 'city-clerk': { title: '市级经办' } },
      registries: { [id]: { title: `名单 ${id.slice(-2)}` } },
      steps: {
        apply: { type: 'form', title: '填报', form: 'application', by: 'applicant', next: 'accept' },
        accept: {
          type: 'review',
          title: '县区受理',
          assign: { role: 'county-clerk', scope: 'enterprise.district' },
          deadline: { amount: 5, unit: 'workingDays', warn: 2 },
          outcomes: { pass: { label: '受理', to: 'review' }, refuse: { label: '不予受理', to: 'refused', reason: 'required' } },
        },
        review: {
          type: 'review',
          title: '市级审核',
          assign: { role: 'city-clerk' },
          deadline: { amount: 10, unit: 'workingDays', warn: 3 },
          outcomes: { approve: { label: '通过', to: 'enlist' }, reject: { label: '不通过', to: 'refused', reason: 'required' } },
        },
        enlist: {
          ...{ type: 'register', title: '列入', registry: id, valid: { amount: 3, unit: 'years' }, next: 'done' },
          certificate: { number: `L${id.slice(-2)}-{seq:7}`, title: '证书', body: '兹证明', fields: [] },
        },
        done: { type: 'end', title: '办结', outcome: 'approved', tone: 'positive' },
        refused: { type: 'end', title: '未通过', outcome: 'rejected', tone: 'negative' },
      },
    },
    forms: {
      application: {
        ...{ id: 'application', title: '申请表', schema: { type: 'object', required: ['projectName'], properties } },
        uischema: {
          type: 'VerticalLayout',
          elements: Object.keys(properties).map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
        },
      },
    },
    vocabularies: {},
  } as unknown as ProgrammePackage;
}
