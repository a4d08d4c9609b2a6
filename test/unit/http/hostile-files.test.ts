/** Files that aren't what they seem, sent through the real upload: each is refused by name of what is wrong, with what to do. */
import { deflateSync } from 'node:zlib';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProblemDetails } from '../../../engine/model/dto/session.ts';
import { pdf, pdfOf, pdfPage, png } from '../../support/files.ts';
import { openWorld, type World } from '../../support/world.ts';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const contentTypes = (main: string) =>
  strToU8(`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/word/document.xml" ContentType="${main}"/></Types>`);
const text = strToU8('<?xml version="1.0"?><document/>');

/** A Word document with more parts. */
function docx(parts: Zippable = {}, main = `${docxType}.main+xml`): Buffer {
  return Buffer.from(zipSync({ '[Content_Types].xml': contentTypes(main), 'word/document.xml': text, ...parts }));
}
function xlsx(parts: Zippable = {}): Buffer {
  const types = strToU8(`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/xl/workbook.xml" ContentType="${xlsxType}.main+xml"/></Types>`);
  return Buffer.from(zipSync({ '[Content_Types].xml': types, 'xl/workbook.xml': text, ...parts }));
}
/** The bytes with a text in them replaced by one of the same length, at every place. */
function patched(bytes: Buffer, from: string, to: string): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + 1)) copy.write(to, at);
  return copy;
}
/** The field of the first directory entry at `offset` set. */
function listedAs(zip: Buffer, offset: number, value: number, bytes = 4): Buffer {
  const copy = Buffer.from(zip);
  copy.writeUIntLE(value, copy.indexOf(Buffer.from('PK\x01\x02')) + offset, bytes);
  return copy;
}
function withStream(dictionary: string, content: Buffer): Buffer {
  return Buffer.concat([
    pdf,
    Buffer.from(`7 0 obj<<${dictionary}/Length ${content.length}>>\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
}

const jpegHead = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
const zipBomb = docx({ 'word/media/zero.xml': [new Uint8Array(40 * 1024 * 1024), { level: 9 }] });
const rels = (type: string) =>
  strToU8(`<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}"
 Target="http://elsewhere.example/x.dotm" TargetMode="External"/></Relationships>`);
const laughs = strToU8('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>');

type Hostile = readonly [what: string, name: string, bytes: Buffer, code: string, type?: string];
const files: readonly Hostile[] = [
  ['a web page called a picture', 'photo.jpg', Buffer.from('<html><script>alert(1)</script></html>'), 'file.type', 'image/jpeg'],
  ['a drawing with a script', 'logo.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'file.type'],
  ['a program called a PDF', 'report.pdf', Buffer.from(`MZ${'\0'.repeat(200)}`), 'file.type'],
  ['a PDF called a program', 'report.pdf.exe', pdf, 'file.mismatch'],
  ['a PDF whose name is turned round', 'fdp.\u202eexe', pdf, 'file.mismatch'],
  ['an archive', 'all.zip', Buffer.from(zipSync({ 'a.txt': text })), 'file.type'],
  ['a PDF that is an archive too', 'a.pdf', Buffer.concat([pdf, zipSync({ 'a.txt': text })]), 'file.two-kinds'],
  ['a picture that is an archive too', 'a.png', Buffer.concat([png, zipSync({ 'a.txt': text })]), 'file.two-kinds'],
  ['a picture that is a web page too', 'a.jpg', Buffer.concat([jpegHead, Buffer.from('<script>alert(1)</script>')]), 'file.two-kinds'],
  ['a picture that is a PDF too', 'a.jpg', Buffer.concat([jpegHead, pdf]), 'file.two-kinds'],
  ['a PDF with a password', 'a.pdf', Buffer.from(pdf.toString().replace('/Root', '/Encrypt 5 0 R/Root')), 'file.encrypted'],
  [
    'a PDF with a password, its name written in codes',
    'a.pdf',
    Buffer.from(pdf.toString().replace('/Root', '/#45ncrypt 5 0 R/Root')),
    'file.encrypted',
  ],
  [
    'a PDF with a script',
    'a.pdf',
    Buffer.from(pdf.toString().replace('/Catalog', '/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>')),
    'file.active',
  ],
  [
    'a PDF that starts a program',
    'a.pdf',
    Buffer.from(pdf.toString().replace('/Catalog', '/Catalog/OpenAction<</S/Launch/F(cmd.exe)>>')),
    'file.active',
  ],
  [
    'a PDF with a script in an object stream',
    'a.pdf',
    withStream('/Type/ObjStm/Filter/FlateDecode', deflateSync('5 0 <</S/JavaScript/JS(1)>>')),
    'file.active',
  ],
  [
    'a PDF whose object stream bursts',
    'a.pdf',
    withStream('/Type /Obj#53tm/Filter/FlateDecode', deflateSync(Buffer.alloc(110 * 1024 * 1024))),
    'file.bomb',
  ],
  ['a document that bursts', 'a.docx', zipBomb, 'file.bomb'],
  [
    'a document of ten thousand parts',
    'a.docx',
    docx(Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`p/${n}`, new Uint8Array()]))),
    'file.bomb',
  ],
  ['a document of entities', 'a.docx', docx({ 'word/styles.xml': laughs }), 'file.bomb'],
  ['a document that says less than it holds', 'a.docx', listedAs(docx(), 24, 10), 'file.damaged'],
  ['a document with a password', 'a.docx', listedAs(docx(), 8, 1, 2), 'file.encrypted'],
  ['a document with macros', 'a.docx', docx({ 'word/vbaProject.bin': text }), 'file.active'],
  ['a document with macros, its name changed', 'a.docx', docx({}, 'application/vnd.ms-word.document.macroEnabled.main+xml'), 'file.type'],
  ['a workbook with macros in it', 'a.xlsx', xlsx({ 'xl/vbaProject.bin': text }), 'file.active'],
  [
    'a document that loads a template from elsewhere',
    'a.docx',
    docx({ 'word/_rels/settings.xml.rels': rels('attachedTemplate') }),
    'file.active',
  ],
  ['a document with a program in it', 'a.docx', docx({ 'word/embeddings/setup.exe': strToU8('MZ') }), 'file.active'],
  [
    'a document with a program under another name',
    'a.docx',
    docx({ 'word/media/image1.png': strToU8(`MZ${'x'.repeat(99)}`) }),
    'file.active',
  ],
  ['an archive in a document', 'a.docx', docx({ 'word/media/image1.png': zipSync({ 'a.txt': text }) }), 'file.nested'],
  [
    'an archive in a workbook in a document',
    'a.docx',
    docx({ 'word/embeddings/sheet.xlsx': xlsx({ 'xl/media/a.png': zipSync({ a: text }) }) }),
    'file.nested',
  ],
  [
    'a workbook in a workbook in a document',
    'a.docx',
    docx({ 'word/embeddings/sheet.xlsx': xlsx({ 'xl/embeddings/b.xlsx': xlsx() }) }),
    'file.nested',
  ],
  ['a document with a part outside of it', 'a.docx', docx({ '../../etc/cron.d/x': text }), 'file.damaged'],
  ['a document with a part at the root of the disk', 'a.docx', docx({ '/etc/passwd': text }), 'file.damaged'],
  ['a document with two parts of one name', 'a.docx', patched(docx({ 'word/documenu.xml': text }), 'documenu', 'document'), 'file.damaged'],
  ['a document cut off', 'a.docx', docx().subarray(0, -30), 'file.damaged'],
  ['a document with a PDF before it', 'a.docx', Buffer.concat([docx(), docx()]), 'file.damaged'],
];

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.as('agent');
}, 60_000);
afterAll(() => world.close());

describe('an upload', () => {
  it.each(files.map(([what, ...file]) => ({ what, file })))('of $what is refused', async ({ file: [name, bytes, code, type = ''] }) => {
    const agent = await world.as('agent');
    const { status, body } = await agent.tryUpload({ name, type: type || 'application/octet-stream', bytes });
    const { errors } = body as ProblemDetails;
    expect([status, errors[0]?.pointer, errors[0]?.code]).toEqual([415, '/file', code]);
    expect(errors[0]?.message).toMatch(/请/);
  });

  it('in pieces is looked into just the same', async () => {
    const agent = await world.as('agent');
    const begun = await agent.ask<{ id: string }>('POST', '/api/uploads', { name: 'a.docx', size: zipBomb.length, type: docxType });
    const headers = { 'content-type': 'application/octet-stream', 'upload-offset': '0' };
    const { errors } = await agent.refusal('PATCH', `/api/uploads/${begun.id}`, undefined, { payload: zipBomb, headers });
    expect(errors[0]?.code).toBe('file.bomb');
    expect((await agent.refusal('GET', `/api/uploads/${begun.id}`)).code).toBe('not-found');
  });

  it.each<readonly [string, string, Buffer]>([
    ['a document with pictures', 'a.docx', docx({ 'word/media/image1.png': png })],
    ['a document with a chart', 'a.docx', docx({ 'word/embeddings/sheet.xlsx': xlsx() })],
    ['a document with links', 'a.docx', docx({ 'word/_rels/document.xml.rels': rels('hyperlink') })],
    ['a workbook', 'a.xlsx', xlsx({ 'xl/worksheets/sheet1.xml': text })],
    ['a page', 'a.pdf', pdfPage('JS /Encryption explained')],
    ['a page with an object stream', 'a.pdf', withStream('/Type/ObjStm/Filter/FlateDecode', deflateSync('5 0 <</Type/Page>>'))],
  ])('of %s is taken', async (_what, name, bytes) => {
    const { status, body } = await (await world.as('agent')).tryUpload({ name, type: 'application/octet-stream', bytes });
    expect([status, (body as ProblemDetails).errors]).toEqual([201, undefined]);
  });

  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Windows\\system32\\x.pdf', 'x.pdf'],
    ['<img src=x onerror=alert(1)>.pdf', '<img src=x onerror=alert(1)>.pdf'],
    ["a';b*(c)!.pdf", "a';b*(c)!.pdf"],
    ['=cmd|calc!A1.pdf', '=cmd|calc!A1.pdf'],
    ['a\u202efdp.pdf', 'afdp.pdf'],
  ])('called %s is kept as %s and always saved, never shown', async (name, kept) => {
    const agent = await world.as('agent');
    const file = await agent.upload({ name, type: 'application/pdf', bytes: pdfOf(name) });
    expect(file.name).toBe(kept);
    const { headers } = await agent.call('GET', `/api/files/${file.id}`);
    const [, , encoded = ''] = /^(attachment); filename\*=UTF-8''([\w.%~-]+)$/.exec(String(headers['content-disposition'])) ?? [];
    expect(decodeURIComponent(encoded)).toBe(kept);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/);
  });
});
