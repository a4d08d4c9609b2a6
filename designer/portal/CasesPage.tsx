import { useState } from 'react';
import { Link } from 'wouter';
import type { CaseRowDto } from '../../engine/model/dto/case.ts';
import { useCases } from '../api/cases.ts';
import { asProblem } from '../api/problem.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { ActionLink } from '../ui/ActionLink.tsx';
import { DateText } from '../ui/DateText.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Light } from '../ui/Light.tsx';
import { LoadMore } from '../ui/LoadMore.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PageSkeleton } from '../ui/PageSkeleton.tsx';
import { Tag } from '../ui/Tag.tsx';
import { outcomeTone } from './common/outcome.ts';
import './cases.css';

const filters = ['', 'draft', 'running', 'ended', 'archived'] as const;

export default function CasesPage() {
  const t = useText();
  const [status, setStatus] = useState<(typeof filters)[number]>('');
  const cases = useCases(status === 'archived' ? { archived: 'true' } : status ? { status } : {});
  const rows = cases.data?.pages.flatMap((page) => page.items) ?? [];
  const waiting = rows.filter((row) => row.myTask);
  const others = rows.filter((row) => !row.myTask);
  return (
    <>
      <PageHeader
        title={t('cases.title')}
        lead={t('cases.lead')}
        actions={<ActionLink to={paths.catalogue}>{t('cases.toCatalogue')}</ActionLink>}
      />
      <fieldset className="lz-filter">
        <legend className="lz-hidden">{t('cases.filter')}</legend>
        {filters.map((item) => (
          <button key={item} type="button" aria-pressed={status === item} onClick={() => setStatus(item)}>
            {item ? t(`status.${item}`) : t('common.all')}
          </button>
        ))}
      </fieldset>
      {cases.error ? <ErrorNotice problem={asProblem(cases.error)} onRetry={() => void cases.refetch()} /> : null}
      {cases.isPending ? <PageSkeleton /> : null}
      {cases.data && rows.length === 0 ? (
        <EmptyState title={t('cases.empty')} text={t('cases.emptyText')}>
          <ActionLink to={paths.catalogue} kind="primary">
            {t('cases.toCatalogue')}
          </ActionLink>
        </EmptyState>
      ) : null}
      {waiting.length > 0 ? <h2 className="lz-cases-title">{t('cases.todo')}</h2> : null}
      <CaseList rows={waiting} />
      {others.length > 0 ? <h2 className={waiting.length > 0 ? 'lz-cases-title' : 'lz-hidden'}>{t('cases.others')}</h2> : null}
      <CaseList rows={others} />
      <LoadMore query={cases} />
    </>
  );
}

function CaseList({ rows }: { rows: readonly CaseRowDto[] }) {
  return (
    <ul className="lz-cases">
      {rows.map((row) => (
        <li key={row.id}>
          <CaseCard row={row} />
        </li>
      ))}
    </ul>
  );
}

function CaseCard({ row }: { row: CaseRowDto }) {
  const t = useText();
  return (
    <article className={row.myTask ? 'lz-card lz-case lz-case-todo' : 'lz-card lz-case'}>
      <div className="lz-case-main">
        <h3>
          <Link href={paths.kase(row.id)}>{row.programmeTitle}</Link>
        </h3>
        <p className="lz-muted">{row.enterpriseName}</p>
        <p className="lz-muted lz-small lz-number">
          {row.number} · {t(row.submittedAt ? 'case.submittedAt' : 'case.openedAt')} <DateText value={row.submittedAt ?? row.openedAt} />
        </p>
      </div>
      <div className="lz-case-side">
        <Tag tone={row.status === 'ended' ? outcomeTone(row.outcome) : row.status === 'draft' ? 'neutral' : 'brand'}>
          {row.status === 'ended' ? (row.stepTitles[0] ?? t('status.ended')) : t(`status.${row.status}`)}
        </Tag>
        {row.status === 'ended' ? null : <p>{row.stepTitles.join(t('common.listSeparator'))}</p>}
        {row.status === 'running' && row.light !== 'none' ? <Light light={row.light} /> : null}
      </div>
    </article>
  );
}
