import type { FastifyInstance } from 'fastify';
import { makeStudioDraft } from '../../commands/make-studio-draft.ts';
import { removeStudioDraft } from '../../commands/remove-studio-draft.ts';
import { saveStudioDraft } from '../../commands/save-studio-draft.ts';
import { tellPresence } from '../../commands/tell-presence.ts';
import type { DraftDto, DraftRowDto, PresenceDto } from '../../model/dto/studio.ts';
import { Rejection } from '../../model/errors.ts';
import type { ProgrammeDocument } from '../../model/studio.ts';
import type { User } from '../../model/user.ts';
import { draftOwnersOf, mayUseStudio, mayWorkOnDraft } from '../../policy/studio.ts';
import { type StudioDraft, studioDraft, studioDraftRow, studioDrafts } from '../../store/studio-drafts.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { mayWithDraft, presentDrafts } from '../present/studio.ts';
import { answer, body, bool, id, int, list, params, ref, refusals, slug, str } from '../schemas/common.ts';
import { documentSchema, maxDocumentBytes } from '../schemas/studio.ts';

type Id = { Params: { id: string } };
const idParam = params({ id });
/** What nobody sees in a document is a Problem with its place, for the designer to mend. */
const config = { verbatim: ['document'] } as const;
const version = { type: 'integer', minimum: 1, maximum: 1_000_000_000 };

/** Drafts of programmes: designers of one organisation work on them together. */
export function studioDraftRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { runtime, store } = deps;
  const present = async (user: User, draft: StudioDraft): Promise<DraftDto> => {
    const [row] = await presentDrafts(deps, [draft]);
    if (!row) throw new Rejection('not-found');
    return { ...row, document: draft.document, may: mayWithDraft(user, row) };
  };

  app.get(
    '/api/studio/drafts',
    { schema: { response: { 200: answer({ items: list(ref('studioDraftRow')) }), ...refusals } } },
    async (request): Promise<{ items: DraftRowDto[] }> => {
      const user = userOf(request);
      if (!mayUseStudio(user)) throw new Rejection('forbidden');
      return { items: await presentDrafts(deps, await studioDrafts(store.read, draftOwnersOf(user))) };
    },
  );

  app.post<{ Body: { document?: ProgrammeDocument; programme?: string } }>(
    '/api/studio/drafts',
    {
      config,
      bodyLimit: maxDocumentBytes,
      schema: {
        body: { ...body({ document: documentSchema, programme: slug }, []), minProperties: 1, maxProperties: 1 },
        response: { 201: ref('studioDraft'), ...refusals },
      },
    },
    async (request, reply) => {
      const user = userOf(request);
      if (!mayUseStudio(user)) throw new Rejection('forbidden');
      const { document, programme = '' } = request.body;
      const draft = await makeStudioDraft(runtime, { by: user, ...(document ? { document } : { programme }) });
      return reply
        .code(201)
        .header('location', `/api/studio/drafts/${draft.id}`)
        .send(await present(user, draft));
    },
  );

  app.get<Id>(
    '/api/studio/drafts/:id',
    { schema: { params: idParam, response: { 200: ref('studioDraft'), ...refusals } } },
    async (request) => {
      const user = userOf(request);
      const draft = await studioDraft(store.read, request.params.id);
      if (!draft || !mayWorkOnDraft(user, draft.owner)) throw new Rejection('not-found');
      return present(user, draft);
    },
  );

  app.put<Id & { Body: { revision: number; document: ProgrammeDocument; basedOn?: number } }>(
    '/api/studio/drafts/:id',
    {
      config,
      bodyLimit: maxDocumentBytes,
      schema: {
        params: idParam,
        body: body({ revision: version, document: documentSchema, basedOn: version }, ['revision', 'document']),
        response: { 200: answer({ revision: int, updatedAt: str }), ...refusals },
      },
    },
    async (request) => {
      const { revision, updatedAt } = await saveStudioDraft(runtime, { by: userOf(request), id: request.params.id, ...request.body });
      return { revision, updatedAt };
    },
  );

  app.delete<Id>(
    '/api/studio/drafts/:id',
    { schema: { params: idParam, response: { 204: { type: 'null' }, ...refusals } } },
    async (request, reply) => {
      await removeStudioDraft(runtime, { by: userOf(request), id: request.params.id });
      return reply.code(204).send(null);
    },
  );

  app.post<Id & { Body: { place: string | null; leaving?: boolean } }>(
    '/api/studio/drafts/:id/presence',
    {
      schema: {
        params: idParam,
        body: body({ place: { type: ['string', 'null'], maxLength: 500 }, leaving: bool }, ['place']),
        response: { 200: ref('studioPresence'), ...refusals },
      },
    },
    async (request): Promise<PresenceDto> => {
      const user = userOf(request);
      const { present: there } = await tellPresence(runtime, { by: user, id: request.params.id, ...request.body });
      const draft = await studioDraftRow(store.read, request.params.id);
      const [row] = draft ? await presentDrafts(deps, [draft]) : [];
      if (!row) throw new Rejection('not-found');
      const { revision, basedOn, newest, review } = row;
      const names = await deps.people.names(there.map((one) => one.user));
      const editors = there.map((one) => ({ ...one, name: names.get(one.user) ?? one.user }));
      return { revision, basedOn, newest, review, may: mayWithDraft(user, row), editors };
    },
  );
}
