/** A sound application for the evaluation, and the people who handle it. */
import { compileProgramme } from '../../../engine/machine/compile.ts';
import type { CompiledProgramme } from '../../../engine/machine/programme.ts';
import { loadPackage, type Opening, PureWorld } from '../../support/pure-world.ts';

const file = (name: string) => [{ id: 'a'.repeat(64), name, size: 1000, type: 'application/pdf' }];

export const ownInvention = {
  name: '一种精密主轴',
  kind: 'invention',
  category: 'I',
  highValue: false,
  acquisition: 'own',
  number: 'ZL202110000001.X',
  grantedOn: '2022-03-01',
  related: true,
};

/** As golden vector ①: 70 points. */
export const application = {
  applyType: 'new',
  path: 'score',
  name: '洛阳样例精密机械有限公司',
  uscc: '91410305MA9XTE0263',
  district: '410305',
  industry: 'C35',
  contact: '李四',
  mobile: '13800000000',
  employees: 120,
  revenueY1: 10500,
  sizeClass: 'small',
  mainProduct: '精密主轴',
  mainProductShare: 60,
  sei: true,
  seiCode: '2.1',
  seiNote: '高端装备',
  mainRevenueY1: 5775,
  mainRevenueY2: 5500,
  rdY1: 315,
  assetsY1: 10000,
  liabilitiesY1: 5500,
  rdRatio: 3,
  growth: 5,
  debtRatio: 55,
  mainRatio: 55,
  ips: [ownInvention],
  negatives: ['none'],
  truth: true,
  selfForm: file('自评表.pdf'),
  licence: file('营业执照.pdf'),
  social: file('社保.pdf'),
  audit1: file('审计.pdf'),
  audit2: file('审计2.pdf'),
  ipProof: file('证书.pdf'),
};

export const inspection = { conclusion: '现场核查一致，数据属实。', visitedOn: '2026-03-05', photos: file('照片.jpg') };
export const provinceResult = { documentNumber: '豫工信企业〔2026〕12号', announcedOn: '2026-06-01', evidence: file('公告.pdf') };

let compiled: CompiledProgramme | undefined;
export function evaluation(now?: string): PureWorld {
  compiled ??= compileProgramme(loadPackage('innovative-sme-evaluation'), 'f'.repeat(64));
  return new PureWorld(compiled, now);
}

export const window = { id: 'w-2026-1', title: '2026 年第一批', opensOn: '2026-03-01', closesOn: '2026-03-31' };

/** Filled and signed: the county has it. */
export function signed(opening: Opening = {}, changes: Readonly<Record<string, unknown>> = {}): PureWorld {
  const world = evaluation().open({ window, applyType: 'new', ...opening });
  world.as('agent').complete('submit', { data: { ...application, ...changes } });
  world.as('legal').complete('sign');
  return world;
}

/** Inspected by two: the departments have it. */
export function inspected(world: PureWorld, verified: Readonly<Record<string, unknown>> = {}): PureWorld {
  world.as('county').complete('accept');
  world.as('county').complete('consistent', { data: inspection, verified });
  world.as('county2').complete('consistent', { data: inspection });
  return world;
}

export const departments = { market: 'marketRegulation', safety: 'emergency', environment: 'ecology', tax: 'taxation' } as const;

/** Cleared by all departments. */
export function cleared(world: PureWorld): PureWorld {
  for (const [user, step] of Object.entries(departments)) world.as(user).complete('clear', {}, step);
  return world;
}

/** Approved by clerk and chief: the public notice is out. */
export function published(world: PureWorld): PureWorld {
  world.as('city').complete('approve');
  world.as('chief').complete('approve');
  return world;
}
