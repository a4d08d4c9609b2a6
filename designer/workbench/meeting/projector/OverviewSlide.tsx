import { Fragment } from 'react';
import type { BatchDto } from '../../../../engine/model/dto/registry.ts';
import { useWords } from '../../words.ts';
import { AgendaPlaces } from '../AgendaPlaces.tsx';
import { isBeyond } from '../agenda-state.ts';
import { AttendanceLine } from './AttendanceLine.tsx';
import type { Shown } from './channel.ts';
import { membersOf, resultOf } from './slides.ts';

/** The whole agenda: places, who is there, each case with its rank and the line of the quota. */
export function OverviewSlide({ batch, shown }: { readonly batch: BatchDto; readonly shown: Shown }) {
  const { t } = useWords();
  const members = membersOf(batch, shown);
  const ranked = members.some(({ ranking }) => ranking);
  const line = members.findIndex(isBeyond);
  return (
    <>
      {!shown.done && <AttendanceLine batch={batch} state={shown.state} />}
      <AgendaPlaces batch={batch} />
      <table className="wb-wall-table">
        <thead>
          <tr>
            <th scope="col">{ranked ? t('wb.rank.rank') : '#'}</th>
            <th scope="col">{t('wb.inbox.enterprise')}</th>
            <th scope="col">{t('wb.inbox.district')}</th>
            {ranked && <th scope="col">{t('wb.rank.place')}</th>}
            <th scope="col">{t('wb.meeting.result')}</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member, index) => (
            <Fragment key={member.taskId}>
              {index === line && line > 0 && (
                <tr className="wb-wall-line">
                  <td colSpan={ranked ? 5 : 4}>{t('wb.rank.line')}</td>
                </tr>
              )}
              <tr>
                <td>{member.ranking?.rank ?? index + 1}</td>
                <th scope="row">{member.enterpriseName}</th>
                <td>{member.districtName}</td>
                {ranked && <td>{member.ranking && t(`wb.rank.place.${member.ranking.place}`)}</td>}
                <td>{resultOf(batch, shown, member, t('wb.rank.hold'))}</td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </>
  );
}
