import { useState } from 'react';
import type { YearFigure } from '../../../engine/model/enterprise.ts';
import { useYears } from '../../api/enterprises.ts';
import { useText } from '../../app/locale.tsx';
import type { TextKey } from '../../app/texts/zh-CN.ts';
import { DateText } from '../../ui/DateText.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { figureNames } from './profile.ts';

/** Every version of the yearly figures: when, by whom, from where. Asked for when it is unfolded. */
export function YearVersions({ uscc }: { uscc: string }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  const years = useYears(uscc, open);
  const separator = t('common.listSeparator');
  return (
    <details className="lz-details lz-year-versions" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('enterprise.versions')}</summary>
      {open ? (
        <Loading query={years} rows={3}>
          {({ items }) => (
            <ul className="lz-plain-list">
              {items.map(({ year, version, figures, source, savedAt, savedBy }) => (
                <li key={`${year} ${version}`}>
                  <span>
                    {t('enterprise.version', { year, version })} · {t(`figureSource.${source}` as TextKey)} ·{' '}
                    <span className="lz-muted lz-small">
                      <DateText value={savedAt} time /> {savedBy}
                    </span>
                  </span>
                  <span className="lz-small">
                    {figures
                      ? figureNames
                          .filter((name) => figures[name] !== undefined)
                          .map((name) => t('common.labelled', { label: t(`figure.${name as YearFigure}`), value: String(figures[name]) }))
                          .join(separator)
                      : t('enterprise.yearGone')}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Loading>
      ) : null}
    </details>
  );
}
