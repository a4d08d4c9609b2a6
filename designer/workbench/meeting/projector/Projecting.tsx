import { useEffect, useRef, useState } from 'react';
import type { BatchDto } from '../../../../engine/model/dto/registry.ts';
import { wb } from '../../paths.ts';
import { useWords } from '../../words.ts';
import { channelOf, type Message, type Shown } from './channel.ts';
import { membersOf, overview, results, slidesOf } from './slides.ts';

/** 投屏: opens the projector's window, keeps it up to date with what is entered, and says which part it shows. */
export function Projecting({ batch, shown }: { readonly batch: BatchDto; readonly shown: Shown }) {
  const { t } = useWords();
  /** Part that the projector shows; null while there is none. */
  const [at, setAt] = useState<string | null>(null);
  const channel = useRef<BroadcastChannel | null>(null);
  const { programme, step, window: round } = batch;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a meeting is named by these three.
  useEffect(() => {
    const opened = channelOf(batch);
    channel.current = opened;
    opened.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.kind === 'here' || data.kind === 'go') setAt(data.at);
      if (data.kind === 'gone') setAt(null);
    };
    tell(opened, { kind: 'ask' });
    return () => opened.close();
  }, [programme, step, round?.id]);
  // Told at every change: what is typed appears on the wall as it is typed.
  useEffect(() => {
    if (at !== null && channel.current) tell(channel.current, { kind: 'shown', shown });
  });
  const slides = slidesOf(batch, shown);
  const index = slides.indexOf(at ?? overview);
  const go = (to: string | undefined) => {
    if (to === undefined) return;
    setAt(to);
    if (channel.current) tell(channel.current, { kind: 'go', at: to });
  };
  const names = new Map(membersOf(batch, shown).map(({ taskId, enterpriseName }) => [taskId, enterpriseName]));
  return (
    <div className="wb-projecting">
      <button
        type="button"
        className="wb-look-button"
        onClick={() => window.open(wb.projector(programme, step, round?.id), 'liuzhuan-projector', 'popup,width=1280,height=720')}
      >
        {t('wb.projector.open')}
      </button>
      {at === null ? (
        <span className="wb-muted">{t('wb.projector.help')}</span>
      ) : (
        <>
          <button
            type="button"
            className="wb-look-button"
            aria-label={t('wb.projector.previous')}
            disabled={index <= 0}
            onClick={() => go(slides[index - 1])}
          >
            ←
          </button>
          <select className="wb-select" aria-label={t('wb.projector.shows')} value={at} onChange={(event) => go(event.target.value)}>
            {slides.map((slide, place) => (
              <option key={slide} value={slide}>
                {slide === overview
                  ? t('wb.meeting.agenda')
                  : slide === results
                    ? t('wb.projector.results')
                    : `${place}. ${names.get(slide) ?? ''}`}
              </option>
            ))}
          </select>
          <button
            type="button"
            className="wb-look-button"
            aria-label={t('wb.projector.next')}
            disabled={index >= slides.length - 1}
            onClick={() => go(slides[index + 1])}
          >
            →
          </button>
        </>
      )}
    </div>
  );
}

const tell = (channel: BroadcastChannel, message: Message) => channel.postMessage(message);
