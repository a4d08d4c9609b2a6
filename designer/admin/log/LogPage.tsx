import { Button } from 'antd';
import { useDeferredValue, useId, useState } from 'react';
import { useSearch } from 'wouter';
import type { ActDto } from '../../../engine/model/dto/admin.ts';
import { checkLog, exportLog, type LogFilter, useAccounts, useActKinds, useLog } from '../../api/admin.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { audits } from '../../app/access.ts';
import { saveWorkbook } from '../../renderers/table/save-workbook.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { toast } from '../../ui/toast.ts';
import { Choice } from '../Choice.tsx';
import { useAdminWords } from '../words.tsx';
import { LogTable } from './LogTable.tsx';

type Filter = Record<'by' | 'act' | 'kind' | 'subject' | 'case' | 'address' | 'from' | 'until', string>;
const names = ['by', 'act', 'kind', 'subject', 'case', 'address', 'from', 'until'] as const;

/** 审计日志: searched by who, what, when, whom and from where; verified here, exported by the auditor. */
export function LogPage() {
  const { say, t, moment } = useAdminWords();
  const given = new URLSearchParams(useSearch());
  const [filter, setFilter] = useState<Filter>(() => Object.fromEntries(names.map((name) => [name, given.get(name) ?? ''])) as Filter);
  const set = (name: keyof Filter) => (value: string) => setFilter((before) => ({ ...before, [name]: value.trim() }));
  const wanted: LogFilter = useDeferredValue(Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== '')));
  const query = useLog(wanted);
  const kinds = useActKinds();
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const check = useCommand(checkLog);
  const take = useCommand(
    () => exportLog(wanted),
    async ({ items, more }) => {
      await saveWorkbook(say('ad.log.title'), sheetOf(items), [20, 14, 60, 24, 16, 8]);
      toast(say(more ? 'ad.log.takenSome' : 'ad.log.taken', { n: items.length }));
    },
  );
  const sheetOf = (items: readonly ActDto[]) => [
    [say('ad.log.at'), say('ad.log.by'), say('ad.log.what'), say('ad.log.subject'), say('ad.log.address'), say('ad.log.n')],
    ...items.map((act) => [moment(act.at), act.byName, act.words, act.title, act.address ?? '', act.n]),
  ];
  return (
    <>
      <PageHeader
        title={say('ad.log.title')}
        lead={say('ad.log.lead')}
        actions={
          <div className="ad-actions">
            <Button loading={check.isPending} onClick={() => check.mutate(undefined)}>
              {say('ad.log.check')}
            </Button>
            {audits(useSession().data) ? (
              <Button loading={take.isPending} onClick={() => take.mutate(undefined)}>
                {say('ad.log.export')}
              </Button>
            ) : null}
          </div>
        }
      />
      <div role="status">
        {check.data ? (
          <p className={`lz-notice ${check.data.faults.length === 0 ? 'lz-notice-info' : 'lz-notice-error'}`}>
            {check.data.faults.length === 0
              ? say('ad.log.sound', { n: check.data.entries })
              : say('ad.log.unsound', { faults: check.data.faults.join(t('common.listSeparator')) })}
          </p>
        ) : null}
      </div>
      {check.error ? <ErrorNotice problem={check.error} /> : null}
      {take.error ? <ErrorNotice problem={take.error} /> : null}
      <div className="wb-filters ad-filters">
        <Choice
          label={say('ad.log.what')}
          value={filter.act}
          all={t('common.all')}
          options={(kinds.data?.items ?? []).map(({ act, title }) => ({ value: act, text: title }))}
          onChange={set('act')}
        />
        <Who value={filter.by} onChange={set('by')} />
        <Small label={say('ad.log.from')} type="date" value={filter.from} onChange={set('from')} />
        <Small label={say('ad.log.until')} type="date" value={filter.until} onChange={set('until')} />
        <Small label={say('ad.log.address')} type="text" value={filter.address} onChange={set('address')} />
        {filter.subject === '' && filter.case === '' ? null : (
          <Button onClick={() => setFilter((before) => ({ ...before, subject: '', kind: '', case: '' }))}>
            {say('ad.log.everything')}
          </Button>
        )}
      </div>
      <Loading query={query} rows={8}>
        {() => (rows.length === 0 ? <EmptyState title={say('ad.log.none')} text={say('ad.log.noneText')} /> : <LogTable rows={rows} />)}
      </Loading>
      <LoadMore query={query} />
    </>
  );
}

/** A person by part of the name: the choice lists who matches. */
function Who({ value, onChange }: { readonly value: string; readonly onChange: (id: string) => void }) {
  const { say, t } = useAdminWords();
  const [q, setQ] = useState('');
  const people = useAccounts({ q: useDeferredValue(q.trim()) });
  const found = people.data?.pages[0]?.items ?? [];
  return (
    <>
      <Small label={say('ad.log.name')} type="text" value={q} onChange={setQ} />
      <Choice
        label={say('ad.log.by')}
        value={value}
        all={t('common.all')}
        options={[
          ...(value !== '' && !found.some(({ id }) => id === value) ? [{ value, text: value }] : []),
          ...found.map(({ id, name, login }) => ({ value: id, text: `${name} ${login}` })),
        ]}
        onChange={onChange}
      />
    </>
  );
}

function Small({
  label,
  type,
  value,
  onChange,
}: {
  label: string;
  type: 'date' | 'text';
  value: string;
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <label className="wb-field-inline" htmlFor={id}>
      {label}
      <input id={id} type={type} className="wb-input" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
