import { Button } from 'antd';
import { useId } from 'react';
import { useText } from '../../app/locale.tsx';
import { type YearInput, yearFigures } from './profile.ts';

interface YearsProps {
  readonly years: readonly YearInput[];
  readonly errorOf: (name: string) => string | null;
  readonly onChange: (years: readonly YearInput[]) => void;
}

/** Yearly figures side by side, a column a year; on phones one year after the other. */
export function Years({ years, errorOf, onChange }: YearsProps) {
  const t = useText();
  const id = useId();
  const newest = Math.max(0, ...years.map((item) => Number(item.year) || 0));
  const set = (index: number, name: keyof YearInput, value: string) =>
    onChange(years.map((item, place) => (place === index ? { ...item, [name]: value } : item)));
  const blank: YearInput = {
    year: newest > 0 ? String(newest + 1) : '',
    revenue: '',
    mainRevenue: '',
    rd: '',
    assets: '',
    liabilities: '',
  };
  return (
    <>
      <div className="lz-years">
        {years.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the year itself is being edited
          <fieldset key={index} className="lz-year">
            <legend className="lz-hidden">
              {t('enterprise.year')} {item.year}
            </legend>
            {(['year', ...yearFigures] as const).map((name) => {
              const error = errorOf(`years.${index}.${name}`);
              return (
                <div key={name} className="lz-year-row">
                  <label htmlFor={`${id}-${index}-${name}`}>{t(`enterprise.${name}`)}</label>
                  <input
                    id={`${id}-${index}-${name}`}
                    className="lz-input lz-number"
                    inputMode={name === 'year' ? 'numeric' : 'decimal'}
                    value={item[name]}
                    aria-invalid={error ? true : undefined}
                    aria-describedby={error ? `${id}-${index}-${name}-error` : undefined}
                    onChange={(event) => set(index, name, event.target.value)}
                  />
                  {error ? (
                    <p id={`${id}-${index}-${name}-error`} className="lz-error">
                      {error}
                    </p>
                  ) : null}
                </div>
              );
            })}
            <button type="button" className="lz-link lz-small" onClick={() => onChange(years.toSpliced(index, 1))}>
              {t('enterprise.removeYear', { year: item.year })}
            </button>
          </fieldset>
        ))}
      </div>
      <Button onClick={() => onChange([blank, ...years])}>+ {t('enterprise.addYear')}</Button>
    </>
  );
}
