import { useDeferredValue, useId, useState } from 'react';
import { useSearch } from 'wouter';
import { useCases } from '../../api/cases.ts';
import { useProgrammes } from '../../api/programmes.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SearchBox } from '../SearchBox.tsx';
import { useWords } from '../words.ts';
import { CaseRows } from './CaseRows.tsx';

const statuses = ['', 'running', 'ended', 'archived'] as const;

/** 办件: every case this reader may see, to search and follow. */
export function CasesPage() {
  const { t } = useWords();
  const programmeId = useId();
  const [q, setQ] = useState('');
  const asked = new URLSearchParams(useSearch()).get('status');
  const [status, setStatus] = useState<(typeof statuses)[number]>(statuses.find((one) => one === asked) ?? '');
  const [programme, setProgramme] = useState('');
  const programmes = useProgrammes();
  const cases = useCases({ ...(status === 'archived' ? { archived: 'true' } : { status }), programme, q: useDeferredValue(q.trim()) });
  const rows = cases.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t('wb.cases.title')} />
      <div className="wb-filters">
        <SearchBox value={q} onChange={setQ} label={t('wb.cases.search')} />
        <fieldset className="wb-chips" aria-label={t('wb.cases.status')}>
          {statuses.map((one) => (
            <button key={one} type="button" className="wb-chip" aria-pressed={status === one} onClick={() => setStatus(one)}>
              {one === '' ? t('common.all') : t(`wb.status.${one}`)}
            </button>
          ))}
        </fieldset>
        <label className="wb-field-inline" htmlFor={programmeId}>
          {t('wb.inbox.programme')}
          <select id={programmeId} className="wb-select" value={programme} onChange={(event) => setProgramme(event.target.value)}>
            <option value="">{t('common.all')}</option>
            {programmes.data?.items.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Loading query={cases} rows={8}>
        {() =>
          rows.length === 0 ? (
            <EmptyState title={t('wb.cases.empty')} text={t('wb.cases.emptyText')} />
          ) : (
            <CaseRows rows={rows} title={t('wb.cases.title')} />
          )
        }
      </Loading>
      <LoadMore query={cases} />
    </>
  );
}
