import { useRef, useState } from 'react';
import type { FileRef } from '../../../engine/model/form.ts';
import { fileUrl } from '../../api/upload.ts';
import { useWords } from '../words.ts';
import { FileFailed } from './FileFailed.tsx';
import type { Looking } from './use-looking.ts';
import { usePinch } from './use-pinch.ts';
import { useRoom } from './use-room.ts';
import { pinched, scaleOf, turned } from './zoom.ts';

interface Props {
  readonly file: FileRef;
  readonly looking: Looking;
  readonly onReady: () => void;
}

/** A picture: fitted, zoomed, turned; larger than its place it is scrolled. */
export function PictureView({ file, looking, onReady }: Props) {
  const { t } = useWords();
  const place = useRef<HTMLElement>(null);
  const room = useRoom(place);
  const [own, setOwn] = useState({ width: 0, height: 0 });
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState(false);
  const { zoom, rotation, setZoom, report } = looking;
  const scale = scaleOf(zoom, turned(own, rotation), room, 1);
  usePinch(place, (ratio) => setZoom(pinched(scale, ratio)));
  report(scale);
  const outer = turned({ width: own.width * scale, height: own.height * scale }, rotation);
  if (failed)
    return (
      <FileFailed
        onRetry={() => {
          setAttempt(attempt + 1);
          setFailed(false);
        }}
      />
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section ref={place} className="wb-look-place" aria-label={t('wb.viewer.content', { name: file.name })} tabIndex={0}>
      <div className="wb-look-picture" style={own.width > 0 ? { width: outer.width, height: outer.height } : undefined}>
        <img
          key={attempt}
          src={fileUrl(file.id)}
          alt={file.name}
          style={
            own.width > 0
              ? { width: own.width * scale, height: own.height * scale, transform: `translate(-50%, -50%) rotate(${rotation}deg)` }
              : { visibility: 'hidden' }
          }
          onLoad={(event) => {
            setOwn({ width: event.currentTarget.naturalWidth, height: event.currentTarget.naturalHeight });
            onReady();
          }}
          onError={() => setFailed(true)}
        />
      </div>
    </section>
  );
}
