import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { addJsonBody } from '../../../engine/http/plugins/json-body.ts';
import { addLanguage } from '../../../engine/http/plugins/language.ts';
import { addProblems } from '../../../engine/http/plugins/problem.ts';
import { problemDetails, rejectionOf } from '../../../engine/http/problem.ts';
import { Rejection, type RejectionCode, rejections } from '../../../engine/model/errors.ts';

async function server(thrown?: unknown) {
  const app = Fastify({ ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: true } } });
  addLanguage(app);
  addJsonBody(app);
  addProblems(
    app,
    (path) => (path === '/x' ? ['POST'] : []),
    () => false,
  );
  const properties = { name: { type: 'string', maxLength: 3 }, n: { type: 'integer', minimum: 1 } };
  app.post('/x', { schema: { body: { type: 'object', additionalProperties: false, required: ['name'], properties } } }, async (request) => {
    if (thrown) throw thrown;
    return request.body;
  });
  const send = (payload: string | Buffer, headers = {}) =>
    app.inject({ method: 'POST', url: '/x', payload, headers: { 'content-type': 'application/json', ...headers } });
  return { app, send };
}

describe('a problem', () => {
  it('is RFC 9457 with title and detail in the language asked for', async () => {
    const { send } = await server(new Rejection('task.taken', { name: 'Li' }));
    const zh = await send('{"name":"a"}');
    const en = await send('{"name":"a"}', { 'accept-language': 'en-GB,zh;q=0.5' });
    expect(zh.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(zh.json()).toMatchObject({
      type: 'urn:liuzhuan:problem:task.taken',
      status: 409,
      code: 'task.taken',
      title: '待办已被他人领取',
      errors: [],
    });
    expect(en.json()).toMatchObject({ title: 'Claimed by somebody else', instance: expect.stringMatching(/^urn:liuzhuan:request:/) });
    expect(en.headers['content-language']).toBe('en');
  });

  it('names things as people see them, in the language asked for', async () => {
    const wrong = new Rejection('outcome.not-offered', {
      outcome: { title: '通过', titleEn: 'Accept' },
      offered: [{ title: '退回' }, { code: 'outcome.abstain' }],
    });
    const { send } = await server(wrong);
    expect((await send('{"name":"a"}')).json().detail).toBe('办理结果“通过”当前不满足条件，不能选择，可选：退回、弃权。请选择其他结果。');
    expect((await send('{"name":"a"}', { 'accept-language': 'en' })).json().detail).toBe(
      'The outcome “Accept” is not offered now because its condition does not hold; offered: 退回, Abstain. Choose another.',
    );
    const empty = await server(
      new Rejection('input.invalid', {}, [{ code: 'field.required', pointer: '/notes', params: { title: { code: 'word.input.notes' } } }]),
    );
    expect((await empty.send('{"name":"a"}')).json().errors).toEqual([
      { pointer: '/notes', code: 'field.required', message: '“补正事项”为必填项，请填写。' },
    ]);
    const { errors } = (await (await server()).send('{}')).json();
    expect(errors).toEqual([{ pointer: '/name', code: 'request.required', message: '“名称”：缺少该项内容。请补上后重试。' }]);
  });

  it('names every place of a malformed body at once', async () => {
    const { send } = await server();
    const { errors } = (await send('{"n":0,"more":1}')).json();
    expect(errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`).sort()).toEqual([
      '/more request.unknown-property',
      '/n request.range',
      '/name request.required',
    ]);
  });

  it.each([
    ['{', '', 'json.syntax'],
    ['', '', 'request.type'],
    ['{"name":"\\u0000"}', '/name', 'json.nul'],
    ['{"name":"\\ud800"}', '/name', 'json.surrogate'],
    ['{"n":1e999,"name":"a"}', '/n', 'json.number'],
    ['{"a/b~":{"c":["\\u0000"]}}', '/a~1b~0/c/0', 'json.nul'],
    ['{"__proto__":{}}', '', 'json.syntax'],
    ['['.repeat(100), '', 'json.depth'],
    [Buffer.from([0x22, 0xff, 0x22]), '', 'json.utf8'],
  ])('refuses %s at its place', async (payload, pointer, code) => {
    const { send } = await server();
    const answered = await send(payload);
    expect(answered.statusCode).toBe(400);
    expect(answered.json()).toMatchObject({ code: 'request.malformed', errors: [{ pointer, code }] });
  });

  it('says which methods an address takes, and that an unknown one is not there', async () => {
    const { app } = await server();
    const wrong = await app.inject({ method: 'DELETE', url: '/x' });
    expect([wrong.statusCode, wrong.json().code, wrong.headers.allow]).toEqual([405, 'method.not-allowed', 'POST']);
    expect((await app.inject('/y')).json().code).toBe('not-found');
  });

  it('of a wrong media type or size says so', async () => {
    const { send } = await server();
    expect((await send('a=1', { 'content-type': 'application/x-www-form-urlencoded' })).json().code).toBe('media.unsupported');
    expect((await send(`{"name":"${'x'.repeat(2 ** 20)}"}`)).json()).toMatchObject({ code: 'payload.too-large', status: 413 });
  });

  it('of our own fault tells nothing of the inside', async () => {
    const { send } = await server(new Error('secret at /work/engine/x.ts:1'));
    const answered = await send('{"name":"a"}');
    expect([answered.statusCode, answered.json().code]).toEqual([500, 'fault']);
    expect(answered.body).not.toContain('secret');
  });

  it('that passes says when to try again', async () => {
    const { send } = await server(new Rejection('busy'));
    const busy = await send('{"name":"a"}');
    expect([busy.statusCode, busy.headers['retry-after']]).toEqual([503, '1']);
    const limited = await (await server(new Rejection('rate.limited', { seconds: 30, retryAfter: 30 }))).send('{"name":"a"}');
    expect([limited.statusCode, limited.headers['retry-after']]).toEqual([429, '30']);
  });

  it.each(Object.keys(rejections) as RejectionCode[])('%s has a title and a detail in both languages', (code) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { title, detail, status } = problemDetails(new Rejection(code), language, 'urn:x');
      expect(status).toBe(rejections[code]);
      expect(title).not.toContain(code);
      expect(detail.length).toBeGreaterThan(10);
      expect(detail).not.toMatch(/[[\]]/);
    }
  });

  it('lists conditions, problems and fields with their own words when they carry any', () => {
    const details = [{ pointer: '/conditions/age', code: 'not-eligible', params: {}, message: 'too young' }];
    expect(problemDetails(new Rejection('cool-down', { until: '2027-01-01' }, details), 'en', 'urn:x').errors).toEqual([
      { pointer: '/conditions/age', code: 'not-eligible', message: 'too young' },
    ]);
  });

  it('brings the newer draft when a draft is stale', () => {
    const newer = { taskId: 'x.1', data: { a: 1 }, version: 3, savedAt: '2026-01-01T00:00:00.000Z', savedBy: 'u' };
    const problem = problemDetails(new Rejection('stale', { version: 3 }, [newer]), 'en', 'urn:x');
    expect(problem).toMatchObject({ code: 'stale', errors: [], draft: { data: { a: 1 }, version: 3 } });
  });

  it('of whatever is thrown has a code of the table', () => {
    const codes = [null, 'x', new TypeError('x'), { statusCode: 404 }, { statusCode: 418 }, { code: 'FST_REQ_FILE_TOO_LARGE' }].map(
      (thrown) => rejectionOf(thrown).code,
    );
    expect(codes).toEqual(['fault', 'fault', 'fault', 'not-found', 'request.malformed', 'payload.too-large']);
  });
});
