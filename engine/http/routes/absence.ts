import type { FastifyInstance } from 'fastify';
import { saveAbsence } from '../../commands/save-absence.ts';
import type { AbsenceDto, AbsenceInput } from '../../model/dto/absence.ts';
import type { User } from '../../model/user.ts';
import { absenceOf } from '../../store/absences.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { colleaguesFor } from '../present/colleagues.ts';
import { answer, body, date, id, list, openOrNull, query, refusals, slug, str, text } from '../schemas/common.ts';

const programmes = { type: ['array', 'null'], items: str };

/** The own absence with its standing substitute 代办人, and whom one stands in for. */
export function absenceRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const present = async (user: User): Promise<AbsenceDto> => {
    const absence = await absenceOf(deps.store.read, user.id);
    const names = await deps.people.names([absence?.substitute ?? null]);
    return {
      absence: absence && {
        ...{ from: absence.from, to: absence.to, substitute: absence.substitute, programmes: absence.programmes },
        substituteName: names.get(absence.substitute) ?? absence.substitute,
      },
      standsInFor: (user.standsInFor ?? []).map(({ user: absent, from, to, programmes = null }) => ({
        ...{ id: absent.id, name: absent.name, from, to, programmes },
      })),
    };
  };
  const response = {
    200: answer({ absence: openOrNull, standsInFor: list(answer({ id: str, name: str, from: str, to: str, programmes })) }),
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

  app.put<{ Body: AbsenceInput }>(
    '/api/absence',
    {
      schema: {
        body: body({ from: date, to: date, substitute: id, programmes: { ...programmes, items: slug, maxItems: 100 } }, [
          'from',
          'to',
          'substitute',
        ]),
        response,
      },
    },
    async (request) => {
      const user = userOf(request);
      const before = await absenceOf(deps.store.read, user.id);
      await saveAbsence(deps.runtime, user, { ...request.body, programmes: request.body.programmes ?? null });
      for (const one of [before?.substitute, request.body.substitute]) if (one) deps.sessions.forgetUser(one);
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
