import { useState } from 'react';
import { useWords } from '../words.ts';
import type { PdfSearch } from './use-pdf-search.ts';

/** Searches the text of a PDF: Enter goes on to the next match, Shift + Enter back. */
export function PdfSearchBar({ search }: { readonly search: PdfSearch }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const { query, matches, at, busy } = search;
  const done = query !== '' && typed.trim() === query && !busy;
  return (
    <search className="pdf-search">
      <input
        className="lz-input"
        type="search"
        aria-label={t('wb.viewer.search')}
        placeholder={t('wb.viewer.search')}
        data-viewer-search
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (done) search.step(event.shiftKey ? -1 : 1);
          else search.search(typed.trim());
        }}
      />
      <span role="status" className="wb-muted">
        {busy
          ? t('wb.viewer.searching')
          : done
            ? t(matches.length > 0 ? 'wb.viewer.found' : 'wb.viewer.notFound', { n: at + 1, of: matches.length })
            : ''}
      </span>
      {done && matches.length > 1 && (
        <>
          <button type="button" className="wb-look-button" onClick={() => search.step(-1)} aria-label={t('wb.viewer.matchBefore')}>
            ‹
          </button>
          <button type="button" className="wb-look-button" onClick={() => search.step(1)} aria-label={t('wb.viewer.matchAfter')}>
            ›
          </button>
        </>
      )}
    </search>
  );
}
