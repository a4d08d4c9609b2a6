import type { FastifyInstance } from 'fastify';
import { endRole, giveRole } from '../../commands/admin/roles.ts';
import { text as say } from '../../messages/render.ts';
import type { RoleDto } from '../../model/dto/admin.ts';
import { Rejection } from '../../model/errors.ts';
import { mayReadUsers } from '../../policy/admin.ts';
import { dutiesOf, knownRoles } from '../../policy/duties.ts';
import { systemRoles } from '../../policy/roles.ts';
import { peopleByRole } from '../../store/admin/users.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { programmeTitle, roleTitles } from '../present/titles.ts';
import { answer, body, bool, date, id, int, list, params, refusals, str } from '../schemas/common.ts';

type Id = { Params: { id: string } };
const role = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,63}$' };
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const byId = params({ id });
const done = { 204: { type: 'null' }, ...refusals };

/** 角色与范围: what each role lets people do, and who gets it where, from and until when. */
export function adminRoleRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.get(
    '/api/admin/roles',
    {
      schema: {
        response: {
          200: answer({ items: list(answer({ role: str, title: str, system: bool, words: list(str), people: int })) }),
          ...refusals,
        },
      },
    },
    async (request): Promise<{ items: readonly RoleDto[] }> => {
      if (!mayReadUsers(userOf(request))) throw new Rejection('forbidden');
      const { language } = request;
      const [latest, title, people] = await Promise.all([
        deps.programmes.latest(),
        roleTitles(deps, language),
        peopleByRole(deps.store.read),
      ]);
      const workflows = latest.map(({ package: { workflow } }) => workflow);
      const duties = workflows.map((workflow) => ({ programme: programmeTitle({ workflow }, language), steps: dutiesOf(workflow) }));
      const wordsOf = (own: string): string[] => {
        if (systemRoles.includes(own)) return [say(language, `role.can.${own}`)];
        const works = duties.flatMap(({ programme, steps }) => {
          const some = steps.get(own);
          return some ? [say(language, 'role.can.position', { programme, steps: some })] : [];
        });
        return [...works, say(language, 'role.can.read')];
      };
      return {
        items: [...knownRoles(workflows)].map((own) => ({
          ...{ role: own, title: title(own), system: systemRoles.includes(own), words: wordsOf(own), people: people.get(own) ?? 0 },
        })),
      };
    },
  );

  app.post<Id & { Body: { role: string; org: string; from: string | null; until: string | null } }>(
    '/api/admin/users/:id/roles',
    { schema: { params: byId, body: body({ role, org: id, from: orNull(date), until: orNull(date) }), response: done } },
    async (request, reply) => {
      await giveRole(deps.runtime, { by: userOf(request), address: request.ip, user: request.params.id, ...request.body });
      deps.sessions.forgetUser(request.params.id);
      return reply.code(204).send();
    },
  );

  app.post<Id & { Body: { role: string; org: string } }>(
    '/api/admin/users/:id/roles/end',
    { schema: { params: byId, body: body({ role, org: id }), response: done } },
    async (request, reply) => {
      await endRole(deps.runtime, { by: userOf(request), address: request.ip, user: request.params.id, ...request.body });
      deps.sessions.forgetUser(request.params.id);
      return reply.code(204).send();
    },
  );
}
