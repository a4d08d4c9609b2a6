import { useState } from 'react';
import { useSearch } from 'wouter';
import { useBatches } from '../../api/meetings.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { Agenda } from './Agenda.tsx';
import { AgendaExports } from './AgendaExports.tsx';
import { agendaAt } from './agenda-at.ts';
import { emptyAgenda } from './agenda-state.ts';
import { MeetingResult } from './MeetingResult.tsx';
import type { Recorded } from './projector/channel.ts';
import { Projecting } from './projector/Projecting.tsx';

/** One meeting: its agenda, and after it was recorded what became of each case. */
export function AgendaPage({ programme, step }: { readonly programme: string; readonly step: string }) {
  const { t } = useWords();
  const batches = useBatches();
  const window = new URLSearchParams(useSearch()).get('window');
  const [done, setDone] = useState<Recorded | null>(null);
  return (
    <Loading query={batches}>
      {({ items }) => {
        const batch = agendaAt(items, programme, step, window);
        const shown = done?.batch ?? batch;
        const back = { to: wb.meeting, text: t('wb.meeting.title') };
        if (!shown) {
          return (
            <>
              <PageHeader back={back} title={t('wb.meeting.title')} />
              <EmptyState title={t('wb.meeting.empty')} text={t('wb.meeting.emptyText')} />
            </>
          );
        }
        return (
          <>
            <PageHeader
              back={back}
              over={[shown.programmeTitle, shown.window?.title].filter(Boolean).join(' · ')}
              title={shown.title}
              actions={!done && shown.members.length > 0 && <AgendaExports batch={shown} />}
            />
            {done ? (
              <>
                <Projecting batch={shown} shown={{ state: emptyAgenda, done }} />
                <MeetingResult {...done} onAgain={() => setDone(null)} />
              </>
            ) : (
              <Agenda
                key={`${shown.step}${shown.window?.id ?? ''}`}
                batch={shown}
                onDone={(recorded, input, result) => setDone({ batch: recorded, input, result })}
              />
            )}
          </>
        );
      }}
    </Loading>
  );
}
