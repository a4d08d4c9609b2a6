import type { FastifyInstance } from 'fastify';
import { Rejection } from '../../model/errors.ts';
import { maySetTargets } from '../../policy/board.ts';
import { addTarget } from '../../store/board-targets.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { watchOf } from '../present/board.ts';
import { presentTargets, registriesOf } from '../present/board-registries.ts';
import { answer, body, list, query, ref, refusals, type Schema, slug, text } from '../schemas/common.ts';

const yearText: Schema = { type: 'string', pattern: '^20[0-9]{2}$' };
interface TargetBody {
  readonly registry: string;
  readonly district: string;
  readonly year: number;
  readonly target: number;
  readonly reason: string;
}

/** Targets of registries, with everything they ever were. */
export function boardTargetRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const items = answer({ items: list(ref('boardTarget')) });

  app.get<{ Querystring: { year?: string } }>(
    '/api/board/targets',
    { schema: { querystring: query({ year: yearText }), response: { 200: items, ...refusals } } },
    async (request) => {
      const year = Number(request.query.year ?? deps.clock().slice(0, 4));
      return { items: await presentTargets(deps, userOf(request), year) };
    },
  );

  app.post<{ Body: TargetBody }>(
    '/api/board/targets',
    {
      schema: {
        body: body({
          registry: slug,
          district: { type: 'string', pattern: '^([0-9A-Z-]{2,12})?$' },
          year: { type: 'integer', minimum: 2000, maximum: 2099 },
          target: { type: 'integer', minimum: 0, maximum: 10_000_000 },
          reason: text(1000, 1),
        }),
        response: { 200: items, ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      if (!maySetTargets(user)) throw new Rejection('forbidden');
      const watch = await watchOf(deps, user);
      if (!registriesOf(watch).some(({ registry }) => registry === request.body.registry)) throw new Rejection('not-found');
      const change = { ...request.body, setAt: deps.clock(), setBy: user.id };
      await deps.store.writer.transact((tx) => addTarget(tx, change));
      return { items: await presentTargets(deps, user, change.year) };
    },
  );
}
