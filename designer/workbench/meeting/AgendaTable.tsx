import { Link } from 'wouter';
import type { BatchDto, BatchMemberDto } from '../../../engine/model/dto/registry.ts';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { type AgendaState, decisionFor, hold, isVotedOn, type MemberDecision, mayHold, needsReason } from './agenda-state.ts';
import { MemberRanking } from './MemberRanking.tsx';

interface Props {
  readonly batch: BatchDto;
  readonly state: AgendaState;
  readonly onChange: (state: AgendaState) => void;
  readonly strict: boolean;
}

/** The agenda: each member with the author's columns and its result. Unselected members are held back. */
export function AgendaTable({ batch, state, onChange, strict }: Props) {
  const { t } = useWords();
  const ranked = batch.members.some((member) => member.ranking || member.held.length > 0);
  // Unless the author's own columns say who it is.
  const named = !batch.members.some((member) => member.columns.some(({ value }) => value === member.enterpriseName));
  const voting = batch.members.some((member) => isVotedOn(batch, member));
  const above = batch.members.filter((member) => !isBeyond(member));
  const members = [...above, ...batch.members.filter(isBeyond)];
  const line = members.length > above.length && above.length > 0 ? above.length : -1;
  const columns = batch.members[0]?.columns.map((column) => column.label) ?? [];
  const all = state.selected.size === batch.members.length;
  const select = (ids: readonly string[]) => onChange({ ...state, selected: new Set(ids) });
  const toggle = (id: string) => select(state.selected.has(id) ? [...state.selected].filter((x) => x !== id) : [...state.selected, id]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="wb-table-scroll" aria-label={t('wb.meeting.agenda')} tabIndex={0}>
      <table className="wb-table wb-agenda">
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                className="wb-tick"
                checked={all}
                onChange={() => select(all ? [] : batch.members.map((m) => m.taskId))}
                aria-label={t('wb.meeting.selectAll')}
              />
            </th>
            <th scope="col">{ranked ? t('wb.rank.rank') : '#'}</th>
            <th scope="col">{t('wb.inbox.case')}</th>
            {named && <th scope="col">{t('wb.inbox.enterprise')}</th>}
            <th scope="col">{t('wb.inbox.district')}</th>
            {ranked && <th scope="col">{t('wb.rank.place')}</th>}
            {columns.map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
            <th scope="col">{t('wb.meeting.result')}</th>
            {voting && <th scope="col">{t('wb.meeting.votesFor')}</th>}
          </tr>
        </thead>
        <tbody>
          {members.map((member, index) => (
            <MemberRow
              key={member.taskId}
              ranked={ranked}
              voting={voting}
              named={named}
              line={index === line}
              batch={batch}
              member={member}
              index={index}
              on={state.selected.has(member.taskId)}
              decision={decisionFor(batch, state, member.taskId)}
              strict={strict}
              onToggle={() => toggle(member.taskId)}
              onDecide={(decision) => onChange({ ...state, decisions: { ...state.decisions, [member.taskId]: decision } })}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly batch: BatchDto;
  readonly member: BatchMemberDto;
  readonly index: number;
  readonly ranked: boolean;
  readonly voting: boolean;
  readonly named: boolean;
  /** The first beyond the places. */
  readonly line: boolean;
  readonly on: boolean;
  readonly decision: MemberDecision;
  readonly strict: boolean;
  readonly onToggle: () => void;
  readonly onDecide: (decision: MemberDecision) => void;
}

function MemberRow({ batch, member, index, ranked, voting, named, line, on, decision, strict, onToggle, onDecide }: RowProps) {
  const { t } = useWords();
  const reason = needsReason(batch, member, decision);
  const against = reason && member.ranking?.proposed != null && decision.outcome !== hold && member.ranking.proposed !== decision.outcome;
  const about = { name: member.enterpriseName };
  return (
    <>
      {line && (
        <tr className="wb-rank-line">
          <td colSpan={20}>{t('wb.rank.line')}</td>
        </tr>
      )}
      <tr className={on ? 'wb-row-on' : undefined}>
        <td>
          <input type="checkbox" className="wb-tick" checked={on} onChange={onToggle} aria-label={t('wb.meeting.select', about)} />
        </td>
        <td>{member.ranking?.rank ?? index + 1}</td>
        <td>
          <Link href={wb.kase(member.caseId)} className="wb-number">
            {member.caseNumber}
          </Link>
        </td>
        {named && <td>{member.enterpriseName}</td>}
        <td>{member.districtName}</td>
        {ranked && (
          <td>
            <MemberRanking member={member} />
          </td>
        )}
        {member.columns.map((column) => (
          <td key={column.label}>{column.value}</td>
        ))}
        <td>
          {on ? (
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
          ) : (
            <span className="wb-muted">{t('wb.meeting.heldBack')}</span>
          )}
        </td>
        {voting && (
          <td>
            {on && isVotedOn(batch, member) && !(decision.outcome === hold && mayHold(batch)) && (
              <input
                className="wb-input wb-input-short"
                inputMode="numeric"
                value={decision.votesFor}
                onChange={(event) => onDecide({ ...decision, votesFor: event.target.value })}
                aria-label={t('wb.meeting.votesOf', about)}
              />
            )}
          </td>
        )}
      </tr>
    </>
  );
}

const isBeyond = ({ ranking }: BatchMemberDto) => ranking?.place === 'waiting' || ranking?.place === 'out';
