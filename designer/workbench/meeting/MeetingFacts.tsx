import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../words.ts';
import { type AgendaMissing, type AgendaState, isVotedOn } from './agenda-state.ts';

interface Props {
  readonly batch: BatchDto;
  readonly state: AgendaState;
  readonly onChange: (state: AgendaState) => void;
  readonly missing: readonly AgendaMissing[];
}

/** Document number and attendance, where the step asks for them. */
export function MeetingFacts({ batch, state, onChange, missing }: Props) {
  const { t } = useWords();
  const vote = batch.members.some((member) => isVotedOn(batch, member)) ? batch.vote : null;
  if (batch.documentNumber === 'none' && !vote) return null;
  const attendanceWrong = missing.includes('attendance') || missing.includes('quorum');
  return (
    <div className="wb-meeting-facts">
      {batch.documentNumber !== 'none' && (
        <Field
          label={t('wb.meeting.documentNumber')}
          help={t('wb.meeting.documentNumberHelp')}
          required={batch.documentNumber === 'required'}
          optional={batch.documentNumber === 'optional'}
          error={missing.includes('documentNumber') ? t('wb.meeting.missing.documentNumber') : null}
        >
          {(aria) => (
            <input
              {...aria}
              className="lz-input"
              maxLength={60}
              value={state.documentNumber}
              onChange={(event) => onChange({ ...state, documentNumber: event.target.value })}
            />
          )}
        </Field>
      )}
      {vote && (
        <>
          <Field
            label={t('wb.meeting.total')}
            help={t('wb.meeting.quorumHelp', { quorum: shareText(vote.text.quorum) })}
            required
            error={attendanceWrong ? t(missing.includes('quorum') ? 'wb.meeting.missing.quorum' : 'wb.meeting.missing.attendance') : null}
          >
            {(aria) => (
              <input
                {...aria}
                className="lz-input"
                inputMode="numeric"
                value={state.total}
                onChange={(e) => onChange({ ...state, total: e.target.value })}
              />
            )}
          </Field>
          <Field label={t('wb.meeting.present')} help={t('wb.meeting.majorityHelp', { majority: shareText(vote.text.majority) })} required>
            {(aria) => (
              <input
                {...aria}
                className="lz-input"
                inputMode="numeric"
                value={state.present}
                onChange={(e) => onChange({ ...state, present: e.target.value })}
              />
            )}
          </Field>
        </>
      )}
    </div>
  );
}

/** A fraction as the definition says it, any other share as a percentage. */
const shareText = (share: string) => (share.includes('/') ? share : `${Math.round(Number(share) * 100)}%`);
