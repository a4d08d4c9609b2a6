import { Button } from 'antd';
import { useId } from 'react';
import { figureSources, yearFigures } from '../../../engine/model/enterprise.ts';
import { useText } from '../../app/locale.tsx';
import { blankYear, figureNames, type YearInput } from './profile.ts';

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
  const blank = blankYear(newest > 0 ? String(newest + 1) : '');
  return (
    <>
      <div className="lz-years">
        {years.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the year itself is being edited
          <fieldset key={index} className="lz-year">
            <legend className="lz-hidden">
              {t('enterprise.year')} {item.year}
            </legend>
            {(['year', ...figureNames] as const).map((name) => {
              const error = errorOf(`years.${index}.${name}`);
              return (
                <div key={name} className="lz-year-row" data-at={`years.${name}`}>
                  <label htmlFor={`${id}-${index}-${name}`}>
                    {name === 'year'
                      ? t('enterprise.year')
                      : t('enterprise.figure', { name: t(`figure.${name}`), unit: t(`figureUnit.${yearFigures[name]}`) })}
                  </label>
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
            <div className="lz-year-row">
              <label htmlFor={`${id}-${index}-source`}>{t('enterprise.source')}</label>
              <select
                id={`${id}-${index}-source`}
                className="lz-input lz-select"
                value={item.source}
                onChange={(event) => set(index, 'source', event.target.value)}
              >
                <option value="">{t('enterprise.sourceNone')}</option>
                {figureSources.map((source) => (
                  <option key={source} value={source}>
                    {t(`figureSource.${source}`)}
                  </option>
                ))}
              </select>
            </div>
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
