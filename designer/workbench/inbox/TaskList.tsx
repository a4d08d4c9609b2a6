import { Button } from 'antd';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { TaskRowDto } from '../../../engine/model/dto/case.ts';
import { markCopiesRead, useTaskPages } from '../../api/desk.ts';
import { claimTask } from '../../api/tasks.ts';
import { useCommand } from '../../api/use-command.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { BulkBar } from '../bulk/BulkBar.tsx';
import { SendSheets } from '../panel/SendSheets.tsx';
import { wb } from '../paths.ts';
import { useMedia } from '../use-media.ts';
import { useWords } from '../words.ts';
import { ExportButton } from './ExportButton.tsx';
import { listRequest } from './list-request.ts';
import { filtersIn, type ListName, type ListState, writeListState } from './list-state.ts';
import { focusedRow, moveRow } from './row-keys.ts';
import { TaskCards } from './TaskCards.tsx';
import { TaskTable } from './TaskTable.tsx';
import { useFreshRows } from './use-fresh-rows.ts';
import { useReturnToRow } from './use-return-to-row.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { keepWalk } from './walk.ts';

export type TaskListName = Exclude<ListName, 'opened' | 'followed'>;

/** Tasks of a list, kept current by the server's stream, still while somebody is in it; worked through by keys, one by one or several together. */
export function TaskList({ list, state }: { readonly list: TaskListName; readonly state: ListState }) {
  const { t } = useWords();
  const wide = useMedia('(min-width: 900px)');
  const [, navigate] = useLocation();
  const element = useRef<HTMLElement>(null);
  const search = writeListState(state);
  const address = wb.list(search);
  const asked = useDeferredValue(search);
  const request = listRequest(state, asked);
  const query = useTaskPages(request.path as '/tasks', request.filter, true);
  const latest = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? null, [query.data]);
  const { rows, fresh, waiting, hold, follow, extend } = useFreshRows(latest, asked);
  const claim = useCommand((id: string, key: string) => claimTask(id, key));
  const [selected, select] = useSelection(asked, rows);
  const inside = useRef(false);

  const steps = () =>
    rows.map((row) => ({ id: row.id, caseId: row.caseId, task: row.status === 'open' ? row.id : null, title: row.enterpriseName }));
  const onOpen = (row: TaskRowDto) => {
    keepWalk({ list: address, steps: steps(), at: row.id });
    if (list === 'copies' && row.readAt === null) void markCopiesRead([row.id]);
  };
  useReturnToRow(element, address, rows.length > 0);
  useShortcuts((key, event) => {
    if (key === 'j' || key === 'ArrowDown') return moveRow(element, 1);
    if (key === 'k' || key === 'ArrowUp') return moveRow(element, -1);
    const row = rows.find(({ id }) => id === focusedRow());
    if (key === 'X') {
      select(selected.size === rows.length ? new Set() : new Set(rows.map(({ id }) => id)));
      return true;
    }
    if (key === 'Escape' && selected.size > 0) {
      select(new Set());
      return true;
    }
    if (!row) return false;
    if (key === 'o' && !event.repeat) {
      onOpen(row);
      navigate(wb.kase(row.caseId, row.status === 'open' ? row.id : undefined));
    } else if (key === 'c' && row.may.includes('claim')) claim.mutate(row.id);
    else if (key === 'm' && list === 'copies') void markCopiesRead([row.id]);
    else if (key === 'x') select(toggled(selected, row.id));
    else return false;
    return true;
  });
  const refresh = () => {
    claim.reset();
    follow();
    return query.refetch();
  };
  const props = {
    ...{ list, rows, fresh, selected, onOpen },
    claiming: claim.isPending ? claim.variables : null,
    onClaim: claim.mutate,
    onSelect: select,
    listRef: element,
  };
  const emptied = filtersIn(state) > 0 ? 'filtered' : list;
  return (
    <>
      {claim.error && <ErrorNotice problem={claim.error} onRetry={() => void refresh()} />}
      <div className="wb-list-head">
        <div className="wb-fresh" role="status">
          {waiting > 0 ? (
            <Button size="small" onClick={follow}>
              {t('wb.inbox.waiting', { n: waiting })}
            </Button>
          ) : (
            fresh.size > 0 && <span className="wb-fresh-note">{t('wb.inbox.arrived', { n: fresh.size })}</span>
          )}
        </div>
        {list === 'open' && <SendSheets rows={rows} onDone={() => void refresh()} />}
        {rows.length > 0 && <ExportButton state={state} />}
      </div>
      <Loading query={query} rows={8}>
        {() =>
          rows.length === 0 ? (
            <EmptyState title={t(`wb.inbox.empty.${emptied}`)} text={t(`wb.inbox.emptyText.${emptied}`)} />
          ) : (
            // biome-ignore lint/a11y/noStaticElementInteractions: only notes whether the focus or the pointer is inside
            <div
              onFocus={hold}
              onPointerEnter={(event) => {
                inside.current = event.pointerType === 'mouse';
                if (inside.current) hold();
              }}
              onPointerLeave={(event) => {
                inside.current = false;
                if (selected.size === 0 && !event.currentTarget.contains(document.activeElement)) follow();
              }}
              onBlur={(event) => {
                if (selected.size === 0 && !inside.current && !event.currentTarget.contains(event.relatedTarget)) follow();
              }}
            >
              {wide ? <TaskTable {...props} /> : <TaskCards {...props} />}
            </div>
          )
        }
      </Loading>
      <LoadMore
        query={{
          ...query,
          hasNextPage: query.hasNextPage,
          fetchNextPage: () => query.fetchNextPage().then(({ data }) => extend(data?.pages.flatMap((page) => page.items) ?? [])),
        }}
      />
      {selected.size > 0 && (
        <BulkBar
          list={list}
          rows={rows.filter(({ id }) => selected.has(id))}
          onClear={() => select(new Set())}
          onDone={() => {
            select(new Set());
            void refresh();
          }}
        />
      )}
    </>
  );
}

/** Rows that are chosen, of those shown; another list begins with none. */
function useSelection(scope: string, rows: readonly TaskRowDto[]): [ReadonlySet<string>, (next: ReadonlySet<string>) => void] {
  const [chosen, setChosen] = useState<{ scope: string; ids: ReadonlySet<string> }>({ scope, ids: new Set() });
  const shown = new Set(rows.map(({ id }) => id));
  const ids = chosen.scope === scope ? [...chosen.ids].filter((id) => shown.has(id)) : [];
  return [new Set(ids), (next) => setChosen({ scope, ids: next })];
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}
