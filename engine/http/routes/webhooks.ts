import type { FastifyInstance } from 'fastify';
import { removeWebhook, renewWebhookSecret, retryWebhookCall, saveWebhook, testWebhook } from '../../commands/save-webhook.ts';
import { newWebhookSecret } from '../../effects/webhook.ts';
import type { WebhookCallDto, WebhookDto, WebhookInput, WebhookSecretDto } from '../../model/dto/notification.ts';
import { Rejection } from '../../model/errors.ts';
import { noticeKinds } from '../../model/notification.ts';
import type { User } from '../../model/user.ts';
import { mayManageWebhooks } from '../../policy/admin.ts';
import { organisations } from '../../store/organisations.ts';
import { callsOf, type WebhookCall, webhooks } from '../../store/webhooks.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { cursorParam } from '../reply.ts';
import {
  after,
  answer,
  body,
  bool,
  id,
  int,
  limit,
  list,
  nullable,
  openOrNull,
  page,
  pageOf,
  params,
  query,
  refusals,
  str,
  text,
} from '../schemas/common.ts';

type Id = { Params: { id: string } };
const byId = params({ id });
const input = body({
  ...{ org: id, title: text(100, 1), url: text(500, 1), active: bool },
  kinds: { type: 'array', uniqueItems: true, minItems: 1, items: { type: 'string', enum: noticeKinds } },
});
const call = answer({
  id: str,
  at: str,
  status: str,
  attempts: int,
  nextAt: nullable('string'),
  answer: nullable('integer'),
  error: nullable('string'),
});
const told = answer({
  ...{ id: str, org: str, orgName: str, title: str, url: str, kinds: list(str) },
  active: bool,
  changedAt: str,
  changedBy: str,
  last: openOrNull,
});
const secret = { 200: answer({ id: str, secret: str }), ...refusals };
const done = { 204: { type: 'null' }, ...refusals };

/** Webhooks of organisations: set up, tried, and seen how their calls went. The administrator's. */
export function webhookRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { read } = deps.store;
  const administrator = (user: User) => {
    if (!mayManageWebhooks(user)) throw new Rejection('forbidden');
  };

  app.get(
    '/api/webhooks',
    { schema: { response: { 200: answer({ items: list(told), organisations: list(answer({ id: str, name: str })) }), ...refusals } } },
    async (request) => {
      administrator(userOf(request));
      const [rows, orgs] = await Promise.all([webhooks(read), organisations(read)]);
      const names = await deps.people.names(rows.map(({ changedBy }) => changedBy));
      const items = rows.map(async ({ id: one, org, title, url, kinds, active, changedAt, changedBy }): Promise<WebhookDto> => {
        const [last] = (await callsOf(read, one, { limit: 1 })).items;
        const orgName = orgs.find((found) => found.id === org)?.name ?? org;
        const known = { changedAt, changedBy: names.get(changedBy) ?? changedBy, last: last ? presentCall(last) : null };
        return { ...{ id: one, org, orgName, title, url, kinds, active }, ...known };
      });
      return { items: await Promise.all(items), organisations: orgs.map(({ id: org, name }) => ({ id: org, name })) };
    },
  );

  app.post<{ Body: WebhookInput }>(
    '/api/webhooks',
    { schema: { body: input, response: secret } },
    async (request): Promise<WebhookSecretDto> => {
      const made = newWebhookSecret();
      return { id: await saveWebhook(deps.runtime, { by: userOf(request), secret: made, ...request.body }), secret: made };
    },
  );

  app.put<Id & { Body: WebhookInput }>(
    '/api/webhooks/:id',
    { schema: { params: byId, body: input, response: done } },
    async (request, reply) => {
      await saveWebhook(deps.runtime, { by: userOf(request), id: request.params.id, ...request.body });
      return reply.code(204).send();
    },
  );

  app.delete<Id>('/api/webhooks/:id', { schema: { params: byId, response: done } }, async (request, reply) => {
    await removeWebhook(deps.runtime, { by: userOf(request), id: request.params.id });
    return reply.code(204).send();
  });

  app.post<Id>(
    '/api/webhooks/:id/secret',
    { schema: { params: byId, body: body({}), response: secret } },
    async (request): Promise<WebhookSecretDto> => {
      const made = newWebhookSecret();
      await renewWebhookSecret(deps.runtime, { by: userOf(request), id: request.params.id, secret: made });
      return { id: request.params.id, secret: made };
    },
  );

  app.post<Id>('/api/webhooks/:id/test', { schema: { params: byId, body: body({}), response: done } }, async (request, reply) => {
    await testWebhook(deps.runtime, { by: userOf(request), id: request.params.id });
    return reply.code(204).send();
  });

  app.get<Id & { Querystring: { after?: string; limit?: string } }>(
    '/api/webhooks/:id/calls',
    { schema: { params: byId, querystring: query({ after, limit }), response: { 200: page(call), ...refusals } } },
    async (request) => {
      administrator(userOf(request));
      const { after: place, limit: size } = request.query;
      const rows = await callsOf(read, request.params.id, { after: cursorParam(place), limit: pageOf(size) });
      return { ...rows, items: rows.items.map(presentCall) };
    },
  );

  app.post<Id & { Params: { call: string } }>(
    '/api/webhooks/:id/calls/:call/retry',
    { schema: { params: params({ id, call: id }), body: body({}), response: done } },
    async (request, reply) => {
      const { id: webhook, call: key } = request.params;
      await retryWebhookCall(deps.runtime, { by: userOf(request), id: webhook, call: key });
      return reply.code(204).send();
    },
  );
}

function presentCall({ id: call, createdAt: at, status, attempts, nextAt, answer: status2, error }: WebhookCall): WebhookCallDto {
  return { id: call, at, status, attempts, nextAt: status === 'pending' && attempts > 0 ? nextAt : null, answer: status2, error };
}
