import { useCallback, useRef, useState } from 'react';
import type { PDFDocumentProxy } from './pdf-document.ts';
import { findIn, type Match, type PageText } from './pdf-search.ts';

export interface PdfSearch {
  /** What was searched; empty: nothing was. */
  readonly query: string;
  readonly matches: readonly Match[];
  /** From 0; -1 without a match. */
  readonly at: number;
  readonly busy: boolean;
  readonly search: (query: string) => void;
  readonly step: (by: 1 | -1) => void;
}

/** Searches the whole file; its text is read once, when it is first asked for. */
export function usePdfSearch(pdf: PDFDocumentProxy, onFound: (page: number) => void): PdfSearch {
  const [found, setFound] = useState({ query: '', matches: [] as readonly Match[], at: -1 });
  const [busy, setBusy] = useState(false);
  const texts = useRef<Promise<PageText[]> | null>(null);
  const wanted = useRef('');
  const go = useRef(onFound);
  go.current = onFound;
  const search = useCallback(
    (query: string) => {
      wanted.current = query;
      setBusy(true);
      texts.current ??= textsOf(pdf);
      void texts.current.then((pages) => {
        if (wanted.current !== query) return;
        const matches = findIn(pages, query);
        setFound({ query, matches, at: matches.length > 0 ? 0 : -1 });
        setBusy(false);
        if (matches[0]) go.current(matches[0].page);
      });
    },
    [pdf],
  );
  const step = (by: 1 | -1) => {
    const { matches, at } = found;
    if (matches.length === 0) return;
    const next = (at + by + matches.length) % matches.length;
    setFound({ ...found, at: next });
    const match = matches[next];
    if (match) go.current(match.page);
  };
  return { ...found, busy, search, step };
}

async function textsOf(pdf: PDFDocumentProxy): Promise<PageText[]> {
  const pages: PageText[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push({ pieces: items.flatMap((item) => ('str' in item ? [item.str] : [])) });
  }
  return pages;
}
