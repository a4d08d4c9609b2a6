import { addYears, yearOf } from '../../calendar/date.ts';
import { usccCheck } from '../../forms/formats/uscc.ts';
import type { Enterprise } from '../../model/enterprise.ts';

/** An ordinary small enterprise with the figures of two years before `today`; `n` tells several apart. */
export function sampleEnterprise(today: string, n = 0): Enterprise {
  const head = `91410305MA9${String(400000 + n)}`;
  const year = yearOf(today) - 1;
  return {
    uscc: head + usccCheck(head),
    name: `Sample enterprise ${n + 1}`,
    district: '410305',
    industry: 'C34',
    foundedOn: addYears(today, -8),
    status: 'active',
    legalName: 'Sample legal representative',
    contact: 'Sample contact',
    mobile: '13900000000',
    employees: 120,
    years: [
      { year, revenue: 5000, mainRevenue: 4000, rd: 260, assets: 8000, liabilities: 3000 },
      { year: year - 1, revenue: 4500, mainRevenue: 3600, rd: 220, assets: 7000, liabilities: 2800 },
    ],
  };
}
