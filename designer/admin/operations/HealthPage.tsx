import { Link } from 'wouter';
import type { HealthDto, QueueDto } from '../../../engine/model/dto/admin.ts';
import { useHealth } from '../../api/admin-operations.ts';
import { Card } from '../../ui/Card.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { wb } from '../../workbench/paths.ts';
import { ad } from '../paths.ts';
import { useAdminWords } from '../words.tsx';

/** 运行状况: the page of the engineer on call; it looks again every half minute. */
export function HealthPage() {
  const { say } = useAdminWords();
  const query = useHealth();
  return (
    <>
      <PageHeader title={say('ad.health.title')} lead={say('ad.health.lead')} />
      <Loading query={query}>{(health) => <Shown health={health} />}</Loading>
    </>
  );
}

function Shown({ health }: { readonly health: HealthDto }) {
  const { say, moment, t } = useAdminWords();
  const { verification: last } = health;
  const megabytes = (health.databaseBytes / 1024 / 1024).toFixed(1);
  const yesNo = (yes: boolean) => say(yes ? 'ad.settings.on' : 'ad.settings.off');
  return (
    <>
      <Card title={say('ad.health.work')}>
        <Facts
          items={[
            {
              label: <Link href={ad.outbox}>{say('ad.health.outboxFailed')}</Link>,
              value: <QueueWords queue={health.outboxFailed} bad={health.outboxFailed.n > 0} />,
            },
            {
              label: say('ad.health.outboxPending'),
              value: <QueueWords queue={health.outboxPending} bad={isOld(health.outboxPending, health.now, 10)} />,
            },
            {
              label: <Link href={wb.incidents}>{say('ad.health.incidents')}</Link>,
              value: <QueueWords queue={health.incidents} bad={health.incidents.n > 0} />,
            },
            { label: say('ad.health.timersLate'), value: <QueueWords queue={health.timersLate} bad={health.timersLate.n > 0} /> },
            { label: say('ad.health.nextTimer'), value: health.nextTimerAt === null ? '—' : moment(health.nextTimerAt) },
            {
              label: say('ad.health.verify'),
              value:
                last === null ? (
                  <Tag tone="warning">{say('ad.health.neverVerified')}</Tag>
                ) : (
                  <>
                    <Tag tone={last.faults === 0 ? 'positive' : 'negative'}>
                      {last.faults === 0 ? say('ad.health.sound') : say('ad.health.faults', { n: last.faults })}
                    </Tag>{' '}
                    {say('ad.health.verified', { at: moment(last.endedAt), cases: last.cases, events: last.events, entries: last.entries })}
                  </>
                ),
            },
          ]}
        />
      </Card>
      <Card title={say('ad.settings.title')}>
        <p className="wb-muted">{say('ad.settings.lead')}</p>
        <Facts
          items={[
            { label: say('ad.settings.version'), value: health.version },
            { label: say('ad.settings.started'), value: moment(health.startedAt) },
            { label: say('ad.settings.node'), value: health.node },
            {
              label: say('ad.settings.database'),
              value: say('ad.settings.databaseIs', { name: databaseName(health.database), megabytes }),
            },
            { label: say('ad.settings.url'), value: health.publicUrl },
            { label: say('ad.settings.session'), value: say('ad.settings.hours', { n: health.sessionHours }) },
            { label: say('ad.settings.mail'), value: yesNo(health.mail) },
            { label: say('ad.settings.provider'), value: yesNo(health.provider) },
            { label: say('ad.settings.services'), value: health.services.join(t('common.listSeparator')) || '—', wide: true },
          ]}
        />
      </Card>
    </>
  );
}

const databaseName = (name: string) => (name === 'postgres' ? 'PostgreSQL' : 'SQLite');

function isOld({ oldestAt }: QueueDto, now: string, minutes: number): boolean {
  return oldestAt !== null && Date.parse(now) - Date.parse(oldestAt) > minutes * 60_000;
}

function QueueWords({ queue, bad }: { readonly queue: QueueDto; readonly bad: boolean }) {
  const { say, moment } = useAdminWords();
  return (
    <>
      <Tag tone={bad ? 'negative' : 'positive'}>{say('ad.health.n', { n: queue.n })}</Tag>{' '}
      {queue.oldestAt === null ? null : say('ad.health.oldest', { at: moment(queue.oldestAt) })}
    </>
  );
}
