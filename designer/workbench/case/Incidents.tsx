import { Link } from 'wouter';
import type { CaseIncidentDto } from '../../../engine/model/dto/incident.ts';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import type { CaseView } from './case-view.ts';

/** That a case can't go on by itself, before anything else on its page. */
export function IncidentNotice({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const { incidents } = view.kase;
  if (incidents.length === 0) return null;
  return (
    <div className="lz-notice" role="alert">
      <div>
        <p>
          <b>{t('inc.case.title')}</b>
        </p>
        {incidents.map((incident) => (
          <p key={incident.id}>{t('common.labelled', { label: t(`inc.kind.${incident.kind as 'timer'}`), value: incident.message })}</p>
        ))}
      </div>
      {incidents.some(({ mend }) => mend) && (
        <Link href={wb.incidents} className="lz-action lz-action-default">
          {t('inc.case.handle')}
        </Link>
      )}
    </div>
  );
}

/** What couldn't go on, since when, and who dealt with it. */
export function IncidentHistory({ items }: { readonly items: readonly CaseIncidentDto[] }) {
  const { t, moment } = useWords();
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="wb-incidents-title">
      <h2 id="wb-incidents-title">{t('inc.case.history')}</h2>
      <ol className="wb-timeline">
        {items.map((item) => (
          <li key={item.id}>
            <p className="wb-timeline-head">
              <time dateTime={item.openedAt}>{moment(item.openedAt)}</time>
              <b>{t(`inc.kind.${item.kind as 'timer'}`)}</b>
            </p>
            <p className="wb-incident-message">{item.message}</p>
            <p className="wb-muted">
              {item.resolvedAt
                ? t('inc.case.resolved', { date: moment(item.resolvedAt), name: item.resolvedBy ?? '' })
                : t('inc.case.open')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
