/**
 * One rule for every text that enters through the API: of what people send, only what is seen gets in. For each route of the OpenAPI
 * document a body is made from its own schema, with characters that nobody sees in each of its texts; what counts is what reaches the
 * route's handler (which Fastify tells on a diagnostics channel). A new route that takes texts is tested without a row.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { asSeen, firstUnseen } from '../../engine/model/seen.ts';
import grant from '../definitions/equipment-grant.json' with { type: 'json' };
import { pdfOf } from '../support/files.ts';
import { firstUscc } from '../support/sme.ts';
import { openWorld, type World } from '../support/world.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly maxProperties?: number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}
interface Handled {
  readonly body: unknown;
}

/** Turns round, takes no room, is a tag, a mark, a soft hyphen, a bell, another line break. */
const smuggled = '\u202e甲\u200b乙\u2066\u2069丙\u{e0041}\u200e丁\u00ad\u0007戊\ufeff\u2060\r\n己\ufe0f\u{20000}';
const plain = '甲乙丙丁戊\n己\ufe0f\u{20000}';
/** What stays as it came, and why: a password is compared and never shown, a definition's author is told the place. */
const verbatim: Readonly<Record<string, readonly string[] | 'all'>> = {
  'POST /api/session': ['password'],
  'POST /api/session/password': ['current', 'next'],
  'POST /api/tasks/{id}/complete': ['password'],
  'POST /api/definitions': 'all',
  'POST /api/definitions/check': 'all',
  'POST /api/studio/drafts': ['document'],
  'PUT /api/studio/drafts/{id}': ['document'],
  'POST /api/studio/impact': ['document'],
  'POST /api/studio/play': ['document', 'scenario'],
};

let world: World;
const handled: Handled[] = [];
const note = (message: unknown) => void handled.push((message as { request: Handled }).request);
const channel = 'tracing:fastify.request.handler:start';

beforeAll(async () => {
  world = await openWorld();
  subscribe(channel, note);
});
afterAll(async () => {
  unsubscribe(channel, note);
  await world.close();
});

const shaped = [
  'x',
  'a1',
  '1',
  '2026-03-02',
  firstUscc,
  '0'.repeat(64),
  '410305',
  'C34',
  '2031',
  'x~timer:none',
  `${'0'.repeat(26)}.1`,
  'a@b.cn',
  '08:30',
  'x~1~1',
  '2026-02',
];

/** A value of the schema that has everything it may have, `text` wherever any text will do. */
function filled(schema: Schema, text: string): unknown {
  const [first] = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  if (first) return filled(first, text);
  if (schema.enum) return schema.enum.find((value) => value !== null);
  const [type = 'object'] = [schema.type ?? []].flat();
  if (type === 'string') return schema.pattern ? matching(schema.pattern) : text;
  if (type === 'array') return [filled(schema.items ?? { type: 'string' }, text)];
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 0, 0);
  const { properties = {}, patternProperties, propertyNames, additionalProperties } = schema;
  const own = Object.entries(properties)
    .slice(0, schema.maxProperties)
    .map(([name, inner]) => [name, filled(inner, text)]);
  const more = typeof additionalProperties === 'object' ? additionalProperties : Object.values(patternProperties ?? {})[0];
  const key = propertyNames?.pattern ? matching(propertyNames.pattern) : 'a1';
  if (more) own.push([key, filled(more, text)]);
  else if (additionalProperties === true && own.length === 0) own.push(['a1', text], ['rows', [{ cell: text, inner: { list: [text] } }]]);
  return Object.fromEntries(own);
}

function matching(pattern: string): string {
  const found = shaped.find((sample) => new RegExp(pattern, 'u').test(sample));
  if (found === undefined) throw new Error(`no sample for ${pattern}`);
  return found;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

it('gets in as it is seen, on every route that takes text', async () => {
  type Operation = {
    readonly parameters?: readonly { readonly name: string; readonly schema: Schema }[];
    readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  };
  const { paths } = await world.stranger().ask<{ paths: Record<string, Record<string, Operation>> }>('GET', '/api/openapi.json');
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody, parameters = [] }]) => {
      const schema = requestBody?.content['application/json']?.schema;
      return schema ? [{ name: `${method.toUpperCase()} ${path}`, method: method.toUpperCase(), path, parameters, schema }] : [];
    }),
  );
  const agent = await world.as('agent');
  const taking: string[] = [];
  for (const { name, method, path, parameters, schema } of routes) {
    const body = filled(schema, smuggled) as Record<string, unknown>;
    if (!textsIn(body).includes(smuggled)) continue;
    taking.push(name);
    handled.length = 0;
    const url = path.replace(/\{(\w+)\}/g, (_, id) => {
      const schema = parameters.find((one) => one.name === id)?.schema;
      return schema?.enum ? String(schema.enum[0]) : matching(schema?.pattern ?? '');
    });
    const { raw } = await agent.call(method, url, body);
    expect(raw.statusCode, `${name}: ${raw.body}`).toBeLessThan(500);
    const kept = verbatim[name] ?? [];
    const expected =
      kept === 'all' ? body : { ...(filled(schema, plain) as object), ...Object.fromEntries(kept.map((one) => [one, body[one]])) };
    expect(handled.map((one) => ({ name, answer: raw.body, body: one.body }))).toEqual([{ name, answer: raw.body, body: expected }]);
  }
  for (const name of Object.keys(verbatim)) expect(taking).toContain(name);
  expect(taking.length).toBeGreaterThan(25);
});

it('is told and kept so: a note in a draft and in an application, a reason, the name of a file', async () => {
  await (await world.as('admin')).ask('POST', '/api/definitions', { package: grant });
  const agent = await world.as('agent');
  const kase = await agent.open({ programme: grant.workflow.id, uscc: firstUscc });
  const file = await agent.upload({ name: `${smuggled.replace('\r\n', '')}.pdf`, type: 'application/pdf', bytes: pdfOf('x') });
  expect(file.name).toBe(asSeen(`${plain}.pdf`).replace('\n', ''));
  await agent.draft(kase.id, { amount: 20, note: smuggled });
  expect((await agent.task(kase.id)).draft?.data).toMatchObject({ note: plain });
  await agent.complete(kase.id, 'submit', { data: { amount: 20, note: smuggled } });
  await agent.ask('POST', `/api/cases/${kase.id}/withdraw`, { reason: smuggled });
  const told = await agent.ask<{ items: { reason: string | null }[] }>('GET', `/api/cases/${kase.id}/history`);
  expect(told.items.map(({ reason }) => reason)).toContain(plain);
  const { read } = world.app.store;
  for (const [table, column] of [
    ['events', 'fact'],
    ['drafts', 'data'],
    ['case_data', 'data'],
    ['cases', 'snapshot'],
  ] as const)
    for (const row of (await read(table).select({ text: column })) as { text: string }[])
      expect(textsIn(JSON.parse(row.text)).filter((text) => firstUnseen(text) !== undefined)).toEqual([]);
});
