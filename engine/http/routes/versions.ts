import type { FastifyInstance } from 'fastify';
import { restoreDefinition } from '../../commands/publish-definition.ts';
import { Rejection } from '../../model/errors.ts';
import { mayCheckDefinition, mayPublishDefinition } from '../../policy/definition.ts';
import { diffPackages } from '../../soundness/diff/diff.ts';
import { runningByVersion } from '../../store/case-migrations.ts';
import { definitionByHash, publicationsOf, type StoredDefinition } from '../../store/definitions.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { presentChange } from '../present/version.ts';
import { answer, bool, int, list, nullable, params, query, refusals, type Schema, sha256, slug, str } from '../schemas/common.ts';

const change: Schema = answer({
  ...{ class: str, code: str, document: str, before: nullable('string'), after: nullable('string'), affectsRunning: bool, text: str },
});
const version = {
  ...{ version: int, hash: str, publishedAt: str, publishedBy: str, publishedByName: str, restores: nullable('integer') },
  running: int,
  changes: answer({ total: int, affectsRunning: int, first: list(change) }),
};
/** Changes shown in the list of versions. */
const shown = 5;

/** Versions of a programme: what changed from one to the next, who published it, an older one published again. */
export function versionRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { read } = deps.store;

  app.get<{ Params: { id: string } }>(
    '/api/programmes/:id/versions',
    { schema: { params: params({ id: slug }), response: { 200: answer({ items: list(answer(version)) }), ...refusals } } },
    async (request) => {
      if (!mayCheckDefinition(userOf(request))) throw new Rejection('forbidden');
      await deps.programmes.current(request.params.id);
      const publications = await publicationsOf(read, request.params.id);
      const contents = new Map<string, StoredDefinition | null>();
      for (const { hash } of publications) if (!contents.has(hash)) contents.set(hash, await definitionByHash(read, hash));
      const running = await runningByVersion(read, request.params.id);
      const names = await deps.people.names(publications.map(({ publishedBy }) => publishedBy));
      const items = publications.map((publication, index) => {
        const before = contents.get(publications[index + 1]?.hash ?? '');
        const after = contents.get(publication.hash);
        const changes = before && after ? diffPackages(before.package, after.package) : [];
        return {
          ...publication,
          publishedByName: names.get(publication.publishedBy) ?? publication.publishedBy,
          running: running.get(publication.hash) ?? 0,
          changes: {
            total: changes.length,
            affectsRunning: changes.filter(({ affectsRunning }) => affectsRunning).length,
            first: changes.slice(0, shown).map((one) => presentChange(one, request.language)),
          },
        };
      });
      return { items };
    },
  );

  app.get<{ Params: { hash: string }; Querystring: { to: string } }>(
    '/api/definitions/:hash/diff',
    {
      schema: {
        params: params({ hash: sha256 }),
        querystring: { ...query({ to: sha256 }), required: ['to'] },
        response: { 200: answer({ changes: list(change) }), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      if (!mayCheckDefinition(user)) throw new Rejection('forbidden');
      const before = await definitionByHash(read, request.params.hash);
      const after = await definitionByHash(read, request.query.to);
      if (!before || !after) throw new Rejection('not-found');
      if (![before, after].every(({ owner }) => mayPublishDefinition(user, owner))) throw new Rejection('forbidden');
      return { changes: diffPackages(before.package, after.package).map((one) => presentChange(one, request.language)) };
    },
  );

  app.post<{ Params: { hash: string } }>(
    '/api/definitions/:hash/restore',
    { schema: { params: params({ hash: sha256 }), response: { 201: answer({ id: str, version: int, hash: str }), ...refusals } } },
    async (request, reply) => {
      const restored = await restoreDefinition(deps.runtime, { by: userOf(request), hash: request.params.hash });
      deps.programmes.forget();
      return reply.code(201).send(restored);
    },
  );
}
