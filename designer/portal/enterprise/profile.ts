import { type Enterprise, type FigureSource, figureSources, type YearFigure, yearFigures } from '../../../engine/model/enterprise.ts';

/** The profile as typed: every figure is text until it is saved. */
export type YearInput = Readonly<Record<'year' | 'source' | YearFigure, string>>;
export interface ProfileInput {
  readonly texts: Readonly<Record<string, string>>;
  readonly years: readonly YearInput[];
}
export const figureNames = Object.keys(yearFigures) as readonly YearFigure[];
export const baseFields = ['district', 'industry', 'chain', 'employees'] as const;
export const peopleFields = ['legalName', 'contact', 'mobile', 'email'] as const;
const needed = new Set(['district', 'industry', 'employees', 'legalName', 'contact', 'mobile']);

export function toInput(enterprise: Enterprise): ProfileInput {
  const texts = Object.fromEntries([...baseFields, ...peopleFields].map((name) => [name, String(enterprise[name] ?? '')]));
  const years = enterprise.years.map(
    (item) =>
      ({
        ...{ year: String(item.year), source: item.source ?? '' },
        ...Object.fromEntries(figureNames.map((name) => [name, item[name] === undefined ? '' : String(item[name])])),
      }) as YearInput,
  );
  return { texts, years };
}

export function blankYear(year: string): YearInput {
  return { year, source: '', ...Object.fromEntries(figureNames.map((name) => [name, ''])) } as YearInput;
}

const number = (text: string) => Number(text.replace(/[,\s]/g, ''));
/** Problems by field name (`years.0.revenue`). The server checks the rest. */
export function checkProfile({ texts, years }: ProfileInput): Readonly<Record<string, 'required' | 'number' | 'integer'>> {
  const wrong: Record<string, 'required' | 'number' | 'integer'> = {};
  for (const name of needed) if (!texts[name]?.trim()) wrong[name] = 'required';
  if (texts.employees && !Number.isInteger(number(texts.employees))) wrong.employees = 'number';
  years.forEach((item, index) => {
    for (const name of ['year', 'revenue'] as const) if (item[name].trim() === '') wrong[`years.${index}.${name}`] = 'required';
    for (const name of ['year', ...figureNames] as const) {
      const whole = name === 'year' || yearFigures[name] !== 'money';
      if (item[name].trim() === '') continue;
      if (!Number.isFinite(number(item[name]))) wrong[`years.${index}.${name}`] = 'number';
      else if (whole && !(Number.isInteger(number(item[name])) && number(item[name]) >= 0)) wrong[`years.${index}.${name}`] = 'integer';
    }
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
        ...{ year: number(item.year), revenue: number(item.revenue) },
        ...Object.fromEntries(
          figureNames.filter((name) => name !== 'revenue' && item[name].trim() !== '').map((name) => [name, number(item[name])]),
        ),
        ...(isSource(item.source) ? { source: item.source } : {}),
      }))
      .sort((a, b) => b.year - a.year),
  };
}

function isSource(text: string): text is FigureSource {
  return (figureSources as readonly string[]).includes(text);
}
