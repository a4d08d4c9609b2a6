import { useEffect, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { BatchDto } from '../../../../engine/model/dto/registry.ts';
import { useBatches } from '../../../api/meetings.ts';
import { usePage } from '../../../app/use-page.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { wb } from '../../paths.ts';
import { useWords } from '../../words.ts';
import { agendaAt } from '../agenda-at.ts';
import { emptyAgenda } from '../agenda-state.ts';
import { withCounts } from '../names.ts';
import { channelOf, type Message, type Shown } from './channel.ts';
import { ItemSlide } from './ItemSlide.tsx';
import { OverviewSlide } from './OverviewSlide.tsx';
import { ResultsSlide } from './ResultsSlide.tsx';
import { membersOf, overview, results, slidesOf } from './slides.ts';
import './projector.css';

/** 投屏: a meeting on the wall, driven from the clerk's page or by ← and →; Esc closes it. */
export function ProjectorPage({ programme, step }: { readonly programme: string; readonly step: string }) {
  const { t } = useWords();
  const batches = useBatches();
  const round = new URLSearchParams(useSearch()).get('window');
  // A meeting that was recorded is gone from the agendas, and still on the wall.
  const seen = useRef<BatchDto | undefined>(undefined);
  return (
    <Loading query={batches}>
      {({ items }) => {
        seen.current = agendaAt(items, programme, step, round) ?? seen.current;
        if (seen.current) return <Wall batch={seen.current} />;
        return (
          <>
            <PageHeader back={{ to: wb.meeting, text: t('wb.meeting.title') }} title={t('wb.meeting.title')} />
            <EmptyState title={t('wb.meeting.empty')} text={t('wb.meeting.emptyText')} />
          </>
        );
      }}
    </Loading>
  );
}

const nothing: Shown = { state: emptyAgenda, done: null };

function Wall({ batch }: { readonly batch: BatchDto }) {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const heading = usePage(t('wb.projector.title', { title: batch.title }));
  const dialog = useRef<HTMLDialogElement>(null);
  const channel = useRef<BroadcastChannel | null>(null);
  const [told, setTold] = useState<Shown>(nothing);
  const [wanted, setWanted] = useState(overview);
  const shown = { ...told, state: withCounts(batch, told.state) };
  const slides = slidesOf(batch, shown);
  const at = slides.includes(wanted) ? wanted : overview;
  const latest = useRef(at);
  latest.current = at;
  const { programme, step, window: round } = batch;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a meeting is named by these three.
  useEffect(() => {
    const opened = channelOf(batch);
    const say = (message: Message) => opened.postMessage(message);
    channel.current = opened;
    opened.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'ask') say({ kind: 'here', at: latest.current });
      if (data.kind === 'go') setWanted(data.at);
      if (data.kind === 'shown') {
        // What was just recorded is what everybody waits for.
        setTold((before) => {
          if (data.shown.done && !before.done) setWanted(results);
          return data.shown;
        });
      }
    };
    say({ kind: 'here', at: latest.current });
    const gone = () => say({ kind: 'gone' });
    window.addEventListener('pagehide', gone);
    return () => {
      window.removeEventListener('pagehide', gone);
      gone();
      opened.close();
    };
  }, [programme, step, round?.id]);
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal();
  }, []);
  const go = (by: 1 | -1) => {
    const to = slides[slides.indexOf(at) + by];
    if (to === undefined) return;
    setWanted(to);
    channel.current?.postMessage({ kind: 'go', at: to } satisfies Message);
  };
  const leave = () => {
    window.close();
    // A window that people opened themselves stays: it then shows the agenda.
    navigate(wb.agenda(programme, step, round?.id));
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'ArrowRight' || event.key === 'PageDown') go(1);
      else if (event.key === 'ArrowLeft' || event.key === 'PageUp') go(-1);
      else if (event.key === 'f') void document.documentElement.requestFullscreen().catch(() => {});
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
  const members = membersOf(batch, shown);
  const member = members.find(({ taskId }) => taskId === at);
  const index = slides.indexOf(at);
  return (
    <dialog
      ref={dialog}
      className="wb-wall"
      aria-labelledby="wb-wall-title"
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <header className="wb-wall-head">
        <h1 id="wb-wall-title" ref={heading} tabIndex={-1}>
          {batch.title}
        </h1>
        <p>
          {[batch.programmeTitle, round?.title].filter(Boolean).join(' · ')}
          {(shown.done?.input.documentNumber ?? shown.state.documentNumber) &&
            ` · ${t('wb.meeting.underNumber', { number: shown.done?.input.documentNumber ?? shown.state.documentNumber })}`}
        </p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="wb-wall-body" aria-label={t('wb.projector.part')} aria-live="polite" tabIndex={0}>
        {at === overview && <OverviewSlide batch={shown.done?.batch ?? batch} shown={shown} />}
        {member && <ItemSlide batch={shown.done?.batch ?? batch} shown={shown} member={member} place={index} of={members.length} />}
        {at === results && <ResultsSlide batch={shown.done?.batch ?? batch} shown={shown} />}
      </section>
      <footer className="wb-wall-foot">
        <button type="button" aria-label={t('wb.projector.previous')} disabled={index === 0} onClick={() => go(-1)}>
          ←
        </button>
        <span>{t('wb.projector.place', { n: index + 1, of: slides.length })}</span>
        <button type="button" aria-label={t('wb.projector.next')} disabled={index === slides.length - 1} onClick={() => go(1)}>
          →
        </button>
        <button type="button" onClick={leave}>
          {t('wb.projector.close')}
        </button>
      </footer>
    </dialog>
  );
}
