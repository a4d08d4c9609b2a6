import { Button } from 'antd';
import { useState } from 'react';
import type { OutboxRowDto } from '../../../engine/model/dto/admin.ts';
import { giveUpOutbox, retryOutbox, useOutbox } from '../../api/admin-operations.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { administers } from '../../app/access.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toast } from '../../ui/toast.ts';
import { ReasonDialog } from '../../workbench/operations/ReasonDialog.tsx';
import { useAdminWords } from '../words.tsx';

const shown = ['failed', 'pending'] as const;

/** 发件箱: what failed and what waits, tried again or given up. */
export function OutboxPage() {
  const { say } = useAdminWords();
  const [status, setStatus] = useState<(typeof shown)[number]>('failed');
  const [leaving, setLeaving] = useState<OutboxRowDto | null>(null);
  const query = useOutbox(status);
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={say('ad.outbox.title')} lead={say('ad.outbox.lead')} />
      <div className="wb-filters">
        <fieldset className="wb-chips" aria-label={say('ad.outbox.status')}>
          {shown.map((one) => (
            <button key={one} type="button" className="wb-chip" aria-pressed={status === one} onClick={() => setStatus(one)}>
              {say(`ad.outbox.${one}`)}
            </button>
          ))}
        </fieldset>
      </div>
      <Loading query={query}>
        {() =>
          rows.length === 0 ? (
            <EmptyState title={say(`ad.outbox.none.${status}`)} text={say('ad.outbox.noneText')} />
          ) : (
            <ul className="wb-experts lz-card" aria-label={say('ad.outbox.title')}>
              {rows.map((row) => (
                <OneRow key={row.id} row={row} status={status} onGiveUp={() => setLeaving(row)} />
              ))}
            </ul>
          )
        }
      </Loading>
      <LoadMore query={query} />
      {leaving && <GiveUp row={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

interface RowProps {
  readonly row: OutboxRowDto;
  readonly status: 'failed' | 'pending';
  readonly onGiveUp: () => void;
}

function OneRow({ row, status, onGiveUp }: RowProps) {
  const { say, moment } = useAdminWords();
  const acts = administers(useSession().data);
  const retry = useCommand(
    () => retryOutbox(row.id),
    () => toast(say('ad.outbox.retried')),
  );
  const name = `${row.kindTitle} ${row.caseNumber ?? ''}`.trim();
  return (
    <li>
      <div className="ad-wrap">
        <p>
          <b>{row.kindTitle}</b> {row.caseNumber} {status === 'failed' ? <Tag tone="negative">{say('ad.outbox.failed')}</Tag> : null}
          {status === 'pending' && row.attempts > 0 ? <Tag tone="warning">{say('ad.outbox.trying')}</Tag> : null}
        </p>
        <p className="wb-muted">
          {say('ad.outbox.facts', { target: row.targetTitle, at: moment(row.createdAt), n: row.attempts })}
          {status === 'pending' ? ` · ${say('ad.outbox.next', { at: moment(row.nextAt) })}` : ''}
        </p>
        {row.error === null ? null : <p>{say('ad.outbox.error', { error: row.error })}</p>}
        {retry.error ? <ErrorNotice problem={retry.error} /> : null}
      </div>
      {acts ? (
        <div className="ad-actions">
          <Button aria-label={say('ad.outbox.retryOne', { name })} loading={retry.isPending} onClick={() => retry.mutate(undefined)}>
            {say('ad.outbox.retry')}
          </Button>
          <Button danger aria-label={say('ad.outbox.giveUpOne', { name })} onClick={onGiveUp}>
            {say('ad.outbox.giveUp')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function GiveUp({ row, onClose }: { readonly row: OutboxRowDto; readonly onClose: () => void }) {
  const { say } = useAdminWords();
  const giveUp = useCommand(
    (reason: string) => giveUpOutbox(row.id, reason),
    () => {
      toast(say('ad.saved'));
      onClose();
    },
  );
  return (
    <ReasonDialog
      title={say('ad.outbox.giveUpOne', { name: `${row.kindTitle} ${row.caseNumber ?? ''}`.trim() })}
      action={say('ad.outbox.giveUp')}
      consequence={<p>{say('ad.outbox.giveUpText')}</p>}
      busy={giveUp.isPending}
      problem={giveUp.error}
      onSend={(reason) => giveUp.mutate(reason)}
      onClose={onClose}
    />
  );
}
