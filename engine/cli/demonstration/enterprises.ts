/** Enterprises that nobody has to look up: made from words and shares, the same for the same seed. */
import { addDays, yearOf } from '../../calendar/date.ts';
import { usccCheck } from '../../forms/formats/uscc.ts';
import type { Enterprise, EnterpriseYear } from '../../model/enterprise.ts';
import type { User } from '../../model/user.ts';
import { type Chance, chance } from '../../sandbox/chance.ts';
import type { DataSet } from './data-set.ts';

export interface MadeEnterprise {
  readonly enterprise: Enterprise;
  /** The legal representative `e0001` and the agent `e0001-agent`, with the number of the enterprise. */
  readonly members: readonly [User, User];
}

/** So many of the data set's enterprises; figures go back from the year before `today` (YYYY-MM-DD). */
export function makeEnterprises(set: DataSet, count: number, today: string): MadeEnterprise[] {
  const names = new Set<string>();
  return Array.from({ length: count }, (_, index) => makeEnterprise(set, index + 1, today, names));
}

function makeEnterprise(set: DataSet, n: number, today: string, names: Set<string>): MadeEnterprise {
  const luck = chance(set.seed * 7919 + n);
  const district = luck.weighed(set.districts);
  const trade = luck.weighed(set.trades);
  let name = '';
  do {
    const prefix = luck.weighed(set.prefixes).text.replace('{place}', district.place);
    name = `${prefix}${luck.pick(set.brands)}${luck.pick(trade.words)}${luck.weighed(set.forms).text}`;
  } while (names.has(name));
  names.add(name);
  const person = () => `${luck.pick([...set.surnames])}${luck.pick(set.given)}`;
  const size = luck.weighed(set.sizes);
  const employees = luck.whole(...size.employees);
  const [legalName, contact] = [person(), person()];
  const uscc = usccOf(district.code, n);
  const state = luck.next();
  const { abnormal, cancelled } = set.shares;
  const status = state < cancelled ? 'cancelled' : state < cancelled + abnormal ? 'abnormal' : 'active';
  const enterprise: Enterprise = {
    ...{ uscc, name, district: district.code, industry: trade.industry },
    ...(trade.chain !== undefined && luck.next() < 0.6 ? { chain: trade.chain } : {}),
    foundedOn: addDays(today, -Math.round(200 + luck.next() ** 1.6 * 9_500)),
    ...{ status, legalName, contact, mobile: `${luck.pick(phones)}0379${String(1000 + n)}`, employees },
    years:
      luck.next() < set.shares.withoutFigures ? [] : yearsOf(set, luck, { today, employees, perHead: luck.whole(...size.revenuePerHead) }),
  };
  const login = `e${String(n).padStart(4, '0')}`;
  const member = (own: string, called: string, role: 'legal-representative' | 'agent'): User => ({
    ...{ id: `user-${own}`, login: own, name: called, grants: [], memberships: [{ uscc, role }] },
  });
  return { enterprise, members: [member(login, legalName, 'legal-representative'), member(`${login}-agent`, contact, 'agent')] };
}

const phones = ['139', '138', '137', '136', '135', '150', '151', '158', '186', '187'];

/** Newest first; two or three years, each with what belongs together: research below revenue, liabilities below most of the assets. */
function yearsOf(
  { shares }: DataSet,
  luck: Chance,
  { today, employees, perHead }: { readonly today: string; readonly employees: number; readonly perHead: number },
): EnterpriseYear[] {
  const newest = yearOf(today) - 1;
  const researching = luck.next() < shares.researching;
  const main = 0.62 + luck.next() * 0.35;
  const assetsPer = 0.8 + luck.next() * 0.8;
  const debt = 0.25 + luck.next() * 0.5;
  let revenue = employees * perHead;
  let heads = employees;
  return Array.from({ length: luck.next() < 0.7 ? 3 : 2 }, (_, back) => {
    const rate = researching ? 0.03 + luck.next() * 0.045 : 0.001 + luck.next() * 0.012;
    const year = {
      ...{ year: newest - back, revenue: Math.round(revenue), mainRevenue: Math.round(revenue * main), rd: Math.round(revenue * rate) },
      ...{ assets: Math.round(revenue * assetsPer), liabilities: Math.round(revenue * assetsPer * debt) },
      ...{ tax: Math.round(revenue * (0.02 + luck.next() * 0.04)), employees: heads, rdStaff: Math.round(heads * rate * 3) },
      ...{ patents: researching ? luck.whole(0, 9) : luck.whole(0, 2), source: back === 0 ? ('own' as const) : ('audit' as const) },
    };
    revenue /= 0.88 + luck.next() * 0.4;
    heads = Math.max(1, Math.round(heads / (0.92 + luck.next() * 0.2)));
    return year;
  });
}

/** GB 32100-2015, its nine characters of the organisation by GB 11714; functional areas register with the city. */
function usccOf(district: string, n: number): string {
  const authority = /^\d{6}$/.test(district) ? district : '410300';
  const body = `MAE${String(n).padStart(5, '0')}`;
  const value = (char: string) => (char >= 'A' ? char.charCodeAt(0) - 55 : Number(char));
  const rest = 11 - ([3, 7, 9, 10, 5, 8, 4, 2].reduce((sum, weight, index) => sum + weight * value(body[index] ?? '0'), 0) % 11);
  const head = `91${authority}${body}${rest === 10 ? 'X' : rest === 11 ? '0' : rest}`;
  return head + usccCheck(head);
}
