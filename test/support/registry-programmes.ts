/** A programme that puts everybody who applies on a public list and on one that isn't, and one whose form refers to both. */
import type { ProgrammePackage } from '../../engine/model/definition.ts';
import type { FieldSchema } from '../../engine/model/form.ts';

function packageOf(id: string, title: string, properties: Record<string, FieldSchema>, more: object, steps: object): ProgrammePackage {
  const elements = Object.keys(properties).map((name) => ({ type: 'Control', scope: `#/properties/${name}` }));
  return {
    workflow: {
      ...{ id, title, owner: 'miit-luoyang', legalKind: 'service', roles: {}, start: 'apply', ...more },
      steps: {
        apply: { type: 'form', title: '填报', form: 'application', by: 'applicant', next: 'enlist' in steps ? 'enlist' : 'done' },
        ...steps,
        done: { type: 'end', title: '完成', outcome: 'done', tone: 'positive' },
      },
    },
    forms: {
      application: {
        ...{ id: 'application', title: '申请表', schema: { type: 'object', properties } },
        uischema: { type: 'VerticalLayout', elements },
      },
    },
    vocabularies: {},
  } as ProgrammePackage;
}

const certificate = (prefix: string) => ({ number: `${prefix}-{seq:4}`, title: '证书', body: '兹证明', fields: [] });
const valid = { amount: 1, unit: 'years' };
export const keeper = packageOf(
  'list-keeper',
  '代理机构登记',
  { text: { type: 'string', title: '说明' } },
  { registries: { agencies: { title: '代理机构' }, insiders: { title: '内部名单', public: false } } },
  {
    enlist: { type: 'register', title: '列入', registry: 'agencies', valid, certificate: certificate('AG'), next: 'inside' },
    inside: { type: 'register', title: '列入内部名单', registry: 'insiders', valid, certificate: certificate('IN'), next: 'done' },
  },
);
export const referring = (registry = 'agencies') =>
  packageOf(
    'list-user',
    '委托备案',
    {
      agency: { type: 'string', title: '代理机构', 'x-reference': { registry } },
      insider: { type: 'string', title: '内部编号', 'x-reference': { registry: 'insiders' } },
    },
    {},
    {},
  );
/** A number that only one enterprise may use. */
export const claiming = packageOf(
  'number-user',
  '证书备案',
  { certificate: { type: 'string', title: '证书编号', 'x-claim': 'certificates' } },
  {},
  {},
);
