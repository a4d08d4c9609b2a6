/** The text of a PDF whose fonts carry their Unicode maps, as pdfmake writes them; with what stands in it uncompressed. */
import { inflateSync } from 'node:zlib';

export function pdfText(pdf: Buffer): string {
  const source = pdf.toString('latin1');
  const streams = [...source.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: { length } }) => {
    const end = source.indexOf('endstream', index);
    return inflated(pdf.subarray(index + length, end));
  });
  const names = new Map(streams.flatMap((stream) => [...glyphsOf(stream)]));
  const shown = streams.filter((stream) => stream.includes(' Tf')).map((stream) => textIn(stream, names));
  return [source, ...shown].join('\n');
}

function inflated(bytes: Buffer): string[] {
  try {
    return [inflateSync(bytes).toString('latin1')];
  } catch {
    return [];
  }
}

/** Glyphs by number, of a ToUnicode map. One map for all fonts: a search for markers errs on the side of finding. */
function glyphsOf(cmap: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, from = '', , list = ''] of cmap.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi)) {
    const first = Number.parseInt(from, 16);
    for (const [index, [, code = '']] of [...list.matchAll(/<([0-9a-f]*)>/gi)].entries()) glyphs.set(first + index, unicode(code));
  }
  return glyphs;
}

function unicode(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
}

function textIn(content: string, glyphs: ReadonlyMap<number, string>): string {
  const hex = [...content.matchAll(/<([0-9a-f]+)>/gi)].map(([, run = '']) => run);
  return hex.map((run) => (run.match(/.{4}/g) ?? []).map((code) => glyphs.get(Number.parseInt(code, 16)) ?? '').join('')).join('');
}
