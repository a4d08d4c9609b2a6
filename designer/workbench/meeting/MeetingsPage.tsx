import { useBatches } from '../../api/meetings.ts';
import { ActionLink } from '../../ui/ActionLink.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { HeldMeetings } from './HeldMeetings.tsx';

/** 批次会议: agendas that wait, one per programme and step. */
export function MeetingsPage() {
  const { t } = useWords();
  const batches = useBatches();
  return (
    <>
      <PageHeader title={t('wb.meeting.title')} lead={t('wb.meeting.lead')} />
      <Loading query={batches}>
        {({ items }) => {
          const waiting = items.filter((batch) => batch.members.length > 0);
          if (waiting.length === 0) return <EmptyState title={t('wb.meeting.empty')} text={t('wb.meeting.emptyText')} />;
          return (
            <ul className="wb-cards">
              {waiting.map((batch) => (
                <li key={`${batch.programme}/${batch.step}/${batch.window?.id ?? ''}`} className="wb-card wb-card-row">
                  <div>
                    <h2>{batch.title}</h2>
                    <p className="wb-muted">
                      {batch.programmeTitle} · {batch.window && `${batch.window.title} · `}
                      {t('wb.meeting.members', { n: batch.members.length })}
                    </p>
                  </div>
                  <ActionLink to={wb.agenda(batch.programme, batch.step, batch.window?.id)} kind="primary">
                    {t('wb.meeting.open')}
                  </ActionLink>
                </li>
              ))}
            </ul>
          );
        }}
      </Loading>
      <HeldMeetings />
    </>
  );
}
