import type { FastifyInstance } from 'fastify';
import { dateOf, isDate } from '../../calendar/date.ts';
import { closeOrganisation, programmesOf } from '../../commands/admin/close-organisation.ts';
import { addOrganisation, editOrganisation } from '../../commands/admin/save-organisation.ts';
import type { OrganisationDto, OrganisationUseDto } from '../../model/dto/admin.ts';
import { Rejection, refuseEntry } from '../../model/errors.ts';
import { mayManageOrganisations, mayReadUsers } from '../../policy/admin.ts';
import { keptOrganisations, openTasksAt, peopleByOrganisation } from '../../store/admin/organisations.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { answer, body, date, district, id, int, list, params, ref, refusals, slug, str, text } from '../schemas/common.ts';

type Id = { Params: { id: string } };
interface OrganisationBody {
  readonly name: string;
  readonly district: string | null;
  readonly parent: string | null;
}
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const content = { name: text(100, 1), district: orNull(district), parent: orNull(id) };
const byId = params({ id });
const done = { 204: { type: 'null' }, ...refusals };

/** 单位: the tree of organisations. The administrator keeps it; the auditor reads it. Nothing is deleted. */
export function adminOrganisationRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { read, writer } = deps.store;
  const organisation = (own: string, { name, district: area, parent }: OrganisationBody) => ({
    ...{ id: own, name: name.trim() },
    ...(area ? { district: area } : {}),
    ...(parent ? { parent } : {}),
  });

  app.get(
    '/api/admin/organisations',
    { schema: { response: { 200: answer({ items: list(ref('organisation')) }), ...refusals } } },
    async (request): Promise<{ items: readonly OrganisationDto[] }> => {
      if (!mayReadUsers(userOf(request))) throw new Rejection('forbidden');
      const [all, people] = await Promise.all([keptOrganisations(read), peopleByOrganisation(read)]);
      return {
        items: all.map(({ district: area = null, parent = null, ...rest }) => ({
          ...rest,
          district: area,
          parent,
          people: people.get(rest.id) ?? 0,
        })),
      };
    },
  );

  app.post<{ Body: OrganisationBody & { readonly id: string } }>(
    '/api/admin/organisations',
    { schema: { body: body({ id: slug, ...content }), response: { 201: answer({ id: str }), ...refusals } } },
    async (request, reply) => {
      const { id: own, ...rest } = request.body;
      await addOrganisation(deps.runtime, { by: userOf(request), address: request.ip, organisation: organisation(own, rest) });
      deps.people.forget();
      return reply.code(201).send({ id: own });
    },
  );

  app.put<Id & { Body: OrganisationBody }>(
    '/api/admin/organisations/:id',
    { schema: { params: byId, body: body(content), response: done } },
    async (request, reply) => {
      await editOrganisation(deps.runtime, {
        ...{ by: userOf(request), address: request.ip },
        organisation: organisation(request.params.id, request.body),
      });
      deps.people.forget();
      return reply.code(204).send();
    },
  );

  app.get<Id>(
    '/api/admin/organisations/:id/use',
    {
      schema: {
        params: byId,
        response: { 200: answer({ programmes: list(str), organisations: list(str), tasks: int }), ...refusals },
      },
    },
    async (request): Promise<OrganisationUseDto> => {
      if (!mayManageOrganisations(userOf(request))) throw new Rejection('forbidden');
      const own = request.params.id;
      const [programmes, all, tasks] = await Promise.all([
        programmesOf(deps.runtime, own),
        keptOrganisations(read),
        writer.transact((tx) => openTasksAt(tx, own)),
      ]);
      if (!all.some((one) => one.id === own)) throw new Rejection('not-found');
      return { programmes, tasks, organisations: all.filter((one) => one.parent === own && one.closedOn === null).map(({ name }) => name) };
    },
  );

  app.post<Id & { Body: { on: string | null; into: string | null; reason: string } }>(
    '/api/admin/organisations/:id/close',
    {
      schema: {
        params: byId,
        body: body({ on: orNull(date), into: orNull(id), reason: text(500) }),
        response: done,
      },
    },
    async (request, reply) => {
      const { on, into, reason } = request.body;
      if (on !== null && (!isDate(on) || on < dateOf(deps.clock()).slice(0, 4))) refuseEntry('/on', 'field.date');
      await closeOrganisation(deps.runtime, { by: userOf(request), address: request.ip, id: request.params.id, on, into, reason });
      deps.people.forget();
      return reply.code(204).send();
    },
  );
}
