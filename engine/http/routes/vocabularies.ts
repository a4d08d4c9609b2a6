import type { FastifyInstance } from 'fastify';
import { Rejection } from '../../model/errors.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { open, params, refusals } from '../schemas/common.ts';

/** Vocabularies of the newest definitions. */
export function vocabularyRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.get<{ Params: { id: string } }>(
    '/api/vocabularies/:id',
    {
      schema: {
        params: params({ id: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,63}$' } }),
        response: { 200: open, ...refusals },
      },
    },
    async (request, reply) => {
      userOf(request);
      for (const { package: pkg } of await deps.programmes.latest()) {
        const found = Object.hasOwn(pkg.vocabularies, request.params.id) ? pkg.vocabularies[request.params.id] : undefined;
        if (found) return reply.header('cache-control', 'private, max-age=60').send(found);
      }
      throw new Rejection('not-found');
    },
  );
}
