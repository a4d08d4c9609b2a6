import { Button } from 'antd';
import { useState } from 'react';
import type { OpenIncidentDto } from '../../../engine/model/dto/incident.ts';
import { retryIncident, useIncidents } from '../../api/incidents.ts';
import { useCommand } from '../../api/use-command.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { toast } from '../../ui/toast.ts';
import { ToCase } from '../ToCase.tsx';
import { useWords } from '../words.ts';
import { RepairDialog } from './RepairDialog.tsx';

/** 异常: what can't go on by itself, tried again or mended by whoever looks after it. */
export function IncidentsPage() {
  const { t } = useWords();
  const incidents = useIncidents();
  return (
    <>
      <PageHeader title={t('inc.title')} lead={t('inc.lead')} />
      <Loading query={incidents}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('inc.none')} text={t('inc.noneText')} />
          ) : (
            items.map((incident) => <OneIncident key={incident.id} incident={incident} />)
          )
        }
      </Loading>
    </>
  );
}

function OneIncident({ incident }: { readonly incident: OpenIncidentDto }) {
  const { t, moment } = useWords();
  const [repairing, setRepairing] = useState(false);
  const retry = useCommand(
    (id: string, key: string) => retryIncident(id, key),
    () => toast(t('inc.retried')),
  );
  const steps = incident.steps.map(({ title }) => title).join(t('common.listSeparator'));
  return (
    <Card title={`${incident.caseNumber} · ${t(`inc.kind.${incident.kind as 'timer'}`)}`}>
      <p className="wb-muted">{incident.programmeTitle}</p>
      <p className="wb-incident-message">{incident.message}</p>
      <Facts
        items={[
          { label: t('inc.steps'), value: steps || t('inc.nothing') },
          { label: t('inc.since'), value: moment(incident.openedAt) },
          ...(incident.attempts === null ? [] : [{ label: t('inc.attempts'), value: String(incident.attempts) }]),
        ]}
      />
      <p className="wb-settings">
        {incident.kind === 'decision' ? null : (
          <Button loading={retry.isPending} onClick={() => retry.mutate(incident.id)}>
            {t('inc.retry')}
          </Button>
        )}
        <Button type="primary" onClick={() => setRepairing(true)}>
          {t('inc.repair')}
        </Button>
        {incident.readable && (
          <ToCase id={incident.caseId} className="lz-link">
            {t('inc.openCase')}
          </ToCase>
        )}
      </p>
      {retry.error && <ErrorNotice problem={retry.error} />}
      {repairing && <RepairDialog incident={incident} onClose={() => setRepairing(false)} />}
    </Card>
  );
}
