import type { FastifyInstance } from 'fastify';
import { dateOf } from '../../calendar/date.ts';
import { type EnterpriseFacts, eligibilityOf, factsOf } from '../../commands/match-enterprises.ts';
import type { ProgrammeStandingDto } from '../../model/dto/standing.ts';
import { Rejection } from '../../model/errors.ts';
import { mayReadDefinition } from '../../policy/definition.ts';
import { mayReadEligibility, mayReadEnterprise } from '../../policy/enterprise.ts';
import { definitionByHash } from '../../store/definitions.ts';
import { enterpriseByUscc } from '../../store/enterprises.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { presentProgrammes } from '../present/programme.ts';
import { answer, int, list, open, page, params, query, ref, refusals, sha256, slug, str, uscc } from '../schemas/common.ts';

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
      const [facts] = await factsOf(deps.store.read, [found.enterprise]);
      return eligibilityOf(compiled, facts as EnterpriseFacts, dateOf(deps.clock()), request.language);
    },
  );

  app.get<{ Params: { uscc: string } }>(
    '/api/enterprises/:uscc/standing',
    { schema: { params: params({ uscc }), response: { 200: answer({ items: list(ref('programmeStanding')) }), ...refusals } } },
    async (request): Promise<{ items: ProgrammeStandingDto[] }> => {
      const { read } = deps.store;
      const found = await enterpriseByUscc(read, request.params.uscc);
      if (!found || !mayReadEnterprise(userOf(request), found.enterprise)) throw new Rejection('not-found');
      const [definitions, [facts]] = await Promise.all([deps.programmes.latest(), factsOf(read, [found.enterprise])]);
      const summaries = await presentProgrammes(deps, definitions, request.language);
      const today = dateOf(deps.clock());
      const items = await Promise.all(
        summaries.map(async ({ id, title, summary, ownerName, legalKind, windows, hash }) => {
          const compiled = await deps.programmes.byHash(hash);
          return {
            ...eligibilityOf(compiled, facts as EnterpriseFacts, today, request.language),
            ...{ programme: id, title, summary, ownerName, legalKind, windows },
            open: compiled.workflow.window?.kind !== 'batch' || windows.some((window) => window.open),
          };
        }),
      );
      return {
        items: items.sort((a, b) => Number(b.open) - Number(a.open) || a.distance - b.distance || (a.programme < b.programme ? -1 : 1)),
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
