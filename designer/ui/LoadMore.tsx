import { Button } from 'antd';
import { useText } from '../app/locale.tsx';

/** Keyset paging: the next page on demand. */
export function LoadMore({ query }: { query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown } }) {
  const t = useText();
  if (!query.hasNextPage) return null;
  return (
    <div className="lz-more">
      <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('common.more')}
      </Button>
    </div>
  );
}
