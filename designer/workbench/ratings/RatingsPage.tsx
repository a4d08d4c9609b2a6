import { asProblem } from '../../api/problem.ts';
import { useRatings } from '../../api/ratings.ts';
import { useFilters } from '../../board/filters.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PageSkeleton } from '../../ui/PageSkeleton.tsx';
import { useWords } from '../words.ts';
import { OneRating } from './OneRating.tsx';

/** 好差评 of the own programmes: bad ones are followed up and answered; nobody can change or delete one. */
export function RatingsPage() {
  const { t } = useWords();
  const [filter, change] = useFilters();
  const unanswered = filter.unanswered === 'true';
  const ratings = useRatings(unanswered);
  const items = ratings.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t('wb.ratings.title')} lead={t('wb.ratings.lead')} />
      <p className="wb-settings">
        <label>
          <input type="checkbox" checked={unanswered} onChange={(event) => change({ unanswered: event.target.checked ? 'true' : '' })} />{' '}
          {t('wb.ratings.unanswered')}
        </label>
      </p>
      {ratings.error ? <ErrorNotice problem={asProblem(ratings.error)} onRetry={() => void ratings.refetch()} /> : null}
      {ratings.isPending ? <PageSkeleton /> : null}
      {ratings.data && items.length === 0 ? (
        <EmptyState title={t(unanswered ? 'wb.ratings.noneUnanswered' : 'wb.ratings.none')} text={t('wb.ratings.noneText')} />
      ) : null}
      {items.map((rating) => (
        <OneRating key={rating.id} rating={rating} />
      ))}
      <LoadMore query={ratings} />
    </>
  );
}
