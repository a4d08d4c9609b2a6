/** An enterprise for trying a form out: none that exists (its number is a valid one of nobody). */
import type { Enterprise } from '../../../../engine/model/enterprise.ts';

export const sampleEnterprise = (today: string): Enterprise => {
  const year = Number(today.slice(0, 4)) || 2026;
  return {
    uscc: '91410300MA00000005',
    name: '示例科技有限公司',
    district: '410305',
    industry: 'C34',
    foundedOn: `${year - 8}-05-18`,
    status: 'active',
    legalName: '张示例',
    contact: '李示例',
    mobile: '13900000000',
    email: 'sample@example.com',
    employees: 86,
    years: [1, 2, 3].map((back) => ({
      year: year - back,
      revenue: 9000 - back * 800,
      mainRevenue: 7600 - back * 700,
      rd: 520 - back * 60,
      assets: 10_000 - back * 500,
      liabilities: 4200 - back * 150,
    })),
  };
};
