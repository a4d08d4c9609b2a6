import type { FastifyInstance } from 'fastify';
import * as opinionText from '../../commands/opinion-text.ts';
import { orderLists, removeList, type SavedListInput, saveList } from '../../commands/save-list.ts';
import type { OfficeDto, OpinionDto, SavedListDto } from '../../model/dto/desk.ts';
import type { User } from '../../model/user.ts';
import { officeOrgs, opinionOwners } from '../../policy/desk.ts';
import { opinionsOf } from '../../store/opinions.ts';
import { savedListsFor } from '../../store/saved-lists.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { answer, body, bool, id, int, list, nullable, params, refusals, str, text } from '../schemas/common.ts';

type Id = { Params: { id: string } };
const byId = params({ id });
const orgOrNull = { type: ['string', 'null'], pattern: '^[0-9A-Za-z_.~-]{1,100}$' };
const ids = { ...list(id), maxItems: 200 };
const offices = list(answer({ id: str, name: str }));
const done = { 204: { type: 'null' }, ...refusals };

/** What is kept on a reviewer's desk: named filters, and opinions to insert. */
export function deskRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { runtime, store } = deps;
  const officesOf = async (user: User): Promise<OfficeDto[]> => {
    const known = await deps.people.organisations();
    return officeOrgs(user).map((org) => ({ id: org, name: known.get(org)?.name ?? org }));
  };
  const nameOf = async (org: string | null) => (org === null ? null : ((await deps.people.organisations()).get(org)?.name ?? org));

  const presentLists = async (user: User): Promise<{ items: SavedListDto[]; offices: OfficeDto[] }> => {
    const lists = await savedListsFor(store.read, user.id, officeOrgs(user));
    const names = await deps.people.names(lists.map(({ userId }) => userId));
    const items = lists.map(async ({ userId, org, ...one }) => ({
      ...one,
      org,
      ...{ orgName: await nameOf(org), mine: userId === user.id, by: names.get(userId) ?? userId },
      standard: one.standard && userId === user.id,
    }));
    return { items: await Promise.all(items), offices: await officesOf(user) };
  };
  const savedList = answer({
    ...{ id: str, name: str, query: str, org: nullable('string'), orgName: nullable('string') },
    ...{ mine: bool, by: str, standard: bool },
  });
  const lists = { 200: answer({ items: list(savedList), offices }), ...refusals };
  const input = body({ name: text(60, 1), query: text(1000), org: orgOrNull, standard: bool });

  app.get('/api/saved-lists', { schema: { response: lists } }, (request) => presentLists(userOf(request)));
  app.post<{ Body: SavedListInput }>('/api/saved-lists', { schema: { body: input, response: lists } }, async (request) => {
    const user = userOf(request);
    await saveList(runtime, user, null, request.body);
    return presentLists(user);
  });
  app.put<Id & { Body: SavedListInput }>(
    '/api/saved-lists/:id',
    { schema: { params: byId, body: input, response: lists } },
    async (request) => {
      const user = userOf(request);
      await saveList(runtime, user, request.params.id, request.body);
      return presentLists(user);
    },
  );
  app.put<{ Body: { ids: string[] } }>('/api/saved-lists', { schema: { body: body({ ids }), response: lists } }, async (request) => {
    const user = userOf(request);
    await orderLists(runtime, user, request.body.ids);
    return presentLists(user);
  });
  app.delete<Id>('/api/saved-lists/:id', { schema: { params: byId, response: lists } }, async (request) => {
    const user = userOf(request);
    await removeList(runtime, user, request.params.id);
    return presentLists(user);
  });

  const presentOpinions = async (user: User): Promise<{ items: OpinionDto[]; offices: OfficeDto[] }> => {
    const texts = await opinionsOf(store.read, user.id, opinionOwners(user));
    const names = await deps.people.names(texts.map(({ savedBy }) => savedBy));
    const items = texts.map(async ({ owner, ...one }) => {
      const org = owner.startsWith('org:') ? owner.slice(4) : null;
      return { ...one, savedBy: names.get(one.savedBy) ?? one.savedBy, org, orgName: await nameOf(org) };
    });
    return { items: await Promise.all(items), offices: await officesOf(user) };
  };
  const opinion = answer({ id: str, body: str, org: nullable('string'), orgName: nullable('string'), savedBy: str, uses: int });
  const opinions = { 200: answer({ items: list(opinion), offices }), ...refusals };
  const opinionBody = text(2000, 1);

  app.get('/api/opinions', { schema: { response: opinions } }, (request) => presentOpinions(userOf(request)));
  app.post<{ Body: { body: string; org: string | null } }>(
    '/api/opinions',
    { schema: { body: body({ body: opinionBody, org: orgOrNull }), response: opinions } },
    async (request) => {
      const user = userOf(request);
      await opinionText.addOpinion(runtime, user, request.body);
      return presentOpinions(user);
    },
  );
  app.put<{ Body: { ids: string[]; org: string | null } }>(
    '/api/opinions',
    { schema: { body: body({ ids, org: orgOrNull }), response: opinions } },
    async (request) => {
      const user = userOf(request);
      await opinionText.orderOpinions(runtime, user, request.body.org, request.body.ids);
      return presentOpinions(user);
    },
  );
  app.put<Id & { Body: { body: string } }>(
    '/api/opinions/:id',
    { schema: { params: byId, body: body({ body: opinionBody }), response: opinions } },
    async (request) => {
      const user = userOf(request);
      await opinionText.changeOpinion(runtime, user, request.params.id, request.body.body);
      return presentOpinions(user);
    },
  );
  app.delete<Id>('/api/opinions/:id', { schema: { params: byId, response: opinions } }, async (request) => {
    const user = userOf(request);
    await opinionText.removeOpinion(runtime, user, request.params.id);
    return presentOpinions(user);
  });
  app.post<Id>('/api/opinions/:id/use', { schema: { params: byId, response: done } }, async (request, reply) => {
    await opinionText.takeOpinion(runtime, userOf(request), request.params.id);
    return reply.code(204).send();
  });
}
