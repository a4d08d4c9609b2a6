import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../words.ts';
import { type AgendaMissing, type AgendaState, isVotedOn } from './agenda-state.ts';
import { attendanceOf, heads, type VoteDto } from './ballot.ts';
import { NamesPresent } from './NamesPresent.tsx';
import { isNamed } from './names.ts';
import { SeatCounts } from './SeatCounts.tsx';

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
      {vote?.ballot && <p className="wb-muted">{t(`wb.names.ballot.${vote.ballot}`)}</p>}
      {vote?.seats && <Seats {...{ vote, state, onChange, missing }} />}
      {vote && !vote.seats && <Heads {...{ vote, state, onChange, missing }} />}
    </div>
  );
}

type VoteProps = Omit<Props, 'batch'> & { readonly vote: VoteDto };

function Heads({ vote, state, onChange, missing }: VoteProps) {
  const { t } = useWords();
  return (
    <>
      <Field
        label={t('wb.meeting.total')}
        help={t('wb.meeting.quorumHelp', { quorum: shareText(vote.text.quorum) })}
        required
        error={attendanceError(t, missing)}
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
      {isNamed(vote) && <NamesPresent vote={vote} state={state} onChange={onChange} error={attendanceError(t, missing)} />}
      {!isNamed(vote) && (
        <Field label={t('wb.meeting.present')} help={t('wb.meeting.majorityHelp', { majority: shareText(vote.text.majority) })} required>
          {(aria) => (
            <input
              {...aria}
              className="lz-input"
              inputMode="numeric"
              value={state.present[heads] ?? ''}
              onChange={(e) => onChange({ ...state, present: { [heads]: e.target.value } })}
            />
          )}
        </Field>
      )}
    </>
  );
}

function Seats({ vote, state, onChange, missing }: VoteProps) {
  const { t } = useWords();
  const attendance = attendanceOf(vote, state.present, state.total);
  const error = attendanceError(t, missing);
  const rule = `${t('wb.meeting.quorumSeats', { quorum: shareText(vote.text.quorum) })}${t('wb.meeting.majoritySeats', { majority: shareText(vote.text.majority) })}`;
  return (
    <div className="wb-attendance">
      {isNamed(vote) ? (
        <NamesPresent vote={vote} state={state} onChange={onChange} error={error} />
      ) : (
        <SeatCounts
          vote={vote}
          legend={t('wb.meeting.presentSeats')}
          entered={state.present}
          onChange={(present) => onChange({ ...state, present })}
          most={(kind) => vote.seats?.find(({ id }) => id === kind)?.count ?? null}
          invalid={error !== null}
          note={rule}
        />
      )}
      {isNamed(vote) && <p className="wb-muted">{rule}</p>}
      <p role="status">
        {attendance &&
          t(attendance.quorate ? 'wb.meeting.quorate' : 'wb.meeting.inquorate', { there: attendance.there, all: attendance.all })}
      </p>
      {error && !isNamed(vote) && <p className="lz-error">{error}</p>}
    </div>
  );
}

function attendanceError(t: ReturnType<typeof useWords>['t'], missing: readonly AgendaMissing[]): string | null {
  if (missing.includes('quorum')) return t('wb.meeting.missing.quorum');
  return missing.includes('attendance') ? t('wb.meeting.missing.attendance') : null;
}

/** A fraction as the definition says it, any other share as a percentage. */
export const shareText = (share: string) => (share.includes('/') ? share : `${Math.round(Number(share) * 100)}%`);
