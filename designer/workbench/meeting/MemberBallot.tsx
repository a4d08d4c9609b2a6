import type { BatchMemberDto } from '../../../engine/model/dto/registry.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useWords } from '../words.ts';
import type { AgendaState, MemberDecision } from './agenda-state.ts';
import { attendanceOf, type Entered, heads, isTied, standingOf, type VoteDto } from './ballot.ts';
import { shareText } from './MeetingFacts.tsx';
import { NameBallot } from './NameBallot.tsx';
import { isNamed, peopleOf } from './names.ts';
import { SeatCounts } from './SeatCounts.tsx';

interface Props {
  readonly vote: VoteDto;
  readonly state: AgendaState;
  readonly member: BatchMemberDto;
  readonly decision: MemberDecision;
  readonly strict: boolean;
  readonly onDecide: (decision: MemberDecision) => void;
}

/** How the meeting voted on one member, what that comes to, and how a tie is resolved. */
export function MemberBallot({ vote, state, member, decision, strict, onDecide }: Props) {
  const { t } = useWords();
  const attendance = attendanceOf(vote, state.present, state.total);
  const about = { name: member.enterpriseName };
  const present = attendance?.present ?? {};
  const standing = attendance ? standingOf(vote, present, decision) : 'blank';
  const tied = attendance !== null && isTied(vote, present, decision);
  const there = (kind: string) => (typeof present === 'number' ? present : (present[kind] ?? null));
  const wrong = strict && (standing === 'wrong' || standing === 'blank');
  const ballot = (legend: string, entered: Entered, set: (entered: Entered) => void, invalid: boolean) =>
    vote.seats ? (
      <SeatCounts vote={vote} legend={legend} entered={entered} onChange={set} most={there} invalid={invalid} />
    ) : (
      <label className="wb-seat">
        {legend}
        <input
          className="wb-input wb-input-short"
          inputMode="numeric"
          maxLength={5}
          value={entered[heads] ?? ''}
          aria-invalid={invalid || undefined}
          onChange={(event) => set({ [heads]: event.target.value })}
        />
      </label>
    );
  const people = peopleOf(vote, state.people);
  const named = isNamed(vote);
  return (
    <div className="wb-ballot">
      {named && (
        <NameBallot
          id={`first-${member.taskId}`}
          legend={t('wb.names.ballotOf', about)}
          people={people}
          voices={decision.voices}
          invalid={wrong && !tied}
          onChange={(voices) => onDecide({ ...decision, voices })}
        />
      )}
      {!named &&
        vote.seats &&
        ballot(t('wb.meeting.votesOf', about), decision.votes, (votes) => onDecide({ ...decision, votes }), wrong && !tied)}
      {tied && (
        <p className="wb-ballot-tie">
          {t(vote.tie === 'casting' ? 'wb.meeting.tiedCasting' : named ? 'wb.names.tiedRevote' : 'wb.meeting.tiedRevote')}
        </p>
      )}
      {tied && named && vote.tie === 'revote' && (
        <NameBallot
          id={`second-${member.taskId}`}
          legend={t('wb.names.secondOf', about)}
          people={people}
          voices={decision.revoices}
          invalid={wrong}
          onChange={(revoices) => onDecide({ ...decision, revoices })}
        />
      )}
      {tied &&
        !named &&
        vote.tie === 'revote' &&
        ballot(t('wb.meeting.revotesOf', about), decision.revotes, (revotes) => onDecide({ ...decision, revotes }), wrong)}
      {tied && vote.tie === 'casting' && (
        <fieldset className="wb-seats">
          <legend>{t('wb.meeting.castOf', about)}</legend>
          <div className="wb-seats-row">
            {(['for', 'against'] as const).map((cast) => (
              <label key={cast} className="wb-cast">
                <input
                  type="radio"
                  name={`cast-${member.taskId}`}
                  checked={decision.cast === cast}
                  onChange={() => onDecide({ ...decision, cast })}
                />
                {t(`wb.meeting.cast.${cast}`)}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <div role="status">
        {typeof standing === 'object' && (
          <p>
            <Tag tone={standing.carried ? 'positive' : 'warning'}>
              {t(standing.carried ? 'wb.meeting.carried' : 'wb.meeting.notCarried')}
            </Tag>{' '}
            {t(vote.seats ? 'wb.meeting.weighed' : 'wb.meeting.counted', { for: standing.ballot.for, of: standing.ballot.of })}
            {t('wb.meeting.over', { majority: shareText(vote.text.majority) })}
          </p>
        )}
      </div>
    </div>
  );
}
