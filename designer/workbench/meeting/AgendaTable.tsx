import { Fragment } from 'react';
import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import { useWords } from '../words.ts';
import { type AgendaState, agendaOrder, isVotedOn } from './agenda-state.ts';
import { MemberRow } from './MemberRow.tsx';
import { isNamed } from './names.ts';

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
  const counting = batch.vote?.seats === null && !isNamed(batch.vote) && batch.members.some((member) => isVotedOn(batch, member));
  const { members, line } = agendaOrder(batch);
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
              <span className="wb-agenda-all" aria-hidden="true">
                {t('wb.meeting.selectAll')}
              </span>
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
            {counting && <th scope="col">{t('wb.meeting.votesFor')}</th>}
          </tr>
        </thead>
        <tbody>
          {members.map((member, index) => (
            <Fragment key={member.taskId}>
              {index === line && (
                <tr className="wb-rank-line">
                  <td colSpan={20}>{t('wb.rank.line')}</td>
                </tr>
              )}
              <MemberRow
                {...{ batch, state, member, index, ranked, counting, named, strict }}
                onToggle={() => toggle(member.taskId)}
                onDecide={(decision) => onChange({ ...state, decisions: { ...state.decisions, [member.taskId]: decision } })}
              />
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}
