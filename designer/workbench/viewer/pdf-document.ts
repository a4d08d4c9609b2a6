/**
 * Opens PDF files with pdf.js, in one worker of our own origin. No `eval`, no WebAssembly, no network but ours: character maps, fonts and
 * pieces of the file (by range requests, as pages are looked at) are fetched by this thread with the reader's session.
 */
import { getDocument, type PDFDocumentLoadingTask, PDFWorker, version } from 'pdfjs-dist';

export { type PDFDocumentProxy, type PDFPageProxy, type RenderTask, TextLayer } from 'pdfjs-dist';

const parts = `/assets/pdf-${version}`;
/** Of a file that is fetched as it is looked at. */
const pieceBytes = 256 * 1024;

let worker: PDFWorker | null = null;

export function openPdf(url: string): PDFDocumentLoadingTask {
  // Ours, and passed on: a document that made its worker would end it when it is closed.
  worker ??= PDFWorker.create({ port: new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' }) });
  return getDocument({
    url,
    worker,
    rangeChunkSize: pieceBytes,
    disableAutoFetch: true,
    disableStream: true,
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    cMapUrl: `${parts}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${parts}/standard_fonts/`,
    wasmUrl: `${parts}/wasm/`,
    verbosity: 0,
  });
}
