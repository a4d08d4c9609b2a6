import { useState } from 'react';
import { useSearch } from 'wouter';
import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import { type BatchResult, useBatches } from '../../api/registries.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { Agenda } from './Agenda.tsx';
import { MeetingResult } from './MeetingResult.tsx';

/** One meeting: its agenda, and after it was recorded what became of each case. */
export function AgendaPage({ programme, step }: { readonly programme: string; readonly step: string }) {
  const { t } = useWords();
  const batches = useBatches();
  const window = new URLSearchParams(useSearch()).get('window');
  const [done, setDone] = useState<{ readonly batch: BatchDto; readonly result: BatchResult } | null>(null);
  return (
    <Loading query={batches}>
      {({ items }) => {
        const batch = items.find((b) => b.programme === programme && b.step === step && (window === null || b.window?.id === window));
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
            <PageHeader back={back} over={[shown.programmeTitle, shown.window?.title].filter(Boolean).join(' · ')} title={shown.title} />
            {done ? (
              <MeetingResult batch={done.batch} result={done.result} onAgain={() => setDone(null)} />
            ) : (
              <Agenda batch={shown} onDone={(recorded, result) => setDone({ batch: recorded, result })} />
            )}
          </>
        );
      }}
    </Loading>
  );
}
