import { useEffect, useState } from 'react';
import { openPdf, type PDFDocumentProxy } from './pdf-document.ts';

export type PdfState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'ready'; readonly pdf: PDFDocumentProxy; readonly size: { readonly width: number; readonly height: number } };

/** Opens a PDF; `attempt` opens it anew. */
export function usePdf(url: string, attempt: number): PdfState {
  const [state, setState] = useState<PdfState>({ kind: 'loading' });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another opening
  useEffect(() => {
    setState({ kind: 'loading' });
    const task = openPdf(url);
    let gone = false;
    task.promise
      .then(async (pdf) => {
        const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
        if (!gone) setState({ kind: 'ready', pdf, size: { width, height } });
      })
      .catch(() => gone || setState({ kind: 'failed' }));
    return () => {
      gone = true;
      void task.destroy();
    };
  }, [url, attempt]);
  return state;
}
