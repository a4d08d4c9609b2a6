import { Button } from 'antd';
import { useState } from 'react';
import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import { type BatchInput, type BatchResult, decideBatch } from '../../api/registries.ts';
import { useCommand } from '../../api/use-command.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { MissingList } from '../MissingList.tsx';
import { useWords } from '../words.ts';
import { AgendaPlaces } from './AgendaPlaces.tsx';
import { AgendaTable } from './AgendaTable.tsx';
import { agendaMissing, batchInput, decisionFor, emptyAgenda, hold, mayHold } from './agenda-state.ts';
import { MeetingFacts } from './MeetingFacts.tsx';

interface Props {
  readonly batch: BatchDto;
  readonly onDone: (batch: BatchDto, result: BatchResult) => void;
}

/** Select members, give each its result, and record the meeting under one document number. */
export function Agenda({ batch, onDone }: Props) {
  const { t } = useWords();
  const [state, setState] = useState(emptyAgenda);
  const [strict, setStrict] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const record = useCommand(
    (input: BatchInput, key: string) => decideBatch(input, key),
    (result) => onDone(batch, result),
  );
  const missing = agendaMissing(batch, state);
  const held = batch.members.length - state.selected.size;
  const tally = [...batch.outcomes, ...(mayHold(batch) ? [{ id: hold, label: t('wb.rank.hold') }] : [])]
    .map((outcome) => ({
      label: outcome.label,
      n: batch.members.filter((m) => state.selected.has(m.taskId) && decisionFor(batch, state, m.taskId).outcome === outcome.id).length,
    }))
    .filter(({ n }) => n > 0);
  if (batch.members.length === 0) return <EmptyState title={t('wb.meeting.empty')} text={t('wb.meeting.emptyText')} />;
  return (
    <>
      <AgendaPlaces batch={batch} />
      <AgendaTable batch={batch} state={state} onChange={setState} strict={strict} />
      <MeetingFacts batch={batch} state={state} onChange={setState} missing={strict ? missing : []} />
      <div className="wb-agenda-foot">
        <MissingList items={strict ? missing.map((key) => t(`wb.meeting.missing.${key}`)) : []} />
        <p>
          {t('wb.meeting.selected', { n: state.selected.size })}
          {held > 0 && <span className="wb-muted"> {t('wb.meeting.held', { n: held })}</span>}
        </p>
        <Button
          type="primary"
          size="large"
          onClick={() => {
            setStrict(true);
            record.reset();
            if (missing.length === 0) setConfirming(true);
          }}
        >
          {t('wb.meeting.record')}
        </Button>
      </div>
      {confirming && (
        <Dialog
          title={t('wb.meeting.confirm')}
          onClose={() => setConfirming(false)}
          closable={!record.isPending}
          footer={
            <>
              <Button onClick={() => setConfirming(false)} disabled={record.isPending}>
                {t('common.back')}
              </Button>
              <Button type="primary" loading={record.isPending} onClick={() => record.mutate(batchInput(batch, state))}>
                {t('wb.meeting.record')}
              </Button>
            </>
          }
        >
          <ul className="wb-tally">
            {tally.map(({ label, n }) => (
              <li key={label}>
                {label} <b>{n}</b>
              </li>
            ))}
          </ul>
          {state.documentNumber && <p>{t('wb.meeting.underNumber', { number: state.documentNumber })}</p>}
          {held > 0 && <p>{t('wb.meeting.held', { n: held })}</p>}
          {record.error && <ErrorNotice problem={record.error} />}
        </Dialog>
      )}
    </>
  );
}
