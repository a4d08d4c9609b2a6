import type { FastifyInstance } from 'fastify';
import { saveVocabulary } from '../../commands/save-vocabulary.ts';
import { Rejection } from '../../model/errors.ts';
import type { Vocabulary } from '../../model/form.ts';
import { mayEditVocabularies } from '../../policy/admin.ts';
import { keptVocabularies, vocabularyRevisions } from '../../store/vocabularies.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { answer, body, date, int, list, open, params, refusals, str, text } from '../schemas/common.ts';

type Id = { Params: { id: string } };
const idParam = params({ id: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,63}$' } });
const code = { type: 'string', minLength: 1, maxLength: 40 };
const item = body({ code, title: text(200, 1), parent: code, validFrom: date, validTo: date, replacedBy: code }, ['code', 'title']);

/** Vocabularies: read by everybody who signed in; the administrator saves new revisions. */
export function vocabularyRoutes(app: FastifyInstance, deps: HttpDeps): void {
  /** Those of the newest definitions, with the programmes that use each. */
  const current = async () => {
    const found = new Map<string, { vocabulary: Vocabulary; programmes: string[] }>();
    for (const { package: pkg } of await deps.programmes.latest())
      for (const [id, vocabulary] of Object.entries(pkg.vocabularies)) {
        const known = found.get(id) ?? { vocabulary, programmes: [] };
        known.programmes.push(pkg.workflow.title);
        found.set(id, known);
      }
    return found;
  };

  app.get(
    '/api/vocabularies',
    {
      schema: {
        response: {
          200: answer({
            items: list(answer({ id: str, title: str, source: str, version: str, codes: int, revision: int, programmes: list(str) })),
          }),
          ...refusals,
        },
      },
    },
    async (request) => {
      userOf(request);
      const [all, kept] = await Promise.all([current(), keptVocabularies(deps.store.read)]);
      const items = [...all.values()].map(({ vocabulary: { id, title, source, version, items: codes }, programmes }) => {
        const revision = kept.find((one) => one.vocabulary.id === id)?.revision ?? 0;
        return { id, title, source, version, codes: codes.length, revision, programmes };
      });
      return { items: items.sort((a, b) => (a.id < b.id ? -1 : 1)) };
    },
  );

  app.get<Id>('/api/vocabularies/:id', { schema: { params: idParam, response: { 200: open, ...refusals } } }, async (request, reply) => {
    userOf(request);
    const found = (await current()).get(request.params.id);
    if (!found) throw new Rejection('not-found');
    return reply.header('cache-control', 'private, no-cache').send(found.vocabulary);
  });

  app.get<Id>(
    '/api/vocabularies/:id/revisions',
    {
      schema: {
        params: idParam,
        response: { 200: answer({ items: list(answer({ revision: int, savedAt: str, savedBy: str, vocabulary: open })) }), ...refusals },
      },
    },
    async (request) => {
      if (!mayEditVocabularies(userOf(request))) throw new Rejection('forbidden');
      const revisions = await vocabularyRevisions(deps.store.read, request.params.id);
      const names = await deps.people.names(revisions.map(({ savedBy }) => savedBy));
      return { items: revisions.map((one) => ({ ...one, savedBy: names.get(one.savedBy) ?? '' })) };
    },
  );

  app.put<Id & { Body: Omit<Vocabulary, 'id'> & { revision: number } }>(
    '/api/vocabularies/:id',
    {
      bodyLimit: 4 * 1024 * 1024,
      schema: {
        params: idParam,
        body: body({
          ...{ title: text(100, 1), source: text(500, 1), version: text(40, 1) },
          items: { ...list(item), minItems: 1, maxItems: 10_000 },
          revision: { type: 'integer', minimum: 0, maximum: 1_000_000 },
        }),
        response: { 200: answer({ revision: int, published: list(answer({ id: str, version: int })) }), ...refusals },
      },
    },
    async (request) => {
      const { revision, ...content } = request.body;
      const saved = await saveVocabulary(deps.runtime, {
        address: request.ip,
        by: userOf(request),
        vocabulary: { id: request.params.id, ...content },
        revision,
      });
      deps.programmes.forget();
      return { revision: saved.revision, published: saved.published };
    },
  );
}
