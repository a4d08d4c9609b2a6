import { Link } from 'wouter';
import { useCopies } from '../../api/operations.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';

/** 抄送: cases that colleagues copied to the reader. */
export function CopiesList() {
  const { t, moment } = useWords();
  const copies = useCopies();
  return (
    <Loading query={copies}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('wb.copies.empty')} text={t('wb.copies.emptyText')} />
        ) : (
          <ul className="wb-cards" aria-label={t('wb.inbox.tab.copies')}>
            {items.map((row) => (
              <li key={row.id} className="wb-card">
                <p className="wb-card-top">
                  <span className="wb-number">{row.caseNumber}</span>
                  <span className="wb-muted">
                    {t('wb.copies.at')} {moment(row.openedAt)}
                  </span>
                </p>
                <Link href={wb.kase(row.caseId)} className="wb-card-title">
                  {row.enterpriseName}
                </Link>
                <p className="wb-card-line">
                  {row.stepTitle} · {row.programmeTitle}
                </p>
              </li>
            ))}
          </ul>
        )
      }
    </Loading>
  );
}
