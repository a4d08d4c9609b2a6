import { type KeyboardEvent, useRef, useState } from 'react';
import { fileUrl } from '../../api/upload.ts';
import { loadedLater } from '../../ui/loaded-later.tsx';
import { fileSize } from '../application/present-value.ts';
import { LoadBoundary } from '../LoadBoundary.tsx';
import { useWords } from '../words.ts';
import { FileFailed } from './FileFailed.tsx';
import { MaterialNote } from './MaterialNote.tsx';
import type { Materials } from './materials-state.ts';
import { PictureView } from './PictureView.tsx';
import { useLooking } from './use-looking.ts';
import { ViewerBar } from './ViewerBar.tsx';
import './viewer.css';

const PdfView = loadedLater(
  () => import('./PdfView.tsx'),
  () => <Opening />,
);

function Opening() {
  const { t } = useWords();
  return <p className="wb-viewer-note">{t('wb.viewer.opening')}</p>;
}

/** Types shown in the page; the bytes' own type is decided by the server when uploaded. Anything else is downloaded. */
const pictures = ['image/png', 'image/jpeg', 'image/webp'];

/** One material beside or below the form: PDF and pictures are looked at here, other files are downloaded. */
export function MaterialViewer({ materials }: { readonly materials: Materials }) {
  const { open } = materials;
  return open ? <Opened materials={materials} open={open} /> : null;
}

function Opened({ materials, open }: { readonly materials: Materials; readonly open: NonNullable<Materials['open']> }) {
  const { t } = useWords();
  const { file } = open;
  const frame = useRef<HTMLElement>(null);
  const [thumbs, setThumbs] = useState(false);
  const [full, setFull] = useState(false);
  const isPdf = file.type === 'application/pdf';
  const isPicture = pictures.includes(file.type);
  // Zoom and turn belong to one file; the whole screen and the focus stay when one goes on to the next.
  const looking = useLooking(file.id + open.field, isPdf ? 'width' : 'page');
  const ready = () => materials.desk?.look(file.id);
  const onKeyDown = (event: KeyboardEvent) => {
    const typing = (event.target as HTMLElement).matches('input, textarea, select');
    if (event.key === 'Escape' && full) {
      event.stopPropagation();
      setFull(false);
    }
    if (isPdf && event.key === 'f' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      frame.current?.querySelector<HTMLElement>('[data-viewer-search]')?.focus();
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const act: Record<string, () => void> = {
      '+': looking.larger,
      '=': looking.larger,
      '-': looking.smaller,
      '0': () => looking.setZoom('width'),
      '1': () => looking.setZoom(1),
      r: looking.turn,
      f: () => setFull(!full),
      '[': () => materials.step(-1),
      ']': () => materials.step(1),
    };
    const found = act[event.key];
    if (!found) return;
    event.preventDefault();
    event.stopPropagation();
    // The content that had the focus goes with its file.
    if ('[]'.includes(event.key) && !(event.target as HTMLElement).closest('[role="toolbar"]'))
      frame.current?.focus({ preventScroll: true });
    found();
  };
  return (
    <figure
      ref={frame}
      className={full ? 'wb-viewer wb-viewer-full' : 'wb-viewer'}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      aria-label={t('wb.viewer.label')}
    >
      <figcaption>
        <span>
          <span className="wb-muted">{open.label}</span> {file.name} <span className="wb-muted">{fileSize(file.size)}</span>
        </span>
        <a className="lz-link" href={fileUrl(file.id)} download={file.name} onClick={isPdf || isPicture ? undefined : ready}>
          {t('wb.files.download')}
        </a>
      </figcaption>
      <ViewerBar
        materials={materials}
        looking={isPdf || isPicture ? looking : null}
        full={full}
        onFull={() => setFull(!full)}
        thumbs={isPdf ? { on: thumbs, toggle: () => setThumbs(!thumbs) } : null}
      />
      <LoadBoundary key={`content ${file.id}`} failed={<FileFailed onRetry={() => window.location.reload()} />}>
        {isPdf ? (
          <PdfView file={file} looking={looking} thumbs={thumbs} onReady={ready} />
        ) : isPicture ? (
          <PictureView file={file} looking={looking} onReady={ready} />
        ) : (
          <p className="wb-viewer-note">{t('wb.files.notShown')}</p>
        )}
      </LoadBoundary>
      {materials.desk && <MaterialNote key={file.id} desk={materials.desk} field={open.field} file={file.id} ticks={materials.ticks} />}
    </figure>
  );
}
