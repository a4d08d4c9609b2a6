import type { FastifyInstance } from 'fastify';
import { askReview } from '../../commands/ask-review.ts';
import { decideReview } from '../../commands/decide-review.ts';
import { playScenarios } from '../../commands/play-scenarios.ts';
import { refuseUnsound } from '../../commands/publish-definition.ts';
import { withdrawReview } from '../../commands/withdraw-review.ts';
import type { PlayedScenariosDto } from '../../model/dto/studio.ts';
import { Rejection } from '../../model/errors.ts';
import { packageOf } from '../../model/studio.ts';
import { mayWorkOnDraft } from '../../policy/studio.ts';
import { studioDraft } from '../../store/studio-drafts.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { presentReview } from '../present/studio.ts';
import { body, bool, id, params, query, refusals, text } from '../schemas/common.ts';
import { reviewSchema, scenariosSchema } from '../schemas/studio.ts';

type Id = { Params: { id: string } };
const schema = { params: params({ id }), response: { 200: reviewSchema, ...refusals } };
const note = text(2000);
/** Which scenario of the draft's, from 0. */
const place = { type: 'string', pattern: '^[0-9]{1,4}$' };

/** Four eyes: one designer asks for publishing, another one publishes or refuses. */
export function studioReviewRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { runtime } = deps;

  app.post<Id & { Body: { revision: number; note: string } }>(
    '/api/studio/drafts/:id/review',
    { schema: { ...schema, body: body({ revision: { type: 'integer', minimum: 1, maximum: 1_000_000_000 }, note }) } },
    async (request) => {
      const asked = { by: userOf(request), id: request.params.id, ...request.body, play: deps.sandbox.play };
      return presentReview(deps, await askReview(runtime, asked));
    },
  );

  app.post<Id & { Querystring: { scenario?: string } }>(
    '/api/studio/drafts/:id/scenarios',
    { schema: { params: schema.params, querystring: query({ scenario: place }), response: { 200: scenariosSchema, ...refusals } } },
    async (request): Promise<PlayedScenariosDto> => {
      const draft = await studioDraft(deps.store.read, request.params.id);
      if (!draft || !mayWorkOnDraft(userOf(request), draft.owner)) throw new Rejection('not-found');
      const { revision, document } = draft;
      await refuseUnsound(runtime, packageOf(document));
      const only = request.query.scenario === undefined ? undefined : Number(request.query.scenario);
      return { revision, results: await playScenarios(document, deps.sandbox.play, only) };
    },
  );

  app.post<Id & { Body: { approve: boolean; note: string } }>(
    '/api/studio/drafts/:id/review/decision',
    { schema: { ...schema, body: body({ approve: bool, note }) } },
    async (request) => {
      // Published here, or refused because another node published: either way there is a newer version than the list knows.
      const decided = await decideReview(runtime, { by: userOf(request), id: request.params.id, ...request.body }).finally(() =>
        deps.programmes.forget(),
      );
      return presentReview(deps, decided);
    },
  );

  app.post<Id>('/api/studio/drafts/:id/review/withdrawal', { schema }, async (request) =>
    presentReview(deps, await withdrawReview(runtime, { by: userOf(request), id: request.params.id })),
  );
}
