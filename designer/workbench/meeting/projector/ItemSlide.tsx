import type { BatchDto, BatchMemberDto } from '../../../../engine/model/dto/registry.ts';
import { useWords } from '../../words.ts';
import { decisionFor } from '../agenda-state.ts';
import { attendanceOf } from '../ballot.ts';
import { shareText } from '../MeetingFacts.tsx';
import { NamedVotes } from '../NamedVotes.tsx';
import { ballotOf, isNamed, peopleOf } from '../names.ts';
import { AttendanceLine } from './AttendanceLine.tsx';
import type { Shown } from './channel.ts';
import { resultOf, voteOn } from './slides.ts';

interface Props {
  readonly batch: BatchDto;
  readonly shown: Shown;
  readonly member: BatchMemberDto;
  readonly place: number;
  readonly of: number;
}

/** One case: who it is, what the author's columns say, its rank and why, and the vote as it stands. */
export function ItemSlide({ batch, shown, member, place, of }: Props) {
  const { t } = useWords();
  const { ranking } = member;
  const result = resultOf(batch, shown, member, t('wb.rank.hold'));
  return (
    <>
      <p className="wb-wall-over">
        {t('wb.projector.item', { n: place, of })} · {member.caseNumber} · {member.districtName}
      </p>
      <h2>{member.enterpriseName}</h2>
      <dl className="wb-wall-facts">
        {member.columns
          .filter(({ value }) => value !== member.enterpriseName)
          .map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        {ranking && (
          <div>
            <dt>{t('wb.rank.rank')}</dt>
            <dd>
              {ranking.rank} · {t(`wb.rank.place.${ranking.place}`)}
              <small>{ranking.why}</small>
            </dd>
          </div>
        )}
      </dl>
      {!shown.done && <Vote batch={batch} shown={shown} member={member} />}
      {result && <p className="wb-wall-result">{t('wb.projector.result', { result })}</p>}
    </>
  );
}

/** Counts as they are entered; names only where the meeting votes by name. */
function Vote({ batch, shown: { state }, member }: Pick<Props, 'batch' | 'shown' | 'member'>) {
  const { t } = useWords();
  const { vote } = batch;
  const standing = voteOn(batch, state, member);
  if (!vote || standing === null) return null;
  const attendance = attendanceOf(vote, state.present, state.total);
  if (!attendance?.quorate) return <AttendanceLine batch={batch} state={state} />;
  const { voices } = decisionFor(batch, state, member.taskId);
  const named = isNamed(vote) ? ballotOf(peopleOf(vote, state.people), voices) : [];
  return (
    <div className="wb-wall-vote">
      {typeof standing === 'object' ? (
        <p className={standing.carried ? 'wb-wall-good' : 'wb-wall-bad'}>
          <b>{t(standing.carried ? 'wb.meeting.carried' : 'wb.meeting.notCarried')}</b>{' '}
          {t(vote.seats ? 'wb.meeting.weighed' : 'wb.meeting.counted', { for: standing.ballot.for, of: standing.ballot.of })}
          {t('wb.meeting.over', { majority: shareText(vote.text.majority) })}
        </p>
      ) : (
        <p>{t(standing === 'tied' ? 'wb.projector.tied' : 'wb.projector.voting')}</p>
      )}
      {named.length > 0 && <NamedVotes names={named} />}
    </div>
  );
}
