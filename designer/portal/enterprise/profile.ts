import type { Enterprise } from '../../../engine/model/enterprise.ts';

/** The profile as typed: every figure is text until it is saved. */
export type YearInput = Record<'year' | 'revenue' | 'mainRevenue' | 'rd' | 'assets' | 'liabilities', string>;
export interface ProfileInput {
  readonly texts: Readonly<Record<string, string>>;
  readonly years: readonly YearInput[];
}
export const yearFigures = ['revenue', 'mainRevenue', 'rd', 'assets', 'liabilities'] as const;
export const baseFields = ['district', 'industry', 'chain', 'employees'] as const;
export const peopleFields = ['legalName', 'contact', 'mobile', 'email'] as const;
const needed = new Set(['district', 'industry', 'employees', 'legalName', 'contact', 'mobile']);

export function toInput(enterprise: Enterprise): ProfileInput {
  const texts = Object.fromEntries([...baseFields, ...peopleFields].map((name) => [name, String(enterprise[name] ?? '')]));
  const years = enterprise.years.map((item) => ({
    year: String(item.year),
    ...(Object.fromEntries(yearFigures.map((name) => [name, item[name] === undefined ? '' : String(item[name])])) as Record<
      (typeof yearFigures)[number],
      string
    >),
  }));
  return { texts, years };
}

const number = (text: string) => Number(text.replace(/[,\s]/g, ''));
/** Problems by field name (`years.0.revenue`): `required` or `number`. The server checks the rest. */
export function checkProfile({ texts, years }: ProfileInput): Readonly<Record<string, 'required' | 'number'>> {
  const wrong: Record<string, 'required' | 'number'> = {};
  for (const name of needed) if (!texts[name]?.trim()) wrong[name] = 'required';
  if (texts.employees && !Number.isInteger(number(texts.employees))) wrong.employees = 'number';
  years.forEach((item, index) => {
    for (const name of ['year', 'revenue'] as const) if (item[name].trim() === '') wrong[`years.${index}.${name}`] = 'required';
    for (const name of ['year', ...yearFigures] as const)
      if (item[name].trim() !== '' && !Number.isFinite(number(item[name]))) wrong[`years.${index}.${name}`] = 'number';
  });
  return wrong;
}

export function toEnterprise(base: Enterprise, { texts, years }: ProfileInput): Enterprise {
  const optional = Object.fromEntries(['chain', 'email'].flatMap((name) => (texts[name]?.trim() ? [[name, texts[name].trim()]] : [])));
  const { chain: _, email: __, ...rest } = base;
  return {
    ...rest,
    ...optional,
    district: texts.district ?? base.district,
    industry: texts.industry ?? base.industry,
    legalName: texts.legalName?.trim() ?? '',
    contact: texts.contact?.trim() ?? '',
    mobile: texts.mobile?.trim() ?? '',
    employees: number(texts.employees ?? ''),
    years: years
      .map((item) => ({
        year: number(item.year),
        revenue: number(item.revenue),
        ...Object.fromEntries(yearFigures.slice(1).flatMap((name) => (item[name].trim() === '' ? [] : [[name, number(item[name])]]))),
      }))
      .sort((a, b) => b.year - a.year),
  };
}
