import { Button } from 'antd';
import type { HeldMeetingDto } from '../../../engine/model/dto/meeting.ts';
import { minutesUrl, useMeetings } from '../../api/meetings.ts';
import { Card } from '../../ui/Card.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { ToCase } from '../ToCase.tsx';
import { useWords } from '../words.ts';
import { NamedVotes } from './NamedVotes.tsx';
import { resultList } from './result-list.ts';

/** 会议记录: what was decided under which number, with how many votes. */
export function HeldMeetings() {
  const { t } = useWords();
  const meetings = useMeetings();
  const items = meetings.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Card title={t('wb.meeting.past')}>
      <Loading query={meetings} rows={3}>
        {() =>
          items.length === 0 ? (
            <p className="wb-muted">{t('wb.meeting.pastNone')}</p>
          ) : (
            <ul className="wb-held-meetings">
              {items.map((meeting) => (
                <li key={meeting.id}>
                  <Meeting meeting={meeting} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      <LoadMore query={meetings} />
    </Card>
  );
}

function Meeting({ meeting }: { readonly meeting: HeldMeetingDto }) {
  const { t, day, moment } = useWords();
  const { attendance, members } = meeting;
  const keepList = async () => {
    const { saveWorkbook } = await import('../../renderers/table/save-workbook.ts');
    const title = [meeting.title, meeting.documentNumber ?? day(meeting.at)].join(' ');
    await saveWorkbook(title, resultList(meeting, t), [20, 34, 14, 8, 10, 12, 40]);
  };
  return (
    <details>
      <summary>
        <b>{meeting.documentNumber ?? t('wb.meeting.noNumber')}</b> {meeting.title}{' '}
        <span className="wb-muted">
          {meeting.programmeTitle} · {t('wb.meeting.pastMembers', { n: members.length })}
        </span>
      </summary>
      <p className="wb-muted">
        {t('wb.meeting.pastBy', { at: moment(meeting.at), name: meeting.byName })}
        {attendance && ` · ${t('wb.meeting.pastAttendance', { present: attendance.present, total: attendance.total })}`}
      </p>
      <p>
        <a className="lz-link" href={minutesUrl(meeting.id)} download>
          {t('wb.meeting.minutes')}
        </a>{' '}
        <Button size="small" onClick={() => void keepList()}>
          {t('wb.meeting.list')}
        </Button>
      </p>
      {attendance?.people && (
        <p className="wb-muted">
          {t('wb.names.were', {
            names: attendance.people
              .map(({ name, seat }) => (seat === undefined ? name : t('wb.names.asSeat', { name, seat: meeting.seats[seat] ?? seat })))
              .join(t('common.listSeparator')),
          })}
        </p>
      )}
      <ul className="wb-results">
        {members.map((member) => (
          <li key={member.caseId}>
            <Tag tone={member.outcome === 'hold' ? 'neutral' : 'brand'}>{member.label}</Tag>
            <ToCase id={member.caseId}>{member.caseNumber}</ToCase>
            <span>{member.enterpriseName}</span>
            {member.votesFor !== null && member.names === null && (
              <span className="wb-muted">{t('wb.meeting.pastVotes', { n: member.votesFor })}</span>
            )}
            {member.granted !== null && <span className="wb-muted">{t('wb.rank.granted', { n: member.granted })}</span>}
            {member.names && <NamedVotes names={member.names} />}
            {member.reason && <span className="wb-muted">{member.reason}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
