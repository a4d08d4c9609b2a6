/** How people are told: letters through a real mail server, as each likes it, and webhooks to a real receiver. */
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NotificationsDto, WebhookCallDto, WebhookDto, WebhookInput, WebhookSecretDto } from '../../engine/model/dto/notification.ts';
import { type NoticePreferences, usualPreferences } from '../../engine/model/notification.ts';
import { userByLogin } from '../../engine/store/users.ts';
import { type Mailbox, openMailbox } from '../support/mailbox.ts';
import type { Postgres } from '../support/postgres.ts';
import { sharedPostgres } from '../support/shared-postgres.ts';
import { applicationOf, firstUscc, programme, windowOf } from '../support/sme.ts';
import { openWorld, password, type World } from '../support/world.ts';

interface Heard {
  readonly id: string;
  readonly signature: string;
  readonly timestamp: string;
  readonly body: string;
}

describe.each(['sqlite', 'postgres'] as const)('people are told (%s)', (dialect) => {
  let postgres: Postgres | null = null;
  let mailbox: Mailbox;
  let world: World;
  let receiver: Server;
  let taken = true;
  const heard: Heard[] = [];
  const hookUrl = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;

  beforeAll(async () => {
    if (dialect === 'postgres') postgres = sharedPostgres();
    mailbox = await openMailbox();
    receiver = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const of = (name: string) => String(request.headers[name]);
      const body = Buffer.concat(chunks).toString('utf8');
      heard.push({ id: of('webhook-id'), signature: of('webhook-signature'), timestamp: of('webhook-timestamp'), body });
      response.writeHead(taken ? 204 : 503).end();
    });
    await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening));
    world = await openWorld({
      ...{ smtpUrl: mailbox.url, localWebhooks: true },
      ...(postgres ? { databaseUrl: await postgres.createDatabase() } : {}),
    });
    await world.app.store.writer.transact(async (tx) => void (await tx.table('users').update({ email: null })));
    for (const login of ['agent', 'legal', 'county']) await mailTo(login, `${login}@example.cn`);
  });
  afterAll(async () => {
    await world.close();
    await mailbox.close();
    receiver.closeAllConnections();
    receiver.close();
    await postgres?.stop();
  });

  const mailTo = (login: string, email: string | null) =>
    world.app.store.writer.transact(async (tx) => void (await tx.table('users').where({ login }).update({ email })));
  const prefer = async (login: string, change: Partial<NoticePreferences>) =>
    (await world.as(login)).ask<NotificationsDto>('PUT', '/api/notifications', { ...usualPreferences, ...change });
  /** An application that its legal representative has to sign. */
  const submitted = async () => {
    const agent = await world.as('agent');
    const { id } = await agent.open({ programme, uscc: firstUscc, window: await windowOf(agent), applyType: 'new' });
    await agent.complete(id, 'submit', { data: await applicationOf(agent) });
    await world.settle();
    return id;
  };
  /** The county is reminded of one that was signed. */
  const reminded = async () => {
    const id = await submitted();
    await (await world.as('legal')).complete(id, 'sign', { password });
    const { tasks } = await (await world.as('county')).kase(id);
    await (await world.as('agent')).ask('POST', `/api/tasks/${tasks[0]?.id}/remind`, {});
    await world.settle();
    return id;
  };
  const ended = async (id: string) => {
    await (await world.as('agent')).ask('POST', `/api/cases/${id}/withdraw`, { reason: '另行申报' });
    await world.settle();
  };
  const addressed = async () => (await mailbox.taken()).map(({ to, subject }) => `${[to].flat()[0]?.text}: ${subject}`).sort();

  it('a letter goes to whoever has something to do, at once, with the way to the case', async () => {
    await addressed();
    const id = await submitted();
    const [letter, ...more] = await mailbox.taken();
    expect([letter?.to].flat()[0]?.text).toBe('legal@example.cn');
    expect(letter?.subject).toMatch(/请办理/);
    expect(letter?.text).toContain(`/cases/${id}`);
    expect(more).toEqual([]);
    await ended(id);
  });

  it('who wants it once a day gets one letter with what wasn’t read by then; who wants none gets none', async () => {
    await prefer('legal', { mail: { work: 'digest', deadline: 'digest', result: 'digest', copy: 'digest' } });
    await prefer('agent', { mail: { work: 'never', deadline: 'never', result: 'never', copy: 'never' } });
    await addressed();
    const first = await submitted();
    await ended(first);
    const second = await submitted();
    const legal = await world.as('legal');
    const told = await legal.ask<{ items: { id: string; caseId: string; subject: string }[] }>('GET', '/api/messages?unread=true');
    const unread = told.items.filter(({ caseId }) => [first, second].includes(caseId));
    expect(unread.length).toBe(3);
    expect(await addressed()).toEqual([]);
    // One of them is read in the app: the letter needn't say it again.
    const [read, ...rest] = unread;
    await legal.ask('POST', `/api/messages/${read?.id}/read`, {});
    await world.workingDays(1);
    const letters = await mailbox.taken();
    expect(letters.map(({ to }) => [to].flat()[0]?.text)).toEqual(['legal@example.cn']);
    for (const { subject } of rest) expect(letters[0]?.text).toContain(subject);
    expect(letters[0]?.text?.split('/cases/').length).toBe(rest.length + 1);
    await prefer('legal', {});
    await prefer('agent', {});
    await ended(second);
  });

  it('nothing goes out in the quiet hours, and all of it afterwards; in English to who prefers that', async () => {
    await prefer('legal', { language: 'en', quiet: { from: '00:00', to: '23:00' } });
    await addressed();
    const id = await submitted();
    expect(await addressed()).toEqual([]);
    await world.hours(15);
    const [line] = await addressed();
    expect(line).toMatch(/^legal@example.cn: Case/);
    await ended(id);
    await prefer('legal', {});
  });

  it('a letter that is refused is tried again, told to its reader, and sent when the address is mended', async () => {
    await addressed();
    mailbox.refuse(true);
    const id = await submitted();
    for (let n = 0; n < 9; n += 1) await world.hours(7);
    const legal = await world.as('legal');
    expect(await legal.ask<NotificationsDto>('GET', '/api/notifications')).toMatchObject({
      ...{ email: 'legal@example.cn', mail: true },
      failed: { error: expect.stringMatching(/550|unavailable/) },
    });
    mailbox.refuse(false);
    await legal.ask('POST', '/api/notifications/test', {});
    await world.settle();
    expect(await addressed()).toContain('legal@example.cn: 测试邮件');
    // An operator has it sent again.
    const admin = await world.as('admin');
    const { items } = await admin.ask<{ items: { id: string; caseId: string }[] }>('GET', '/api/incidents');
    const own = items.filter(({ caseId }) => caseId === id);
    expect(own).not.toEqual([]);
    for (const incident of own) await admin.ask('POST', `/api/incidents/${incident.id}/retry`, {});
    await world.settle();
    expect((await addressed()).some((line) => /^legal@example.cn: .*请办理/.test(line))).toBe(true);
    await ended(id);
  });

  it('an officer hears once a working day what waits, unless nothing does or it isn’t wanted', async () => {
    const id = await submitted();
    await (await world.as('legal')).complete(id, 'sign', { password });
    await world.settle();
    await mailbox.taken();
    await world.workingDays(1);
    const summaries = async () => (await addressed()).filter((line) => line.startsWith('county@example.cn'));
    expect(await summaries()).toEqual([expect.stringMatching(/^county@example.cn: 您有 1 件待办/)]);
    await world.workingDays(4);
    expect((await summaries()).at(-1)).toMatch(/1 件待办，[黄红]灯 1 件/);
    await prefer('county', { summary: false });
    await world.workingDays(1);
    expect((await summaries()).filter((line) => line.includes('件待办'))).toEqual([]);
    await prefer('county', {});
    await ended(id);
    await mailbox.taken();
    await world.workingDays(1);
    expect((await summaries()).filter((line) => line.includes('件待办'))).toEqual([]);
  });

  it('everybody sets their own; what is no time or no way is refused; a test letter needs an address, and isn’t asked for without end', async () => {
    const legal = await world.as('legal');
    const put = (change: object) =>
      legal.call<{ errors: { pointer: string }[] }>('PUT', '/api/notifications', { ...usualPreferences, ...change });
    expect((await put({ digest: { at: '24:00', workingDays: true } })).body.errors[0]?.pointer).toBe('/digest/at');
    expect((await put({ mail: { ...usualPreferences.mail, work: 'pigeon' } })).status).toBe(400);
    expect((await put({ quiet: { from: '22:00' } })).status).toBe(400);
    expect((await world.stranger().call('GET', '/api/notifications')).status).toBe(401);
    const city = await world.as('city');
    expect((await city.call<{ code: string }>('POST', '/api/notifications/test', {})).body.code).toBe('state.wrong');
    const agent = await world.as('agent');
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push((await agent.call('POST', '/api/notifications/test', {})).status);
    expect(answers).toEqual([204, 204, 204, 204, 204, 429]);
    await world.settle();
  });

  it('a webhook hears what is told to people of its organisation, signed; its secret is told once', async () => {
    const admin = await world.as('admin');
    const county = (await userByLogin(world.app.store.read, 'county'))?.user.grants[0]?.org ?? '';
    const input: WebhookInput = { org: county, title: '县区协同办公', url: hookUrl(), kinds: ['deadline'], active: true };
    const { id, secret } = await admin.ask<WebhookSecretDto>('POST', '/api/webhooks', input);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    heard.length = 0;
    const kase = await reminded();
    expect(heard.length).toBe(1);
    for (const { id: key, timestamp, body, signature } of heard) {
      const right = createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
        .update(`${key}.${timestamp}.${body}`)
        .digest('base64');
      expect(signature).toBe(`v1,${right}`);
      expect(JSON.parse(body)).toMatchObject({ type: 'task.reminded', data: { kind: 'deadline', case: kase, programme } });
    }
    const told = await admin.ask<{ items: WebhookDto[] }>('GET', '/api/webhooks');
    expect(JSON.stringify(told)).not.toContain(secret.slice(6));
    expect(told.items[0]).toMatchObject({ id, active: true, last: { status: 'done', answer: 204 } });
    // Another secret signs from then on.
    const renewed = await admin.ask<WebhookSecretDto>('POST', `/api/webhooks/${id}/secret`, {});
    heard.length = 0;
    await admin.ask('POST', `/api/webhooks/${id}/test`, {});
    await world.settle();
    const [test] = heard;
    const now = createHmac('sha256', Buffer.from(renewed.secret.slice(6), 'base64')).update(`${test?.id}.${test?.timestamp}.${test?.body}`);
    expect(test?.signature).toBe(`v1,${now.digest('base64')}`);
    await ended(kase);
    // Nobody takes it: given up after half a day, seen, made again by hand.
    taken = false;
    const other = await reminded();
    for (let n = 0; n < 13; n += 1) await world.hours(7);
    const calls = () => admin.ask<{ items: WebhookCallDto[] }>('GET', `/api/webhooks/${id}/calls?limit=1`);
    const [failed] = (await calls()).items;
    expect(failed).toMatchObject({ status: 'failed', attempts: 12, answer: 503, error: 'HTTP 503' });
    taken = true;
    await admin.ask('POST', `/api/webhooks/${id}/calls/${failed?.id}/retry`, {});
    await world.settle();
    expect((await calls()).items[0]).toMatchObject({ id: failed?.id, status: 'done', attempts: 1 });
    // What is switched off hears nothing; what is removed is gone with its calls.
    await admin.ask('PUT', `/api/webhooks/${id}`, { ...input, active: false });
    heard.length = 0;
    await ended(other);
    await ended(await reminded());
    expect(heard).toEqual([]);
    await admin.ask('DELETE', `/api/webhooks/${id}`);
    expect((await admin.call('GET', `/api/webhooks/${id}/calls`)).body).toEqual({ items: [] });
    expect((await admin.call('DELETE', `/api/webhooks/${id}`)).status).toBe(404);
  });

  it('webhooks are the administrator’s; an address is one of the web, without a password', async () => {
    const admin = await world.as('admin');
    const input = { org: 'none', title: 't', url: hookUrl(), kinds: ['work'], active: true };
    const refused = async (change: object) => {
      const { status, body } = await admin.call<{ errors: { code: string; pointer: string }[] }>('POST', '/api/webhooks', {
        ...input,
        ...change,
      });
      return [status, body.errors[0]?.pointer, body.errors[0]?.code];
    };
    expect(await refused({})).toEqual([422, '/org', 'webhook.org']);
    const { org } = (await userByLogin(world.app.store.read, 'county'))?.user.grants[0] ?? { org: '' };
    for (const url of ['file:///etc/passwd', 'https://name:word@example.cn/', 'nothing'])
      expect(await refused({ org, url })).toEqual([422, '/url', 'webhook.url']);
    expect((await admin.call('POST', '/api/webhooks', { ...input, org, kinds: [] })).status).toBe(400);
    for (const login of ['agent', 'county', 'city', 'supervisor', 'auditor', 'designer']) {
      const person = await world.as(login);
      expect((await person.call('GET', '/api/webhooks')).status).toBe(403);
      expect((await person.call('POST', '/api/webhooks', { ...input, org })).status).toBe(403);
    }
  });
});
