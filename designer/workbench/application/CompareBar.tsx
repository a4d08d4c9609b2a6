import { Button } from 'antd';
import { ToCase } from '../ToCase.tsx';
import { useWords } from '../words.ts';
import type { Comparison } from './comparison.ts';

/** Chooses what the application is compared with, and says how much differs. */
export function CompareBar({ comparison }: { readonly comparison: Comparison }) {
  const { t, day } = useWords();
  const { against, choose, offered, changed, last, state, onlyChanges, setOnlyChanges } = comparison;
  if (offered.length === 0) return null;
  return (
    <div className="wb-compare">
      <fieldset className="wb-chips" aria-label={t('wb.compare.label')}>
        {(['none', ...offered] as const).map((one) => (
          <button key={one} type="button" className="wb-chip" aria-pressed={against === one} onClick={() => choose(one)}>
            {t(`wb.compare.${one}`)}
          </button>
        ))}
      </fieldset>
      {against !== 'none' && state === 'ready' && (
        <label>
          <input type="checkbox" className="wb-tick" checked={onlyChanges} onChange={(event) => setOnlyChanges(event.target.checked)} />{' '}
          {t('wb.compare.onlyChanges')}
        </label>
      )}
      <p role="status">
        {state === 'loading' && t('shell.loading')}
        {state === 'none' && t('wb.compare.noLast')}
        {state === 'ready' && against === 'round' && t('wb.application.corrected', { n: changed.size })}
        {state === 'ready' && against === 'year' && last && (
          <>
            {t('wb.compare.yearChanged', { n: changed.size, date: day(last.submittedOn) })}{' '}
            <ToCase id={last.caseId} className="lz-link wb-number">
              {last.number}
            </ToCase>
          </>
        )}
      </p>
      {state === 'failed' && (
        <p role="alert" className="wb-missing">
          {t('wb.compare.failed')} <Button onClick={comparison.retry}>{t('wb.viewer.retry')}</Button>
        </p>
      )}
    </div>
  );
}
