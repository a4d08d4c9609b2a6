import type { FastifyInstance } from 'fastify';
import { readMessage } from '../../commands/read-message.ts';
import { wordsOf } from '../../effects/letters.ts';
import type { Lang } from '../../messages/render.ts';
import { type Message, messagePage } from '../../store/messages.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { cursorParam } from '../reply.ts';
import { after, id, limit, page, pageOf, params, query, ref, refusals } from '../schemas/common.ts';

/** In-app messages of the reader. */
export function messageRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.get<{ Querystring: { after?: string; limit?: string; unread?: 'true' } }>(
    '/api/messages',
    {
      schema: {
        querystring: query({ after, limit, unread: { type: 'string', enum: ['true'] } }),
        response: { 200: page(ref('message')), ...refusals },
      },
    },
    async (request) => {
      const { after: place, limit: size, unread } = request.query;
      const rows = await messagePage(deps.store.read, userOf(request).id, {
        ...(unread ? { unread: true } : {}),
        after: cursorParam(place),
        limit: pageOf(size),
      });
      return { ...rows, items: rows.items.map((message) => presentMessage(message, request.language)) };
    },
  );

  app.post<{ Params: { id: string } }>(
    '/api/messages/:id/read',
    { schema: { params: params({ id }), response: { 204: { type: 'null' }, ...refusals } } },
    async (request, reply) => {
      await readMessage(deps.runtime, { by: userOf(request), id: request.params.id });
      return reply.code(204).send();
    },
  );
}

function presentMessage({ id: messageId, caseId, template, params: values, createdAt, readAt }: Message, language: Lang) {
  return { id: messageId, at: createdAt, ...wordsOf(language, template, values), caseId, read: readAt !== null };
}
