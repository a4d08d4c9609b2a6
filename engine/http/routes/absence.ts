import type { FastifyInstance } from 'fastify';
import { saveAbsence } from '../../commands/save-absence.ts';
import type { User } from '../../model/user.ts';
import { absenceOf } from '../../store/absences.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { colleaguesFor } from '../present/colleagues.ts';
import { answer, body, date, id, list, openOrNull, query, refusals, str, text } from '../schemas/common.ts';

/** The own absence with its standing substitute 代办人, and whom one stands in for. */
export function absenceRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const present = async (user: User) => {
    const absence = await absenceOf(deps.store.read, user.id);
    const names = await deps.people.names([absence?.substitute ?? null]);
    return {
      absence: absence && {
        ...{ from: absence.from, to: absence.to, substitute: absence.substitute },
        substituteName: names.get(absence.substitute) ?? absence.substitute,
      },
      standsInFor: (user.standsInFor ?? []).map(({ user: absent, from, to }) => ({ id: absent.id, name: absent.name, from, to })),
    };
  };
  const response = {
    200: answer({ absence: openOrNull, standsInFor: list(answer({ id: str, name: str, from: str, to: str })) }),
    ...refusals,
  };

  app.get('/api/absence', { schema: { response } }, (request) => present(userOf(request)));

  app.get<{ Querystring: { q?: string } }>(
    '/api/absence/candidates',
    {
      schema: {
        querystring: query({ q: text(100) }),
        response: { 200: answer({ items: list(answer({ id: str, name: str, positions: list(str) })) }), ...refusals },
      },
    },
    async (request) => ({ items: await colleaguesFor(deps, userOf(request), request.query.q, request.language) }),
  );

  app.put<{ Body: { from: string; to: string; substitute: string } }>(
    '/api/absence',
    { schema: { body: body({ from: date, to: date, substitute: id }), response } },
    async (request) => {
      const user = userOf(request);
      await saveAbsence(deps.runtime, user, request.body);
      deps.sessions.forgetUser(request.body.substitute);
      return present(user);
    },
  );

  app.delete('/api/absence', { schema: { response } }, async (request) => {
    const user = userOf(request);
    const before = await absenceOf(deps.store.read, user.id);
    await saveAbsence(deps.runtime, user, null);
    if (before) deps.sessions.forgetUser(before.substitute);
    return present(user);
  });
}
