import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { FileRef } from '../../../engine/model/form.ts';
import { fileUrl } from '../../api/upload.ts';
import { useWords } from '../words.ts';
import { FileFailed } from './FileFailed.tsx';
import { PdfPage } from './PdfPage.tsx';
import { PdfSearchBar } from './PdfSearchBar.tsx';
import { PdfThumbnails } from './PdfThumbnails.tsx';
import type { PDFDocumentProxy } from './pdf-document.ts';
import type { Looking } from './use-looking.ts';
import { usePdf } from './use-pdf.ts';
import { usePdfSearch } from './use-pdf-search.ts';
import { usePinch } from './use-pinch.ts';
import { useRoom } from './use-room.ts';
import { pinched, scaleOf, turned } from './zoom.ts';

interface Props {
  readonly file: FileRef;
  readonly looking: Looking;
  readonly thumbs: boolean;
  readonly onReady: () => void;
}

/** A PDF: its pages one below the other, drawn as they come near; thumbnails and search beside. */
export default function PdfView({ file, looking, thumbs, onReady }: Props) {
  const { t } = useWords();
  const [attempt, setAttempt] = useState(0);
  const state = usePdf(fileUrl(file.id), attempt);
  const ready = useRef(onReady);
  ready.current = onReady;
  useEffect(() => {
    if (state.kind === 'ready') ready.current();
  }, [state.kind]);
  if (state.kind === 'loading')
    return (
      <p className="wb-viewer-note" role="status">
        {t('wb.viewer.opening')}
      </p>
    );
  if (state.kind === 'failed') return <FileFailed onRetry={() => setAttempt(attempt + 1)} />;
  return <Pages file={file} pdf={state.pdf} size={state.size} looking={looking} thumbs={thumbs} />;
}

interface PagesProps extends Pick<Props, 'file' | 'looking' | 'thumbs'> {
  readonly pdf: PDFDocumentProxy;
  readonly size: { readonly width: number; readonly height: number };
}

function Pages({ file, pdf, size, looking, thumbs }: PagesProps) {
  const { t } = useWords();
  const place = useRef<HTMLElement>(null);
  const room = useRoom(place);
  const [page, setPage] = useState(1);
  const { zoom, rotation, setZoom, report } = looking;
  const scale = scaleOf(zoom, turned(size, rotation), room);
  report(scale);
  usePinch(place, (ratio) => setZoom(pinched(scale, ratio)));
  const goTo = useCallback((number: number) => {
    const target = place.current?.querySelector<HTMLElement>(`[data-page="${number}"]`);
    if (target && place.current) place.current.scrollTop = target.offsetTop - 8;
  }, []);
  // Zoomed or turned, what was in view stays there.
  const kept = useRef({ page: 1, part: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scale lays the pages out anew
  useLayoutEffect(() => {
    const target = place.current?.querySelector<HTMLElement>(`[data-page="${kept.current.page}"]`);
    if (target && place.current) place.current.scrollTop = target.offsetTop + target.offsetHeight * kept.current.part;
  }, [scale, rotation]);
  const search = usePdfSearch(pdf, goTo);
  const onScroll = () => {
    const node = place.current;
    if (!node) return;
    const middle = node.scrollTop + node.clientHeight / 3;
    const pages = [...node.querySelectorAll<HTMLElement>('[data-page]')];
    setPage(Number(pages.findLast((one) => one.offsetTop <= middle)?.dataset.page ?? 1));
    const top = pages.findLast((one) => one.offsetTop <= node.scrollTop) ?? pages[0];
    if (top) kept.current = { page: Number(top.dataset.page), part: Math.max(0, node.scrollTop - top.offsetTop) / top.offsetHeight };
  };
  return (
    <>
      <div className="pdf-bar">
        <PageNumber page={page} of={pdf.numPages} onGo={goTo} />
        <PdfSearchBar search={search} />
      </div>
      <div className={thumbs ? 'pdf-with-thumbs' : undefined}>
        {thumbs && <PdfThumbnails pdf={pdf} page={page} onGo={goTo} />}
        <section
          ref={place}
          className="wb-look-place"
          aria-label={t('wb.viewer.content', { name: file.name })}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
          tabIndex={0}
          onScroll={onScroll}
        >
          {room.width > 0 &&
            Array.from({ length: pdf.numPages }, (_, index) => (
              <PdfPage
                // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
                key={index}
                pdf={pdf}
                number={index + 1}
                scale={scale}
                rotation={rotation}
                expected={size}
                matches={search.matches.filter((match) => match.page === index + 1)}
                current={search.matches[search.at]?.page === index + 1 ? (search.matches[search.at] ?? null) : null}
              />
            ))}
        </section>
      </div>
    </>
  );
}

/** The page that is seen, and another to go to. */
function PageNumber({ page, of, onGo }: { readonly page: number; readonly of: number; readonly onGo: (page: number) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const go = () => {
    const wanted = Number(typed);
    if (typed !== null && Number.isInteger(wanted) && wanted >= 1 && wanted <= of) onGo(wanted);
    setTyped(null);
  };
  return (
    <span className="pdf-page-number">
      <button
        type="button"
        className="wb-look-button"
        aria-disabled={page <= 1}
        onClick={() => onGo(page - 1)}
        aria-label={t('wb.viewer.pageBefore')}
      >
        ‹
      </button>
      <input
        className="lz-input"
        inputMode="numeric"
        aria-label={t('wb.viewer.pageOf', { of })}
        value={typed ?? String(page)}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, ''))}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
        }}
      />
      <span aria-hidden="true">/ {of}</span>
      <button
        type="button"
        className="wb-look-button"
        aria-disabled={page >= of}
        onClick={() => onGo(page + 1)}
        aria-label={t('wb.viewer.pageAfter')}
      >
        ›
      </button>
    </span>
  );
}
