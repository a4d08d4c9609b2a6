import { useDeferredValue, useRef } from 'react';
import { useCasePages } from '../../api/desk.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { CaseRows } from '../cases/CaseRows.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { ExportButton } from './ExportButton.tsx';
import { listRequest } from './list-request.ts';
import { filtersIn, type ListState, writeListState } from './list-state.ts';
import { moveRow } from './row-keys.ts';
import { useReturnToRow } from './use-return-to-row.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { keepWalk, stepsOf } from './walk.ts';

/** Cases that somebody opened, or follows. */
export function CaseList({ list, state }: { readonly list: 'opened' | 'followed'; readonly state: ListState }) {
  const { t } = useWords();
  const search = writeListState(state);
  const { filter } = listRequest(state, useDeferredValue(search));
  const query = useCasePages(`/cases/${list}`, filter, true);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const element = useRef<HTMLDivElement>(null);
  useShortcuts((key) => {
    if (key === 'j' || key === 'ArrowDown') return moveRow(element, 1);
    return (key === 'k' || key === 'ArrowUp') && moveRow(element, -1);
  });
  const emptied = filtersIn(state) > 0 ? 'filtered' : list;
  const address = wb.list(search);
  useReturnToRow(element, address, rows.length > 0);
  return (
    <div ref={element}>
      {rows.length > 0 && (
        <div className="wb-list-head">
          <span />
          <ExportButton state={state} />
        </div>
      )}
      <Loading query={query} rows={8}>
        {() =>
          rows.length === 0 ? (
            <EmptyState title={t(`wb.inbox.empty.${emptied}`)} text={t(`wb.inbox.emptyText.${emptied}`)} />
          ) : (
            <CaseRows
              rows={rows}
              title={t(`wb.inbox.tab.${list}`)}
              onOpen={(row) => keepWalk({ list: address, steps: stepsOf(rows), at: row.id })}
            />
          )
        }
      </Loading>
      <LoadMore query={query} />
    </div>
  );
}
