import type { FastifyInstance } from 'fastify';
import { releaseClaim } from '../../commands/release-claim.ts';
import type { ClaimsDto } from '../../model/dto/claim.ts';
import { Rejection } from '../../model/errors.ts';
import { mayReleaseClaims } from '../../policy/admin.ts';
import { claimsOfValue, releasedClaims } from '../../store/claims.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { answer, body, list, query, refusals, slug, str, text } from '../schemas/common.ts';

const held = { name: str, value: str, uscc: str, enterpriseName: str, caseNumber: str };

/** Values that belong to one enterprise: who holds one, and giving it free with a reason. The administrator's, without cases' content. */
export function claimRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.get<{ Querystring: { value?: string } }>(
    '/api/claims',
    {
      schema: {
        querystring: query({ value: text(500) }),
        response: {
          200: answer({ items: list(answer(held)), released: list(answer({ id: str, ...held, reason: str, at: str, by: str })) }),
          ...refusals,
        },
      },
    },
    async (request): Promise<ClaimsDto> => {
      if (!mayReleaseClaims(userOf(request))) throw new Rejection('forbidden');
      const value = request.query.value?.trim();
      const [items, rows] = await Promise.all([value ? claimsOfValue(deps.store.read, value) : [], releasedClaims(deps.store.read)]);
      const names = await deps.people.names(rows.map(({ by }) => by));
      return { items, released: rows.map((row) => ({ ...row, by: names.get(row.by) ?? '' })) };
    },
  );

  app.post<{ Body: { name: string; value: string; reason: string } }>(
    '/api/claims/release',
    {
      schema: {
        body: body({ name: slug, value: text(500, 1), reason: text(2000) }),
        response: { 204: { type: 'null' }, ...refusals },
      },
    },
    async (request, reply) => {
      await releaseClaim(deps.runtime, { by: userOf(request), address: request.ip, ...request.body });
      return reply.code(204).send();
    },
  );
}
