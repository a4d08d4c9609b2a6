/**
 * PDF by pdfmake with Noto Sans SC embedded as a subset. It may read the two font files and nothing else, neither local nor remote:
 * its policies refuse the rest. Loaded at the first page that is asked for.
 */
import { createRequire } from 'node:module';
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';

const require = createRequire(import.meta.url);
const fonts = '@expo-google-fonts/noto-sans-sc';
const regular = require.resolve(`${fonts}/400Regular/NotoSansSC_400Regular.ttf`);
const bold = require.resolve(`${fonts}/700Bold/NotoSansSC_700Bold.ttf`);

interface PdfMake {
  setFonts(fonts: Record<string, Record<string, string>>): void;
  setUrlAccessPolicy(allow: (url: string) => boolean): void;
  setLocalAccessPolicy(allow: (path: string) => boolean): void;
  createPdf(definition: TDocumentDefinitions): { getBuffer(): Promise<Buffer> };
}
let pdfmake: PdfMake | null = null;

/** The file's bytes. */
export function printPdf(definition: TDocumentDefinitions): Promise<Buffer> {
  pdfmake ??= loadPdfMake();
  return pdfmake.createPdf(definition).getBuffer();
}

function loadPdfMake(): PdfMake {
  const loaded = require('pdfmake') as PdfMake;
  loaded.setFonts({ noto: { normal: regular, bold, italics: regular, bolditalics: bold } });
  loaded.setUrlAccessPolicy(() => false);
  loaded.setLocalAccessPolicy((path) => path === regular || path === bold);
  return loaded;
}
