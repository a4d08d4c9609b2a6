import { readFileSync } from 'node:fs';
import { compileForm } from '../../../engine/forms/compile.ts';
import type { FormScope } from '../../../engine/forms/state.ts';
import type { Enterprise } from '../../../engine/model/enterprise.ts';
import type { FormDefinition, Vocabulary } from '../../../engine/model/form.ts';

/** The delivered forms, and a truthful application to start from. */
const root = new URL('../../../forms/', import.meta.url);
function read<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8')) as T;
}

export const vocabularies = Object.fromEntries(
  ['regions', 'industries', 'industry-chains', 'sei'].map((name) => [name, read<Vocabulary>(`vocabularies/${name}.json`)]),
);
export const formNames = ['application', 'inspection', 'province-result', 'yearly-update', 'statement'];
export function formOf(name: string): FormDefinition {
  return read<FormDefinition>(`innovative-sme-evaluation/${name}.json`);
}

export const enterprise: Enterprise = {
  uscc: '91410305MA9XTE0263',
  name: '洛阳示例轴承科技有限公司',
  district: '410305',
  industry: 'C34',
  foundedOn: '2016-05-20',
  status: 'active',
  legalName: '张示例',
  contact: '李示例',
  mobile: '13800138000',
  employees: 120,
  years: [
    { year: 2025, revenue: 5000, mainRevenue: 4000, rd: 250, assets: 6000, liabilities: 3000 },
    { year: 2024, revenue: 4000, mainRevenue: 3200 },
  ],
};
const workflow = new URL('../../../workflows/innovative-sme-evaluation/workflow.json', import.meta.url);
export const { parameters } = JSON.parse(readFileSync(workflow, 'utf8')) as { parameters: Record<string, unknown> };
export const scope: FormScope = { enterprise, today: '2026-11-24', parameters, applyType: 'new' };
export const application = compileForm(formOf('application'), vocabularies, { parameters });

export function file(name = 'a.pdf', type = 'application/pdf', size = 1000) {
  return { id: 'a'.repeat(64), name, size, type };
}
export const patent = {
  name: '一种轴承保持架',
  kind: 'invention',
  highValue: false,
  acquisition: 'own',
  number: 'ZL202310000001.1',
  grantedOn: '2024-03-01',
  related: true,
};
/** A complete application on the scoring path. */
export const truthful: Record<string, unknown> = {
  applyType: 'new',
  path: 'score',
  industry: 'C34',
  contact: '李示例',
  mobile: '13800138000',
  employees: 120,
  revenueY1: 5000,
  mainProduct: '精密轴承',
  mainProductShare: 62.5,
  sei: true,
  seiCode: '2',
  seiNote: '属于高端装备制造中的轴承制造。',
  mainRevenueY1: 4000,
  mainRevenueY2: 3200,
  rdY1: 250,
  assetsY1: 6000,
  liabilitiesY1: 3000,
  ips: [patent],
  negatives: ['none'],
  truth: true,
  selfForm: [file()],
  licence: [file()],
  social: [file()],
  audit1: [file()],
  audit2: [file()],
  ipProof: [file()],
};
/** `pointer code` of every error that refuses the submission. */
export function told(errors: readonly { pointer: string; code: string; level?: string }[]): string[] {
  return errors.filter(({ level }) => level !== 'warn').map(({ pointer, code }) => `${pointer} ${code}`);
}
/** A form of the fields given, on one page. */
export function formWith(
  properties: FormDefinition['schema']['properties'],
  more: Partial<FormDefinition> & { required?: string[] } = {},
): FormDefinition {
  const { required, ...rest } = more;
  const elements = Object.keys(properties ?? {}).map((name) => ({ type: 'Control', scope: `#/properties/${name}` }));
  return {
    id: 'test',
    title: 'Test',
    schema: { type: 'object', properties, required },
    uischema: { type: 'VerticalLayout', elements },
    ...rest,
  };
}
