import type { FastifyInstance } from 'fastify';
import { dateOf } from '../../calendar/date.ts';
import { coolingUntil } from '../../commands/cool-down.ts';
import { emptyContext } from '../../machine/context.ts';
import { judgeEligibility } from '../../machine/eligibility.ts';
import { Rejection } from '../../model/errors.ts';
import { mayReadDefinition } from '../../policy/definition.ts';
import { mayReadEligibility } from '../../policy/enterprise.ts';
import { definitionByHash } from '../../store/definitions.ts';
import { enterpriseByUscc } from '../../store/enterprises.ts';
import { recordsOf } from '../../store/records.ts';
import { registryFactsOf } from '../../store/registry.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { presentProgrammes } from '../present/programme.ts';
import { answer, int, open, page, params, query, ref, refusals, sha256, slug, str, uscc } from '../schemas/common.ts';

/** The catalogue: published programmes, their pinned definitions, and how an enterprise stands against their conditions. */
export function programmeRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.get('/api/programmes', { schema: { response: { 200: page(ref('programmeSummary')), ...refusals } } }, async (request) => {
    if (!mayReadDefinition(userOf(request))) throw new Rejection('forbidden');
    return { items: await presentProgrammes(deps, await deps.programmes.latest(), request.language) };
  });

  app.get<{ Params: { id: string } }>(
    '/api/programmes/:id',
    { schema: { params: params({ id: slug }), response: { 200: ref('programme'), ...refusals } } },
    async (request) => {
      if (!mayReadDefinition(userOf(request))) throw new Rejection('forbidden');
      const definition = await deps.programmes.current(request.params.id);
      const [summary] = await presentProgrammes(deps, [definition], request.language);
      return { ...summary, package: definition.package };
    },
  );

  app.get<{ Params: { id: string }; Querystring: { uscc: string } }>(
    '/api/programmes/:id/eligibility',
    {
      schema: {
        params: params({ id: slug }),
        querystring: { ...query({ uscc }), required: ['uscc'] },
        response: { 200: ref('eligibility'), ...refusals },
      },
    },
    async (request) => {
      const definition = await deps.programmes.current(request.params.id);
      const found = await enterpriseByUscc(deps.store.read, request.query.uscc);
      if (!found || !mayReadEligibility(userOf(request), found.enterprise, definition.owner)) throw new Rejection('not-found');
      const compiled = await deps.programmes.byHash(definition.hash);
      const registry = await registryFactsOf(deps.store.read, found.enterprise.uscc);
      const records = await recordsOf(deps.store.read, found.enterprise.uscc);
      const data = { ...emptyContext.data, enterprise: found.enterprise, registry, records };
      const today = dateOf(deps.clock());
      return {
        ...judgeEligibility(compiled, data, today, request.language),
        coolDownUntil: coolingUntil(compiled.workflow, records, today),
      };
    },
  );

  app.get<{ Params: { hash: string } }>(
    '/api/definitions/:hash',
    { schema: { params: params({ hash: sha256 }), response: { 200: answer({ hash: str, version: int, package: open }), ...refusals } } },
    async (request, reply) => {
      if (!mayReadDefinition(userOf(request))) throw new Rejection('forbidden');
      const definition = await definitionByHash(deps.store.read, request.params.hash);
      if (!definition) throw new Rejection('not-found');
      reply.header('cache-control', 'private, max-age=31536000, immutable');
      return { hash: definition.hash, version: definition.version, package: definition.package };
    },
  );
}
