import { useDeferredValue, useState } from 'react';
import type { PublicEntryDto } from '../../engine/model/dto/registry.ts';
import { usePublicEntries, usePublicRegistries } from '../api/public.ts';
import { useLocale, useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { DateText, formatDay } from '../ui/DateText.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Facts } from '../ui/Facts.tsx';
import { Field } from '../ui/Field.tsx';
import { Loading } from '../ui/Loading.tsx';
import { LoadMore } from '../ui/LoadMore.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Tag } from '../ui/Tag.tsx';
import { entryTone } from './common/entry.ts';
import './cases.css';

const statuses = ['', 'valid', 'suspended', 'revoked', 'expired'] as const;

/** Who is listed in one registry, and what became of it: only what is public. */
export default function PublicRegistryPage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const t = useText();
  const id = params.registry ?? '';
  const [q, setQ] = useState('');
  const [status, setStatus] = useState('');
  const registry = usePublicRegistries().data?.items.find((item) => item.id === id);
  const entries = usePublicEntries(id, { status, q: useDeferredValue(q.trim()) });
  const rows = entries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="lz-medium">
      <PageHeader
        title={registry?.title ?? t('reg.title')}
        {...(registry ? { over: registry.programmeTitle, lead: registry.ownerName } : {})}
        back={{ to: paths.publicRegistries, text: t('reg.title') }}
      />
      <search className="lz-card lz-stack lz-search">
        <Field label={t('reg.search')}>
          {(aria) => (
            <input {...aria} className="lz-input" type="search" maxLength={100} value={q} onChange={(event) => setQ(event.target.value)} />
          )}
        </Field>
        <Field label={t('reg.status')}>
          {(aria) => (
            <select {...aria} className="lz-input" value={status} onChange={(event) => setStatus(event.target.value)}>
              {statuses.map((one) => (
                <option key={one} value={one}>
                  {one === '' ? t('common.all') : t(`entry.${one}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </search>
      <Loading query={entries}>
        {() =>
          rows.length === 0 ? (
            <EmptyState title={t('reg.empty')} />
          ) : (
            <ul className="lz-cases">
              {rows.map((row) => (
                <li key={row.number}>
                  <Listed row={row} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      <LoadMore query={entries} />
    </div>
  );
}

function Listed({ row }: { row: PublicEntryDto }) {
  const t = useText();
  const { language } = useLocale();
  const status = t(`entry.${row.status as 'valid'}`);
  return (
    <article className="lz-card lz-case">
      <div className="lz-case-main">
        <h2>{row.enterpriseName}</h2>
        <Facts
          items={[
            { label: t('reg.number'), value: row.number },
            { label: t('reg.district'), value: row.districtName },
            {
              label: t('reg.validity'),
              value: (
                <>
                  <DateText value={row.validFrom} /> — <DateText value={row.validTo} />
                </>
              ),
            },
            ...(row.status === 'valid'
              ? []
              : [{ label: t('reg.status'), value: t('reg.since', { status, date: formatDay(row.since, language) }) }]),
            ...(row.reason ? [{ label: t('reg.reason'), value: row.reason }] : []),
          ]}
        />
      </div>
      <div className="lz-case-side">
        <Tag tone={entryTone(row.status as 'valid')}>{status}</Tag>
      </div>
    </article>
  );
}
