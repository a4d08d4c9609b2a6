/**
 * Hostile definitions and hostile entries through the real API. What a definition can't be is refused at its place with a remedy, and
 * nothing is kept; what a person may write is text: it comes back as text, and does nothing in answers, letters, papers and sheets.
 */
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../designer/renderers/table/xlsx-read.ts';
import { writeWorkbook } from '../../designer/renderers/table/xlsx-write.ts';
import { letterAbout } from '../../engine/effects/letters.ts';
import { createMailer, type Mailer } from '../../engine/effects/mail.ts';
import type { PublicNoticeDto } from '../../engine/model/dto/registry.ts';
import type { ProblemDetails } from '../../engine/model/dto/session.ts';
import type { FileRef } from '../../engine/model/form.ts';
import grant from '../definitions/equipment-grant.json' with { type: 'json' };
import { pdfOf } from '../support/files.ts';
import { openMailbox } from '../support/mailbox.ts';
import { pdfText } from '../support/pdf-text.ts';
import type { Person } from '../support/person.ts';
import { firstUscc } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

type Loose = { [name: string]: Loose };
const set = (value: unknown) => value as Loose;
const script = '<script>alert(1)</script><img src=x onerror=alert(2)>';
const link = 'javascript:alert(3)';
const turned = 'fdp.\u202etxt';

let world: World;
let admin: Person;
beforeAll(async () => {
  world = await openWorld();
  admin = await world.as('admin');
}, 60_000);
afterAll(() => world.close());

/** The package of a grant, under a name of its own, after one change. */
function changed(id: string, change: (pkg: { workflow: Loose; form: Loose; pkg: Loose }) => void): Loose {
  const pkg = structuredClone(grant) as unknown as Loose;
  const { workflow, forms } = pkg as { workflow: Loose; forms: Loose };
  workflow.id = set(id);
  change({ workflow, form: forms.application as Loose, pkg });
  return pkg;
}
const propertiesOf = (form: Loose) => (form.schema as Loose).properties as Loose;
const deep = (levels: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level += 1) value = { properties: value };
  return value;
};
const raw = (source: string) => admin.call<ProblemDetails>('POST', '/api/definitions', undefined, { payload: source });
const stored = async () => (await world.app.store.read('definitions').select('hash')).length;

describe('a hostile package', () => {
  type Hostile = readonly [what: string, change: Parameters<typeof changed>[1], place: string, code: string];
  const refused: readonly Hostile[] = [
    [
      'a field called constructor',
      ({ form }) => Object.assign(propertiesOf(form), { constructor: { type: 'string', title: 'X' } }),
      '/schema/properties/constructor',
      'form.key',
    ],
    ['a reference to itself', ({ form }) => (propertiesOf(form).note = set({ $ref: '#' })), '/schema/properties/note/type', 'form.value'],
    [
      'a reference beside a type',
      ({ form }) => (propertiesOf(form).note = set({ type: 'string', title: 'X', $ref: '#/properties/note' })),
      '/schema/properties/note',
      'form.keyword',
    ],
    [
      'a reference elsewhere',
      ({ form }) => (propertiesOf(form).note = set({ type: 'string', title: 'X', $ref: 'http://elsewhere.example/s.json' })),
      '/schema/properties/note',
      'form.keyword',
    ],
    [
      'a hundred thousand choices',
      ({ form }) =>
        (propertiesOf(form).note = set({ type: 'string', title: 'X', enum: Array.from({ length: 100_000 }, (_, n) => `c${n}`) })),
      '/schema/properties/note/enum',
      'form.many',
    ],
    [
      'a nest of fields',
      ({ form }) => (propertiesOf(form).note = set({ type: 'object', title: 'X', properties: deep(40) })),
      '/schema/properties/note',
      'form.nesting',
    ],
    [
      'a pattern that writes out to millions',
      ({ form }) => (propertiesOf(form).note = set({ type: 'string', title: 'X', pattern: '((a{1000}){1000}){1000}' })),
      '/schema/properties/note/pattern',
      'form.pattern',
    ],
    [
      'a label turned round',
      ({ form }) => ((propertiesOf(form).note as Loose).title = set(turned)),
      '/schema/properties/note/title',
      'package.text',
    ],
    [
      'help with a bell',
      ({ form }) => ((propertiesOf(form).note as Loose)['x-help'] = set('x\u0007')),
      '/schema/properties/note/x-help',
      'package.text',
    ],
    [
      'a choice turned round',
      ({ form }) => (propertiesOf(form).note = set({ type: 'string', title: 'X', oneOf: [{ const: 'a', title: turned }] })),
      '/schema/properties/note/oneOf/0/title',
      'package.text',
    ],
    [
      'an outcome turned round',
      ({ workflow }) => ((((workflow.steps as Loose).county as Loose).outcomes as Loose).accept = set({ label: turned, to: 'depts' })),
      '/steps/county/outcomes/accept/label',
      'package.text',
    ],
  ];
  it.each(refused.map(([what, change, place, code]) => ({ what, change, place, code })))(
    'with $what is refused at its place, and nothing is kept',
    async ({ change, place, code }) => {
      const before = await stored();
      const began = performance.now();
      const { status, body } = await admin.call<ProblemDetails>('POST', '/api/definitions', { package: changed('hostile', change) });
      expect(performance.now() - began).toBeLessThan(20_000);
      expect([status, body.code]).toEqual([422, 'definition.invalid']);
      const found = body.errors.find((error) => error.code === code);
      expect([found?.pointer, found?.message]).toEqual([place, expect.stringMatching(/请|可用/)]);
      expect(await stored()).toBe(before);
    },
  );

  const source = (text: string) => JSON.stringify({ package: changed('hostile', () => {}) }).replace('"设备更新补助"', text);
  it.each([
    ['a prototype among its members', source('"x","__proto__":{"polluted":true}'), 'json.syntax'],
    ['a prototype of its constructor', source('"x","constructor":{"prototype":{"polluted":true}}'), 'json.syntax'],
    ['a nest a thousand deep', source(`${'['.repeat(1000)}${']'.repeat(1000)}`), 'json.depth'],
    ['a number beyond all bounds', source('1e400'), 'json.number'],
  ])('of %s is no package', async (_what, text, code) => {
    const before = await stored();
    const { status, body } = await raw(text);
    expect([status, body.code, body.errors.map((error) => error.code)]).toEqual([400, 'request.malformed', [code]]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(await stored()).toBe(before);
  });
});

const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', script];

describe('a definition and an application full of markup', () => {
  const id = 'markup';
  let caseId: string;
  let proof: FileRef;
  let agent: Person;
  const note = `${script} ${link} =1+1`;
  const reason = `${script}\n${link}`;
  beforeAll(async () => {
    const pkg = changed(id, ({ workflow, form }) => {
      workflow.title = set(`${script}补助`);
      (workflow.steps as { county: Loose }).county.title = set(`${script}审核`);
      const { steps } = workflow as { steps: Record<string, Loose> };
      steps.county = set({
        ...steps.county,
        outcomes: { reject: { label: `${script}不通过`, to: 'tell', reason: 'required' }, accept: { label: '通过', to: 'depts' } },
      });
      steps.tell = set({ type: 'notify', to: 'applicant', subject: `${script}：结果`, body: `${script} ${link}`, next: 'shown' });
      steps.shown = set({
        ...{ type: 'notice', title: '公示', period: { amount: 5, unit: 'workingDays', countFirstDay: true } },
        ...{ content: [{ label: script, value: 'application.note' }], objections: { role: 'city-clerk' } },
        outcomes: { clear: { to: 'refused' }, upheld: { to: 'refused' } },
      });
      form.title = set(`${script}表`);
      Object.assign(propertiesOf(form), {
        note: { type: 'string', title: `${script}说明`, 'x-help': link, maxLength: 2000 },
        choice: { type: 'string', title: '选择', oneOf: [{ const: 'a', title: script }] },
        redos: { type: 'string', title: '编号', pattern: '(a+)+', maxLength: 20_000 },
        proof: { type: 'array', format: 'files', title: '附件', items: { type: 'object' } },
      });
      const elements = (form.uischema as { elements: unknown }).elements as unknown[];
      for (const name of ['choice', 'redos', 'proof']) elements.push({ type: 'Control', scope: `#/properties/${name}` });
    });
    await admin.ask('POST', '/api/definitions', { package: pkg });
    agent = await world.as('agent');
    caseId = (await agent.open({ programme: id, uscc: firstUscc })).id;
    proof = await agent.upload({
      name: `../..\\${script.replaceAll('/', '')}${turned.replace('txt', '')}.pdf`,
      type: 'application/pdf',
      bytes: pdfOf('hostile'),
    });
  }, 60_000);

  it('tests a pattern that explodes elsewhere within a bound', async () => {
    const began = performance.now();
    const { status, body } = await agent.call<ProblemDetails>('POST', `/api/tasks/${(await agent.task(caseId)).id}/complete`, {
      outcome: 'submit',
      data: { amount: 20, redos: `${'a'.repeat(15_000)}!` },
    });
    expect([status, body.errors.map(({ pointer, code }) => [pointer, code])]).toEqual([422, [['/redos', 'field.pattern']]]);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it.each([
    ['a text for a number', { amount: '1e400' }, '/amount'],
    ['a prototype for a choice', { amount: 20, choice: '__proto__' }, '/choice'],
    ['a nest for a text', { amount: 20, note: deep(40) }, '/note'],
    ['another’s file', { amount: 20, proof: [{ id: 'f'.repeat(64), name: script, size: 1, type: 'application/pdf' }] }, '/proof'],
  ])('takes no %s', async (_what, data, place) => {
    const task = await agent.task(caseId);
    const { status, body } = await agent.call<ProblemDetails>('POST', `/api/tasks/${task.id}/complete`, { outcome: 'submit', data });
    expect([status, body.errors[0]?.pointer, body.errors[0]?.message]).toEqual([422, place, expect.stringMatching(/\S/)]);
    expect((await agent.kase(caseId)).submittedAt).toBeNull();
  });

  it('gives back as text what was written, without what turns it round, and files under the name they were uploaded with', async () => {
    const named = { ...proof, name: 'approved.exe' };
    const kase = await agent.complete(caseId, 'submit', { data: { amount: 20, note: `${note}\u202e\u0007`, choice: 'a', proof: [named] } });
    expect(kase.declared).toMatchObject({ note, proof: [{ id: proof.id, name: proof.name }] });
    expect(proof.name).not.toMatch(/[\\/\u202e]/);
    const county = await world.as('county');
    const shown = await county.call('GET', `/api/cases/${caseId}`);
    expect(shown.headers['content-type']).toMatch(/^application\/json/);
    expect(shown.headers['x-content-type-options']).toBe('nosniff');
    await county.complete(caseId, 'reject', { reason });
  });

  it('is printed as letters, with nothing in the paper that acts', async () => {
    const { raw: paper } = await agent.call('GET', `/api/cases/${caseId}/application.pdf`);
    expect(paper.statusCode).toBe(200);
    const text = pdfText(paper.rawPayload);
    expect(text.replace(/\s/g, '')).toContain('alert(1)');
    expect(paper.rawPayload.toString('latin1')).not.toMatch(/\/(JavaScript|JS|Launch|URI|OpenAction|AA|SubmitForm|EmbeddedFile)\b/);
    expect(String(paper.headers['content-disposition'])).toMatch(/^inline; filename\*=UTF-8''[\w.%!'()*~-]+$/);
  });

  it('is told in letters of plain text, whose subject is one line', async () => {
    await world.settle();
    const { items } = await agent.ask<{ items: { subject: string; body: string }[] }>('GET', '/api/messages');
    const message = items.find(({ subject }) => subject.includes(script));
    expect(message?.body).toContain(`${script} ${link}`);
    const mailbox = await openMailbox();
    const mailer = createMailer({ smtpUrl: mailbox.url, from: 'no-reply@example.gov.cn' });
    const params = { subject: `${message?.subject}\r\nBcc: all@example.cn`, body: message?.body ?? '' };
    const reader = { userId: 'a', email: 'a@example.cn', language: 'zh-CN' as const };
    await (mailer as Mailer).send(letterAbout(reader, [{ id: 'k', caseId, template: 'custom', params }], 'https://example.gov.cn'));
    mailer?.close();
    const [letter] = await mailbox.taken();
    await mailbox.close();
    if (!letter) throw new Error('no letter');
    expect([letter.html, letter.bcc, letter.attachments]).toEqual([false, undefined, []]);
    expect(letter.text).toContain(script);
    expect(letter.subject).toContain(script);
  });

  it('is shown to the public as data, and so is what a stranger objects', async () => {
    const stranger = world.stranger();
    const { raw: answered, body } = await stranger.call<{ items: PublicNoticeDto[] }>('GET', '/api/public/notices');
    const notice = body.items.find(({ programmeTitle }) => programmeTitle.startsWith(script));
    expect(notice?.content).toEqual([{ label: script, value: note }]);
    expect(answered.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-type': expect.stringMatching(/^application\/json/),
    });
    expect(answered.headers['content-security-policy']).toMatch(/default-src 'none'/);
    const words = { name: script, contact: link, grounds: reason };
    await stranger.ask('POST', `/api/public/notices/${notice?.id}/objections`, words);
    const city = await world.as('city');
    const seen = await city.call('GET', `/api/cases/${caseId}`);
    expect([seen.status, seen.headers['content-type']]).toEqual([200, expect.stringMatching(/^application\/json/)]);
    expect(JSON.stringify(seen.body)).toContain(JSON.stringify(link).slice(1, -1));
  });

  it('stands in sheets as text: no cell is a formula when it is read back', () => {
    const bytes = writeWorkbook(script, [['列'], ...cells.map((cell) => [cell])], [20]);
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] as Uint8Array);
    expect(sheet).not.toMatch(/<f[\s>]|<script/);
    const styles = strFromU8(unzipSync(bytes)['xl/styles.xml'] as Uint8Array);
    expect(styles).toContain('quotePrefix="1"');
    const guarded = [...sheet.matchAll(/<c r="A(\d+)" t="inlineStr" s="2">/g)].map(([, row]) => cells[Number(row) - 2]);
    expect(guarded).toEqual(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell)));
    const { rows } = readWorkbook(bytes);
    expect(rows.slice(1).map(([cell]) => cell)).toEqual(cells.map((cell) => cell.replace('\r', '')));
  });
});
