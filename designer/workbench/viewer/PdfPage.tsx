import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words.ts';
import { type PDFDocumentProxy, type RenderTask, TextLayer } from './pdf-document.ts';
import type { Match } from './pdf-search.ts';
import { turned } from './zoom.ts';

interface Props {
  readonly pdf: PDFDocumentProxy;
  readonly number: number;
  readonly scale: number;
  readonly rotation: number;
  /** Size at scale 1, until the page's own is known. */
  readonly expected: { readonly width: number; readonly height: number };
  readonly matches: readonly Match[];
  readonly current: Match | null;
}
/** More pixels than this a canvas doesn't get: telephones give up at some 16 million. */
const mostPixels = 12_000_000;

/** One page: drawn when it comes near, its text above the picture, so that it is searched, copied and read out. */
export function PdfPage({ pdf, number, scale, rotation, expected, matches, current }: Props) {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [pieces, setPieces] = useState<readonly HTMLElement[]>([]);
  const [own, setOwn] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const [drawn, setDrawn] = useState(false);
  const size = turned(own ?? expected, rotation);
  useEffect(() => {
    const node = box.current;
    if (!node) return;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting ?? false), { rootMargin: '600px 0px' });
    observer.observe(node);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const [target, layer] = [canvas.current, text.current];
    if (!near || !target || !layer) return;
    let task: RenderTask | null = null;
    let gone = false;
    void (async () => {
      const page = await pdf.getPage(number);
      const unturned = page.getViewport({ scale: 1 });
      if (gone) return;
      setOwn({ width: unturned.width, height: unturned.height });
      const viewport = page.getViewport({ scale, rotation: (page.rotate + rotation) % 360 });
      const density = Math.min(window.devicePixelRatio || 1, Math.sqrt(mostPixels / (viewport.width * viewport.height)));
      target.width = Math.floor(viewport.width * density);
      target.height = Math.floor(viewport.height * density);
      task = page.render({ canvas: target, viewport, transform: [density, 0, 0, density, 0, 0] });
      await task.promise;
      if (gone) return;
      layer.replaceChildren();
      layer.style.setProperty('--total-scale-factor', String(scale));
      const words = new TextLayer({ textContentSource: page.streamTextContent(), container: layer, viewport });
      await words.render();
      if (gone) return;
      setPieces([...words.textDivs]);
      setDrawn(true);
    })().catch(() => {
      // Left before it was drawn, or a page that is damaged: it stays empty, the file can be downloaded.
    });
    return () => {
      gone = true;
      task?.cancel();
    };
  }, [pdf, number, near, scale, rotation]);
  useEffect(() => {
    for (const piece of pieces) piece.classList.remove('pdf-hit', 'pdf-hit-current');
    for (const match of matches)
      for (let at = match.from; at <= match.to; at += 1) pieces[at]?.classList.add(match === current ? 'pdf-hit-current' : 'pdf-hit');
    if (current) pieces[current.from]?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [matches, current, pieces]);
  return (
    <div
      ref={box}
      className="pdf-page"
      data-page={number}
      data-drawn={drawn || undefined}
      style={{ width: Math.floor(size.width * scale), height: Math.floor(size.height * scale) }}
    >
      <canvas ref={canvas} role="img" aria-label={t('wb.viewer.pageLabel', { n: number, of: pdf.numPages })} />
      <div ref={text} className="pdf-text" />
    </div>
  );
}
