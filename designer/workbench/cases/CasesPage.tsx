import { useDeferredValue, useId, useState } from 'react';
import { Link } from 'wouter';
import type { CaseRowDto } from '../../../engine/model/dto/case.ts';
import { useCases } from '../../api/cases.ts';
import { useProgrammes } from '../../api/programmes.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Light } from '../../ui/Light.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { wb } from '../paths.ts';
import { SearchBox } from '../SearchBox.tsx';
import { useMedia } from '../use-media.ts';
import { useWords } from '../words.ts';

const statuses = ['', 'running', 'ended'] as const;

/** 办件: every case this reader may see, to search and follow. */
export function CasesPage() {
  const { t } = useWords();
  const programmeId = useId();
  const [q, setQ] = useState('');
  const [status, setStatus] = useState<(typeof statuses)[number]>('');
  const [programme, setProgramme] = useState('');
  const programmes = useProgrammes();
  const cases = useCases({ status, programme, q: useDeferredValue(q.trim()) });
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
        {() => (rows.length === 0 ? <EmptyState title={t('wb.cases.empty')} text={t('wb.cases.emptyText')} /> : <CaseRows rows={rows} />)}
      </Loading>
      <LoadMore query={cases} />
    </>
  );
}

function CaseRows({ rows }: { readonly rows: readonly CaseRowDto[] }) {
  const { t, day } = useWords();
  const wide = useMedia('(min-width: 900px)');
  const where = (row: CaseRowDto) => (row.status === 'ended' ? t('wb.status.ended') : row.stepTitles.join(t('common.listSeparator')));
  if (!wide) {
    return (
      <ul className="wb-cards">
        {rows.map((row) => (
          <li key={row.id} className="wb-card">
            <p className="wb-card-top">
              <Light light={row.light} quiet={row.status === 'ended'} />
              <span className="wb-number">{row.number}</span>
            </p>
            <Link href={wb.kase(row.id)} className="wb-card-title">
              {row.enterpriseName}
            </Link>
            <p className="wb-card-line">
              {where(row)} · {row.programmeTitle}
            </p>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <div className="wb-table-scroll">
      <table className="wb-table">
        <caption className="lz-hidden">{t('wb.cases.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('wb.inbox.case')}</th>
            <th scope="col">{t('wb.inbox.enterprise')}</th>
            <th scope="col">{t('wb.inbox.step')}</th>
            <th scope="col">{t('wb.inbox.light')}</th>
            <th scope="col">{t('wb.cases.submitted')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link href={wb.kase(row.id)} className="wb-row-link wb-number">
                  {row.number}
                </Link>
              </td>
              <th scope="row">{row.enterpriseName}</th>
              <td>
                <span className="wb-two-line">
                  {where(row)}
                  <small>{row.programmeTitle}</small>
                </span>
              </td>
              <td>{row.status === 'ended' ? <span className="wb-muted">—</span> : <Light light={row.light} />}</td>
              <td>{row.submittedAt ? day(row.submittedAt) : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
