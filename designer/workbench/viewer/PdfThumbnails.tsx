import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words.ts';
import type { PDFDocumentProxy, RenderTask } from './pdf-document.ts';

interface Props {
  readonly pdf: PDFDocumentProxy;
  readonly page: number;
  readonly onGo: (page: number) => void;
}
const width = 92;

/** All pages small; each is drawn when it is scrolled to. */
export function PdfThumbnails({ pdf, page, onGo }: Props) {
  const { t } = useWords();
  return (
    <ol className="pdf-thumbs" aria-label={t('wb.viewer.thumbs')}>
      {Array.from({ length: pdf.numPages }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
        <li key={index}>
          <Thumbnail pdf={pdf} number={index + 1} current={page === index + 1} onGo={onGo} />
        </li>
      ))}
    </ol>
  );
}

interface ThumbnailProps {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly current: boolean;
  readonly onGo: (page: number) => void;
}

function Thumbnail({ pdf, number, current, onGo }: ThumbnailProps) {
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const node = button.current;
    if (!node) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), { rootMargin: '200px 0px' });
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (current) button.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  useEffect(() => {
    const target = canvas.current;
    if (!near || !target) return;
    let task: RenderTask | null = null;
    let gone = false;
    void pdf
      .getPage(number)
      .then((page) => {
        if (gone) return;
        const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
        target.width = Math.floor(viewport.width);
        target.height = Math.floor(viewport.height);
        task = page.render({ canvas: target, viewport });
        return task.promise;
      })
      .catch(() => {});
    return () => {
      gone = true;
      task?.cancel();
    };
  }, [pdf, number, near]);
  return (
    <button
      ref={button}
      type="button"
      className="pdf-thumb"
      aria-current={current ? 'page' : undefined}
      aria-label={t('wb.viewer.goPage', { n: number })}
      onClick={() => onGo(number)}
    >
      <canvas ref={canvas} />
      <span aria-hidden="true">{number}</span>
    </button>
  );
}
