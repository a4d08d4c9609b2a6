import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { claimTask, useTaskCounts, useTasks } from '../../api/tasks.ts';
import { useCommand } from '../../api/use-command.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tabs } from '../Tabs.tsx';
import { useMedia } from '../use-media.ts';
import { useWords } from '../words.ts';
import { CopiesList } from './CopiesList.tsx';
import { type InboxFilter, InboxFilters } from './InboxFilters.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { TaskCards } from './TaskCards.tsx';
import { TaskTable } from './TaskTable.tsx';
import { useFreshRows } from './use-fresh-rows.ts';
import { useTriageKeys } from './use-triage-keys.ts';

/** 待办: everything this clerk may act on now, most urgent lights marked, kept current by the server's stream. */
export function InboxPage() {
  const { t } = useWords();
  const wide = useMedia('(min-width: 900px)');
  const [filter, setFilter] = useState<InboxFilter>({ programme: '', light: '', mine: false });
  const [help, setHelp] = useState(false);
  const [shown, setShown] = useState<'tasks' | 'copies'>('tasks');
  const list = useRef<HTMLElement>(null);
  const counts = useTaskCounts();
  const tasks = useTasks(filter);
  const claim = useCommand((id: string, key: string) => claimTask(id, key));
  const latest = useMemo(() => tasks.data?.pages.flatMap((page) => page.items) ?? null, [tasks.data]);
  const { rows, fresh, waiting, hold, follow } = useFreshRows(latest, JSON.stringify(filter));
  const actions = useMemo(() => ({ claim: claim.mutate, help: () => setHelp(true) }), [claim.mutate]);
  const onKeyDown = useTriageKeys(list, actions);
  const props = { rows, fresh, claiming: claim.isPending ? claim.variables : null, onClaim: claim.mutate, list };
  const refresh = () => {
    claim.reset();
    follow();
    return tasks.refetch();
  };
  const filtered = filter.programme !== '' || filter.light !== '' || filter.mine;

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys travel up from whatever has the focus on this page
    <div className="wb-wb" onKeyDown={onKeyDown}>
      <PageHeader
        title={t('wb.inbox.title')}
        actions={
          <Button type="text" onClick={() => setHelp(true)}>
            {t('wb.inbox.keys')}
          </Button>
        }
      />
      <Tabs
        label={t('wb.inbox.lists')}
        current={shown}
        onChange={setShown}
        tabs={[
          { id: 'tasks', title: t('wb.inbox.tab.tasks') },
          { id: 'copies', title: t('wb.inbox.tab.copies') },
        ]}
      >
        {shown === 'copies' ? (
          <CopiesList />
        ) : (
          <>
            <InboxFilters filter={filter} counts={counts.data} onChange={setFilter} />
            {claim.error && <ErrorNotice problem={claim.error} onRetry={() => void refresh()} />}
            <div className="wb-fresh" role="status">
              {waiting > 0 ? (
                <Button size="small" onClick={follow}>
                  {t('wb.inbox.waiting', { n: waiting })}
                </Button>
              ) : (
                fresh.size > 0 && <span className="wb-fresh-note">{t('wb.inbox.arrived', { n: fresh.size })}</span>
              )}
            </div>
            <Loading query={tasks} rows={8}>
              {() =>
                rows.length === 0 ? (
                  <EmptyState
                    title={t(filtered ? 'wb.inbox.emptyFiltered' : 'wb.inbox.empty')}
                    text={t(filtered ? 'wb.inbox.emptyFilteredText' : 'wb.inbox.emptyText')}
                  />
                ) : (
                  // biome-ignore lint/a11y/noStaticElementInteractions: only notes whether the focus is inside
                  <div
                    onFocus={hold}
                    onBlur={(event) => {
                      if (!event.currentTarget.contains(event.relatedTarget)) follow();
                    }}
                  >
                    {wide ? <TaskTable {...props} /> : <TaskCards {...props} />}
                  </div>
                )
              }
            </Loading>
            <LoadMore query={tasks} />
          </>
        )}
      </Tabs>
      {help && <KeyHelp onClose={() => setHelp(false)} />}
    </div>
  );
}
