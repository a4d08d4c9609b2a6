import { Button } from 'antd';
import { useState } from 'react';
import type { ArchiveCheckDto } from '../../../engine/model/dto/admin.ts';
import { checkArchive } from '../../api/admin-archive.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { administers } from '../../app/access.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Tag } from '../../ui/Tag.tsx';
import type { AdminTextKey } from '../texts/zh-CN.ts';
import { useAdminWords } from '../words.tsx';

const kinds: Readonly<Record<string, AdminTextKey>> = {
  archive: 'ad.archive.fault.archive',
  chain: 'ad.archive.fault.chain',
  sequence: 'ad.archive.fault.chain',
};

/** Whether the archive is whole: the last check, and a new one. */
export function CheckCard({ check: last, total }: { readonly check: ArchiveCheckDto | null; readonly total: number }) {
  const { say } = useAdminWords();
  const keeps = administers(useSession().data);
  const [running, setRunning] = useState<ArchiveCheckDto | null>(null);
  const run = useCommand(
    () => checkArchive(setRunning),
    () => setRunning(null),
  );
  const began = last?.endedAt === null;
  return (
    <Card title={say('ad.archive.check')}>
      {last === null ? <p>{say(total === 0 ? 'ad.archive.empty' : 'ad.archive.unchecked')}</p> : <Result check={last} />}
      {run.isPending ? (
        <>
          <progress max={Math.max(total, 1)} value={running?.cases ?? 0} aria-label={say('ad.archive.check')} />
          <p role="status">{say('ad.archive.checking', { n: running?.cases ?? 0, total })}</p>
        </>
      ) : null}
      {run.error && <ErrorNotice problem={run.error} />}
      {keeps && total > 0 ? (
        <p className="ad-actions">
          <Button loading={run.isPending} onClick={() => run.mutate(undefined)}>
            {say(began ? 'ad.archive.checkOn' : 'ad.archive.checkNow')}
          </Button>
        </p>
      ) : null}
    </Card>
  );
}

function Result({ check }: { readonly check: ArchiveCheckDto }) {
  const { say, moment } = useAdminWords();
  const { startedAt, endedAt, by, cases, events, faultCount, faults } = check;
  return (
    <>
      <p>
        {endedAt === null ? <Tag tone="warning">{say('ad.archive.unfinished')}</Tag> : null}
        {faultCount > 0 || endedAt !== null ? (
          <Tag tone={faultCount === 0 ? 'positive' : 'negative'}>
            {faultCount === 0 ? say('ad.health.sound') : say('ad.health.faults', { n: faultCount })}
          </Tag>
        ) : null}{' '}
        {say('ad.archive.checked', { at: moment(endedAt ?? startedAt), by, cases, events })}
      </p>
      {faults.length === 0 ? null : (
        <>
          <p>{say('ad.archive.faultsHelp')}</p>
          <ul className="ad-words">
            {faults.map(({ number, kind }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list as it was found
              <li key={index}>
                {number} {say(kinds[kind] ?? 'ad.archive.fault.state')}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
