import { useDeferredValue } from 'react';
import type { EntryDto } from '../../../engine/model/dto/registry.ts';
import { useEntries, useRegistries } from '../../api/registries.ts';
import { useFilters } from '../../board/filters.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { OpensFromHere } from '../OpensFromHere.tsx';
import { wb } from '../paths.ts';
import { SearchBox } from '../SearchBox.tsx';
import { useWords } from '../words.ts';
import { EntryFlags, EntryStatusTag } from './EntryStatus.tsx';

const statuses = ['', 'valid', 'suspended', 'expired', 'revoked', 'withdrawn'] as const;

/** One registry: who is listed, until when, with which marks. */
export function RegistryPage({ id }: { readonly id: string }) {
  const { t } = useWords();
  const [filter, change] = useFilters();
  const { q = '' } = filter;
  const status = statuses.find((one) => one === filter.status) ?? '';
  const registries = useRegistries();
  const entries = useEntries(id, { status, q: useDeferredValue(q.trim()) });
  const rows = entries.data?.pages.flatMap((page) => page.items) ?? [];
  const title = registries.data?.items.find((registry) => registry.id === id)?.title ?? t('wb.registry.title');
  return (
    <>
      <PageHeader back={{ to: wb.registries, text: t('wb.registry.title') }} title={title} />
      <div className="wb-filters">
        <SearchBox label={t('wb.registry.search')} value={q} onChange={(text) => change({ q: text })} />
        <fieldset className="wb-chips" aria-label={t('wb.registry.status')}>
          {statuses.map((one) => (
            <button key={one} type="button" className="wb-chip" aria-pressed={status === one} onClick={() => change({ status: one })}>
              {one === '' ? t('common.all') : t(`wb.entry.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <Loading query={entries} rows={8}>
        {() => (rows.length === 0 ? <EmptyState title={t('wb.registry.empty')} /> : <EntryRows registry={id} rows={rows} />)}
      </Loading>
      <LoadMore query={entries} />
    </>
  );
}

function EntryRows({ registry, rows }: { readonly registry: string; readonly rows: readonly EntryDto[] }) {
  const { t, day } = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="wb-table-scroll" aria-label={t('wb.registry.title')} tabIndex={0}>
      <table className="wb-table">
        <thead>
          <tr>
            <th scope="col">{t('wb.inbox.enterprise')}</th>
            <th scope="col">{t('wb.registry.number')}</th>
            <th scope="col">{t('wb.registry.status')}</th>
            <th scope="col">{t('wb.registry.validity')}</th>
            <th scope="col">{t('wb.inbox.district')}</th>
            <th scope="col">{t('wb.registry.update')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <OpensFromHere id={row.id} to={wb.entry(registry, row.id)} className="wb-row-link">
                  {row.enterpriseName}
                </OpensFromHere>
              </th>
              <td className="wb-number">{row.number}</td>
              <td>
                <EntryStatusTag status={row.status} /> <EntryFlags entry={row} />
              </td>
              <td className="wb-nowrap">
                {day(row.validFrom)} – {day(row.validTo)}
              </td>
              <td>{row.districtName}</td>
              <td>
                {row.yearlyUpdate
                  ? t(row.yearlyUpdate.done ? 'wb.registry.updateDone' : 'wb.registry.updateDue', {
                      year: row.yearlyUpdate.year,
                      date: day(row.yearlyUpdate.dueOn),
                    })
                  : '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
