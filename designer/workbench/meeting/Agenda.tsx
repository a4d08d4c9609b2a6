import { Button } from 'antd';
import { useState } from 'react';
import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import type { BatchInput, BatchResult } from '../../../engine/model/meeting.ts';
import { decideBatch } from '../../api/meetings.ts';
import { useCommand } from '../../api/use-command.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MissingList } from '../MissingList.tsx';
import { useWords } from '../words.ts';
import { AgendaPlaces } from './AgendaPlaces.tsx';
import { AgendaTable } from './AgendaTable.tsx';
import { agendaMissing, batchInput, chosen, memberMissing } from './agenda-state.ts';
import { ConfirmMeeting } from './ConfirmMeeting.tsx';
import { MeetingFacts } from './MeetingFacts.tsx';
import { MeetingPlan } from './MeetingPlan.tsx';
import { withCounts } from './names.ts';
import { Projecting } from './projector/Projecting.tsx';
import { useAgenda } from './use-agenda.ts';

interface Props {
  readonly batch: BatchDto;
  readonly onDone: (batch: BatchDto, input: BatchInput, result: BatchResult) => void;
}

/** Gaps named one by one below the agenda; the rest stands in the rows. */
const named = 4;

/** Who is there, what each case gets and with how many votes; recorded as one meeting under one document number. */
export function Agenda({ batch, onDone }: Props) {
  const { t } = useWords();
  const { state: entered, setState, forget } = useAgenda(batch);
  const state = withCounts(batch, entered);
  const [strict, setStrict] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const input = batchInput(batch, state);
  const record = useCommand(
    (asked: BatchInput, key: string) => decideBatch(asked, key),
    (result) => {
      forget();
      onDone(batch, input, result);
    },
  );
  if (batch.members.length === 0) return <EmptyState title={t('wb.meeting.empty')} text={t('wb.meeting.emptyText')} />;
  const missing = agendaMissing(batch, state);
  const gaps = chosen(batch, state).flatMap(({ member }) =>
    memberMissing(batch, state, member).map((key) => ({ name: member.enterpriseName, text: t(`wb.meeting.missing.${key}`) })),
  );
  const said = [
    ...missing.map((key) => t(`wb.meeting.missing.${key}`)),
    ...gaps.slice(0, named).map((gap) => t('wb.meeting.ofMember', gap)),
    ...(gaps.length > named ? [t('wb.meeting.andMore', { n: gaps.length - named })] : []),
  ];
  const held = batch.members.length - state.selected.size;
  return (
    <>
      <Projecting batch={batch} shown={{ state, done: null }} />
      <MeetingPlan batch={batch} />
      <AgendaPlaces batch={batch} />
      <MeetingFacts batch={batch} state={state} onChange={setState} missing={strict ? missing : []} />
      <AgendaTable batch={batch} state={state} onChange={setState} strict={strict} />
      <div className="wb-agenda-foot">
        <MissingList items={strict ? said : []} />
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
            if (said.length === 0) setConfirming(true);
          }}
        >
          {t('wb.meeting.record')}
        </Button>
      </div>
      {confirming && (
        <ConfirmMeeting
          batch={batch}
          input={input}
          held={held}
          busy={record.isPending}
          problem={record.error}
          onSend={() => record.mutate(input)}
          onClose={() => setConfirming(false)}
        />
      )}
    </>
  );
}
