import { useWatchedRatings } from '../api/ratings.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Loading } from '../ui/Loading.tsx';
import { LoadMore } from '../ui/LoadMore.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { OneRating } from '../workbench/ratings/OneRating.tsx';
import { addressOf, only, useFilters } from './filters.ts';
import { useBoardText } from './words.tsx';

/** The ratings that a number counts. */
export function RatingListPage() {
  const t = useBoardText();
  const [filter] = useFilters();
  const list = useWatchedRatings(only(filter, ['programme', 'district', 'from', 'to', 'bad', 'unanswered']));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const back = addressOf('/board', only(filter, ['programme', 'district', 'from', 'to']));
  const title = filter.unanswered ? t('bd.rate.open') : filter.bad ? t('bd.rate.bad') : t('bd.list.ratings');
  return (
    <>
      <PageHeader title={title} lead={t('bd.rate.anonymous')} back={{ to: back, text: t('bd.list.back') }} />
      <Loading query={list} rows={4}>
        {() =>
          items.length === 0 ? (
            <EmptyState title={t('bd.list.none')} text={t('bd.list.noneText')} />
          ) : (
            items.map((rating) => <OneRating key={rating.id} rating={rating} />)
          )
        }
      </Loading>
      <LoadMore query={list} />
    </>
  );
}
