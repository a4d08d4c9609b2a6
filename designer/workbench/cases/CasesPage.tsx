import { useDeferredValue, useId, useRef } from 'react';
import { useSearch } from 'wouter';
import { useCases } from '../../api/cases.ts';
import { useProgrammes } from '../../api/programmes.ts';
import { useFilters } from '../../board/filters.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useReturnToRow } from '../inbox/use-return-to-row.ts';
import { keepWalk, stepsOf } from '../inbox/walk.ts';
import { wb } from '../paths.ts';
import { SearchBox } from '../SearchBox.tsx';
import { useWords } from '../words.ts';
import { CaseRows } from './CaseRows.tsx';

const statuses = ['', 'running', 'ended', 'archived'] as const;

/** 办件: every case this reader may see, to search and follow. */
export function CasesPage() {
  const { t } = useWords();
  const programmeId = useId();
  const element = useRef<HTMLDivElement>(null);
  const [filter, change] = useFilters();
  const search = useSearch();
  const { q = '', programme = '' } = filter;
  const status = statuses.find((one) => one === filter.status) ?? '';
  const programmes = useProgrammes();
  const cases = useCases({ ...(status === 'archived' ? { archived: 'true' } : { status }), programme, q: useDeferredValue(q.trim()) });
  const rows = cases.data?.pages.flatMap((page) => page.items) ?? [];
  const address = search ? `${wb.cases}?${search}` : wb.cases;
  useReturnToRow(element, address, rows.length > 0);
  return (
    <div ref={element}>
      <PageHeader title={t('wb.cases.title')} />
      <div className="wb-filters">
        <SearchBox value={q} onChange={(text) => change({ q: text })} label={t('wb.cases.search')} />
        <fieldset className="wb-chips" aria-label={t('wb.cases.status')}>
          {statuses.map((one) => (
            <button key={one} type="button" className="wb-chip" aria-pressed={status === one} onClick={() => change({ status: one })}>
              {one === '' ? t('common.all') : t(`wb.status.${one}`)}
            </button>
          ))}
        </fieldset>
        <label className="wb-field-inline" htmlFor={programmeId}>
          {t('wb.inbox.programme')}
          <select id={programmeId} className="wb-select" value={programme} onChange={(event) => change({ programme: event.target.value })}>
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
            <CaseRows
              rows={rows}
              title={t('wb.cases.title')}
              onOpen={(row) => keepWalk({ list: address, steps: stepsOf(rows), at: row.id })}
            />
          )
        }
      </Loading>
      <LoadMore query={cases} />
    </div>
  );
}
