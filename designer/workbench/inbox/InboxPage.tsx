import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useSavedLists } from '../../api/desk.ts';
import { useTaskCounts } from '../../api/tasks.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { UnfinishedBulk } from '../bulk/UnfinishedBulk.tsx';
import { wb } from '../paths.ts';
import { Tabs } from '../Tabs.tsx';
import { useWords } from '../words.ts';
import { CaseList } from './CaseList.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { ListFilters } from './ListFilters.tsx';
import { type ListName, type ListState, lists, readListState, withList, writeListState } from './list-state.ts';
import { SavedLists } from './SavedLists.tsx';
import { TaskList } from './TaskList.tsx';
import { useShortcuts } from './use-shortcuts.ts';

/** A reviewer's lists: what waits, what nobody has claimed, what was done, opened, copied and is followed. The address says what is shown. */
export function InboxPage() {
  const { t } = useWords();
  const [help, setHelp] = useState(false);
  const [state, show] = useListState();
  const counts = useTaskCounts().data;
  useShortcuts((key) => {
    if (key !== '?') return false;
    setHelp(true);
    return true;
  });
  const count: Readonly<Record<ListName, number | undefined>> = {
    open: counts?.open,
    unclaimed: counts?.unclaimed,
    done: counts?.done,
    opened: counts?.opened,
    copies: counts?.unread,
    followed: counts?.followed,
  };
  return (
    <div className="wb-wb">
      <PageHeader
        title={t('wb.inbox.title')}
        actions={
          <Button type="text" onClick={() => setHelp(true)}>
            {t('wb.inbox.keys')}
          </Button>
        }
      />
      <UnfinishedBulk />
      <Tabs
        label={t('wb.inbox.lists')}
        current={state.list}
        onChange={(list) => show(withList(state, list))}
        tabs={lists.map((id) => ({ id, title: t(`wb.inbox.tab.${id}`), count: count[id] ?? 0 }))}
      >
        <SavedLists state={state} onShow={show} />
        <ListFilters state={state} counts={counts} onShow={show} />
        {state.list === 'opened' || state.list === 'followed' ? (
          <CaseList key={state.list} list={state.list} state={state} />
        ) : (
          <TaskList key={state.list} list={state.list} state={state} />
        )}
      </Tabs>
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </div>
  );
}

/** The state that the address says; a visit that asks for nothing gets the reader's standard filter. */
function useListState(): [ListState, (next: ListState) => void] {
  const search = useSearch();
  const [, navigate] = useLocation();
  const saved = useSavedLists().data;
  const standard = saved?.items.find((list) => list.standard)?.query;
  useEffect(() => {
    if (search === '' && standard) navigate(`${wb.inbox}?${standard}`, { replace: true });
  }, [search, standard, navigate]);
  return [readListState(search), (next) => navigate(`${wb.inbox}?${writeListState(next)}`, { replace: true })];
}
