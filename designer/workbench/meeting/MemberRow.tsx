import type { BatchDto, BatchMemberDto } from '../../../engine/model/dto/registry.ts';
import { ConditionsEditor } from '../decision/ConditionsEditor.tsx';
import { ToCase } from '../ToCase.tsx';
import { useWords } from '../words.ts';
import {
  type AgendaState,
  conditionsOf,
  decisionFor,
  hold,
  isHeld,
  isVotedOn,
  type MemberDecision,
  mayHold,
  memberMissing,
  needsReason,
} from './agenda-state.ts';
import { attendanceOf, heads, isTied } from './ballot.ts';
import { Divergence } from './Divergence.tsx';
import { MemberBallot } from './MemberBallot.tsx';
import { MemberRanking } from './MemberRanking.tsx';
import { isNamed } from './names.ts';

export interface AgendaColumns {
  readonly ranked: boolean;
  /** Votes are one number each: heads are counted. */
  readonly counting: boolean;
  readonly named: boolean;
}
interface Props extends AgendaColumns {
  readonly batch: BatchDto;
  readonly state: AgendaState;
  readonly member: BatchMemberDto;
  readonly index: number;
  readonly strict: boolean;
  readonly onToggle: () => void;
  readonly onDecide: (decision: MemberDecision) => void;
}

/** One case on the agenda, and below it, when it is decided now, its ballot and conditions. */
export function MemberRow({ batch, state, member, index, ranked, counting, named, strict, onToggle, onDecide }: Props) {
  const { t } = useWords();
  const on = state.selected.has(member.taskId);
  const decision = decisionFor(batch, state, member.taskId);
  const about = { name: member.enterpriseName };
  const voted = on && isVotedOn(batch, member) && !isHeld(batch, decision);
  const missing = on && strict ? memberMissing(batch, state, member) : [];
  return (
    <>
      <tr className={on ? 'wb-row-on' : undefined}>
        <td className="wb-agenda-pick">
          <input type="checkbox" className="wb-tick" checked={on} onChange={onToggle} aria-label={t('wb.meeting.select', about)} />
        </td>
        <td data-label={ranked ? t('wb.rank.rank') : '#'}>{member.ranking?.rank ?? index + 1}</td>
        <td data-label={t('wb.inbox.case')}>
          <ToCase id={member.caseId}>{member.caseNumber}</ToCase>
          <Divergence member={member} />
        </td>
        {named && <td data-label={t('wb.inbox.enterprise')}>{member.enterpriseName}</td>}
        <td data-label={t('wb.inbox.district')}>{member.districtName}</td>
        {ranked && (
          <td data-label={t('wb.rank.place')}>
            <MemberRanking member={member} />
          </td>
        )}
        {member.columns.map((column) => (
          <td key={column.label} data-label={column.label}>
            {column.value}
          </td>
        ))}
        <td data-label={t('wb.meeting.result')}>
          {on ? (
            <Result batch={batch} member={member} decision={decision} strict={strict} onDecide={onDecide} />
          ) : (
            <span className="wb-muted">{t('wb.meeting.heldBack')}</span>
          )}
        </td>
        {counting && (
          <td data-label={t('wb.meeting.votesFor')}>
            {voted && (
              <input
                className="wb-input wb-input-short"
                inputMode="numeric"
                maxLength={5}
                value={decision.votes[heads] ?? ''}
                onChange={(event) => onDecide({ ...decision, votes: { [heads]: event.target.value } })}
                aria-label={t('wb.meeting.votesOf', about)}
                aria-invalid={missing.some((key) => key === 'votes' || key === 'tooMany') || undefined}
              />
            )}
          </td>
        )}
      </tr>
      {on && <Detail {...{ batch, state, member, decision, strict, voted, missing, onDecide }} />}
    </>
  );
}

interface ResultProps {
  readonly batch: BatchDto;
  readonly member: BatchMemberDto;
  readonly decision: MemberDecision;
  readonly strict: boolean;
  readonly onDecide: (decision: MemberDecision) => void;
}

function Result({ batch, member, decision, strict, onDecide }: ResultProps) {
  const { t } = useWords();
  const about = { name: member.enterpriseName };
  const reason = needsReason(batch, member, decision);
  const proposed = member.ranking?.proposed ?? null;
  const against = reason && proposed !== null && decision.outcome !== hold && proposed !== decision.outcome;
  return (
    <span className="wb-agenda-decision">
      <select
        className="wb-select"
        value={decision.outcome}
        onChange={(event) => onDecide({ ...decision, outcome: event.target.value })}
        aria-label={t('wb.meeting.resultOf', about)}
      >
        {batch.outcomes.map((outcome) => (
          <option key={outcome.id} value={outcome.id}>
            {outcome.label}
          </option>
        ))}
        {mayHold(batch) && <option value={hold}>{t('wb.rank.hold')}</option>}
      </select>
      {reason && (
        <input
          className="wb-input"
          value={decision.reason}
          onChange={(event) => onDecide({ ...decision, reason: event.target.value })}
          placeholder={t(against ? 'wb.rank.against' : 'wb.meeting.reasonRequired')}
          aria-label={t('wb.meeting.reasonOf', about)}
          aria-invalid={(strict && decision.reason.trim() === '') || undefined}
          maxLength={500}
        />
      )}
    </span>
  );
}

interface DetailProps extends ResultProps {
  readonly state: AgendaState;
  readonly voted: boolean;
  readonly missing: ReturnType<typeof memberMissing>;
}

function Detail({ batch, state, member, decision, strict, voted, missing, onDecide }: DetailProps) {
  const { t } = useWords();
  const { vote } = batch;
  const conditions = conditionsOf(batch, decision);
  const attendance = vote && attendanceOf(vote, state.present, state.total);
  const tied = vote !== null && attendance !== null && isTied(vote, attendance.present, decision);
  const ballot = voted && (vote?.seats || isNamed(vote) || tied);
  if (!ballot && conditions === 'none' && missing.length === 0) return null;
  return (
    <tr className="wb-row-on wb-agenda-detail">
      <td colSpan={20}>
        {ballot && vote && <MemberBallot {...{ vote, state, member, decision, strict, onDecide }} />}
        {conditions !== 'none' && (
          <ConditionsEditor
            conditions={decision.conditions}
            required={conditions === 'required'}
            strict={strict}
            of={member.enterpriseName}
            onChange={(texts) => onDecide({ ...decision, conditions: texts })}
          />
        )}
        {missing.map((key) => (
          <p key={key} className="lz-error">
            {t(`wb.meeting.missing.${key}`)}
          </p>
        ))}
      </td>
    </tr>
  );
}
