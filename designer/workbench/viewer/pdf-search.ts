/** Where a text stands in a PDF: pages are runs of glyphs, so a match may reach over several pieces of text. */
export interface PageText {
  /** Pieces of text in the order of the page's text layer. */
  readonly pieces: readonly string[];
}
export interface Match {
  /** From 1. */
  readonly page: number;
  /** First and last piece that hold a part of it. */
  readonly from: number;
  readonly to: number;
}

/** All matches in order; case and width of letters, and spaces (which PDFs put anywhere), don't count. At most `limit`. */
export function findIn(pages: readonly PageText[], query: string, limit = 1000): Match[] {
  const wanted = plain(query);
  if (wanted === '') return [];
  const found: Match[] = [];
  for (const [index, { pieces }] of pages.entries()) {
    const owners: number[] = [];
    let text = '';
    for (const [piece, content] of pieces.entries()) {
      const added = plain(content);
      text += added;
      for (let i = 0; i < added.length; i += 1) owners.push(piece);
    }
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      found.push({ page: index + 1, from: owners[at] ?? 0, to: owners[at + wanted.length - 1] ?? 0 });
      if (found.length >= limit) return found;
    }
  }
  return found;
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}
