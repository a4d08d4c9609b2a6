/**
 * What may be wrong with an uploaded file although its type is accepted: locked with a password, holding programs, another kind of
 * file at the same time, or made to burst whoever opens it. Anti-virus software stays the operator's; this is what needs no signatures.
 */
import { inflateSync } from 'node:zlib';
import { endOfDirectory, mostUnpacked, unzip, type ZipEntry } from './zip.ts';

export interface ContentFault {
  readonly code: 'file.encrypted' | 'file.active' | 'file.two-kinds' | 'file.bomb' | 'file.nested' | 'file.damaged';
  readonly params: Readonly<Record<string, string>>;
}

/** Null when there is nothing to refuse. `type`: as sniffed. */
export async function faultIn(bytes: Buffer, type: string): Promise<ContentFault | null> {
  if (type.includes('officedocument')) return faultInPackage(bytes, 0);
  return alsoOtherKind(bytes, type) ?? (type === 'application/pdf' ? faultInPdf(bytes) : null);
}

function fault(code: ContentFault['code'], part: string): ContentFault {
  return { code, params: { part: part.slice(-100) } };
}

/** Browsers look for markup in the first bytes, readers of PDF for `%PDF-` in the first 1024, those of ZIP at the end. */
function alsoOtherKind(bytes: Buffer, type: string): ContentFault | null {
  const head = bytes.subarray(0, 2048).toString('latin1');
  if (/<(html|script|svg|body|iframe|!doctype html)[\s>]/i.test(head)) return fault('file.two-kinds', 'HTML');
  if (type !== 'application/pdf' && head.slice(0, 1024).includes('%PDF-')) return fault('file.two-kinds', 'PDF');
  return endOfDirectory(bytes) >= 0 ? fault('file.two-kinds', 'ZIP') : null;
}

const mostStreams = 2000;

/** Passwords, and actions that run something (ISO 32000-1 §7.6, §12.6.4): in the objects themselves and in object streams. */
function faultInPdf(bytes: Buffer): ContentFault | null {
  const source = bytes.toString('latin1');
  const plain = plainNames(source);
  if (/\/Encrypt[\s\r\n]*(\d+[\s\r\n]+\d+[\s\r\n]+R|<<)/.test(plain)) return fault('file.encrypted', '');
  const found = activeIn(plain);
  return found ? fault('file.active', found) : faultInObjectStreams(bytes, source);
}

function faultInObjectStreams(bytes: Buffer, source: string): ContentFault | null {
  let room = mostUnpacked;
  let streams = 0;
  for (const { index, 0: keyword } of source.matchAll(/(?<!end)stream\r?\n/g)) {
    const dictionary = plainNames(source.slice(Math.max(0, index - 500), index));
    if (!dictionary.slice(dictionary.lastIndexOf('endobj') + 1).includes('/ObjStm')) continue;
    const from = index + keyword.length;
    const until = source.indexOf('endstream', from);
    if (++streams > mostStreams) return fault('file.bomb', '');
    if (until < 0 || /\/Filter\s*\[[^\]]*\/[^\]]*\//.test(dictionary)) return fault('file.damaged', 'ObjStm');
    const inner = inflatedText(bytes.subarray(from, until), room);
    if (inner === null) return fault('file.bomb', '');
    room -= inner.length;
    const hidden = activeIn(plainNames(inner));
    if (hidden) return fault('file.active', hidden);
  }
  return null;
}

/** `/#4aS` is the same name as `/JS` (§7.3.5). */
function plainNames(source: string): string {
  if (!/\/[A-Za-z]*#[0-9a-fA-F]{2}/.test(source)) return source;
  return source.replace(/#([0-9a-fA-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function activeIn(source: string): string | null {
  return /\/(JavaScript|Launch)(?=[\s\r\n/<>()[\]])|\/(JS)[\s\r\n]*[(<\d]/.exec(source)?.[0]?.replace(/[^\w/]+$/, '') ?? null;
}

/** Text of a deflated stream, empty when it isn't one; null when it is larger than there is room for. */
function inflatedText(stream: Uint8Array, room: number): string | null {
  try {
    return inflateSync(stream, { maxOutputLength: room }).toString('latin1');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? null : '';
  }
}

/** An Office document (ECMA-376): its parts, and documents embedded in it, one level deep. */
async function faultInPackage(bytes: Buffer, depth: number, budget = mostUnpacked): Promise<ContentFault | null> {
  const read = await unzip(bytes, budget);
  if ('fault' in read) return fault(`file.${read.fault}`, read.name);
  for (const entry of read.entries) {
    const found = faultInPart(entry) ?? (await faultInEmbedded(entry, depth));
    if (found) return found;
  }
  return read.entries.some(({ name }) => name === '[Content_Types].xml') ? null : fault('file.damaged', '[Content_Types].xml');
}

const programs = /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\/.*)$|\.(exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|msi|jar)$/i;

function faultInPart({ name, bytes }: ZipEntry): ContentFault | null {
  if (programs.test(name)) return fault('file.active', name);
  if (!/\.(xml|rels|vml)$/i.test(name)) return null;
  const text = bytes.toString('latin1');
  // Parts have no document type (ECMA-376 part 2 §8.1.4): entities are how a small part becomes a large one.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return fault('file.bomb', name);
  if (name === '[Content_Types].xml') return /macroEnabled/i.test(text) ? fault('file.active', name) : null;
  if (!name.endsWith('.rels')) return null;
  // A template or object from elsewhere is loaded as soon as the document is opened.
  const remote = [...text.matchAll(/<Relationship\b[^>]*>/g)].find(
    ([tag]) => /TargetMode\s*=\s*["']External/i.test(tag) && /\/(attachedTemplate|oleObject|frame|subDocument)["']/i.test(tag),
  );
  return remote ? fault('file.active', name) : null;
}

const archives = ['504b0304', '526172211a07', '377abcaf271c', '1f8b08', '425a68'];

async function faultInEmbedded({ name, bytes }: ZipEntry, depth: number): Promise<ContentFault | null> {
  const start = bytes.subarray(0, 8).toString('hex');
  if (start.startsWith('4d5a') && !/\.(xml|rels|odttf|ttf|fntdata)$/i.test(name)) return fault('file.active', name);
  if (!archives.some((archive) => start.startsWith(archive))) return null;
  const document = depth === 0 && /(^|\/)embeddings\/[^/]+\.(docx|xlsx|pptx)$/i.test(name);
  return document ? faultInPackage(bytes, depth + 1, mostUnpacked / 4) : fault('file.nested', name);
}
