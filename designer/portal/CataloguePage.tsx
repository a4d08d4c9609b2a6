import { useState } from 'react';
import { Link } from 'wouter';
import type { ProgrammeSummaryDto } from '../../engine/model/dto/programme.ts';
import { useGuides } from '../api/programmes.ts';
import { useSession } from '../api/session.ts';
import { isApplicant } from '../app/access.ts';
import { usePick, useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { ActionLink } from '../ui/ActionLink.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { WindowTag } from './common/WindowTag.tsx';
import { Waiting } from './Waiting.tsx';
import './catalogue.css';

/** Below this many, searching is slower than looking. */
const few = 6;

export default function CataloguePage() {
  const t = useText();
  const session = useSession().data;
  const programmes = useGuides();
  const [query, setQuery] = useState('');
  return (
    <>
      <PageHeader
        title={t('catalogue.title')}
        lead={t('catalogue.lead')}
        actions={isApplicant(session) ? <ActionLink to={paths.matches}>{t('match.title')}</ActionLink> : null}
      />
      {isApplicant(session) ? <Waiting /> : null}
      <Loading query={programmes}>
        {({ items }) => {
          if (items.length === 0) return <EmptyState title={t('catalogue.empty')} text={t('catalogue.emptyText')} />;
          const wanted = query.trim().toLowerCase();
          const found = items.filter((item) => `${item.title}${item.titleEn ?? ''}${item.summary}`.toLowerCase().includes(wanted));
          return (
            <>
              {items.length > few ? (
                <input
                  className="lz-input lz-catalogue-search"
                  type="search"
                  aria-label={t('catalogue.search')}
                  placeholder={t('catalogue.search')}
                  value={query}
                  onChange={(event) => setQuery(event.target.value)}
                />
              ) : null}
              {found.length === 0 ? <EmptyState title={t('catalogue.noMatch', { query })} /> : null}
              <ul className="lz-catalogue">
                {found.map((item) => (
                  <li key={item.id}>
                    <ProgrammeCard programme={item} />
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Loading>
    </>
  );
}

function ProgrammeCard({ programme }: { programme: ProgrammeSummaryDto }) {
  const t = useText();
  const pick = usePick();
  const today = useSession().data?.today ?? new Date().toISOString().slice(0, 10);
  return (
    <article className="lz-card lz-programme">
      <p className="lz-programme-meta">
        <span>{t(`kind.${programme.legalKind}`)}</span>
        <span>{programme.ownerName}</span>
      </p>
      <h2>
        <Link href={paths.guide(programme.id)}>{pick(programme.title, programme.titleEn)}</Link>
      </h2>
      <p className="lz-programme-summary">{programme.summary}</p>
      <p className="lz-programme-foot">
        <WindowTag windows={programme.windows} batch={programme.windows.length > 0} today={today} />
        <span className="lz-programme-go" aria-hidden="true">
          {t('catalogue.guide')} →
        </span>
      </p>
    </article>
  );
}
