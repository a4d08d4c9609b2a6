import type { FastifyInstance } from 'fastify';
import { dateOf } from '../../calendar/date.ts';
import { readAllMessages, readMessage } from '../../commands/read-message.ts';
import { wordsOf } from '../../effects/letters.ts';
import { type MessageLetterContent, messageLetter } from '../../effects/message-letter.ts';
import { printPdf } from '../../effects/pdf.ts';
import { type Lang, text } from '../../messages/render.ts';
import { Rejection } from '../../model/errors.ts';
import type { User } from '../../model/user.ts';
import { isMember } from '../../policy/roles.ts';
import { readSummary } from '../../store/cases.ts';
import { type Message, messageById, messagePage, unreadCount } from '../../store/messages.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { cursorParam, pdfHeaders } from '../reply.ts';
import { after, answer, body, id, int, limit, list, pageOf, params, query, ref, refusals, str } from '../schemas/common.ts';

/** In-app messages of the reader. */
export function messageRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.get<{ Querystring: { after?: string; limit?: string; unread?: 'true'; case?: string } }>(
    '/api/messages',
    {
      schema: {
        querystring: query({ after, limit, unread: { type: 'string', enum: ['true'] }, case: id }),
        response: { 200: answer({ items: list(ref('message')), next: str, unread: int }, ['next']), ...refusals },
      },
    },
    async (request) => {
      const { after: place, limit: size, unread, case: caseId } = request.query;
      const reader = userOf(request).id;
      const [rows, count] = await Promise.all([
        messagePage(deps.store.read, reader, {
          ...(unread ? { unread: true } : {}),
          ...{ caseId, after: cursorParam(place), limit: pageOf(size) },
        }),
        unreadCount(deps.store.read, reader),
      ]);
      return { ...rows, unread: count, items: rows.items.map((message) => presentMessage(message, request.language)) };
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

  app.post<{ Body: { case?: string } }>(
    '/api/messages/read-all',
    { schema: { body: body({ case: id }, []), response: { 204: { type: 'null' }, ...refusals } } },
    async (request, reply) => {
      await readAllMessages(deps.runtime, { by: userOf(request), caseId: request.body.case });
      return reply.code(204).send();
    },
  );

  app.get<{ Params: { id: string } }>(
    '/api/messages/:id/letter.pdf',
    { schema: { params: params({ id }), response: refusals } },
    async (request, reply) => {
      const content = await letterOf(deps, userOf(request), request.params.id, request.language);
      return reply.headers(pdfHeaders(content.subject)).send(await printPdf(messageLetter(content, request.language)));
    },
  );
}

/** The letter is its reader's own: a message is found among the reader's only, and says no more than it did. */
async function letterOf(deps: HttpDeps, reader: User, messageId: string, language: Lang): Promise<MessageLetterContent> {
  const message = await messageById(deps.store.read, reader.id, messageId);
  if (!message) throw new Rejection('not-found');
  const kase = message.caseId === null ? null : await readSummary(deps.store.read, message.caseId);
  const owner = kase && (await deps.programmes.byHash(kase.definition)).workflow.owner;
  const orgs = await deps.people.organisations();
  return {
    ...wordsOf(language, message.template, message.params),
    ...{ issuer: (owner && orgs.get(owner)?.name) || text(language, 'message.issuer'), number: kase?.number ?? '' },
    ...{ holder: kase && isMember(reader, kase.uscc) ? kase.enterpriseName : reader.name, date: dateOf(message.createdAt) },
  };
}

function presentMessage({ id: messageId, caseId, template, params: values, createdAt, readAt }: Message, language: Lang) {
  // What two people decide together is no case's: a draft of the studio, or the running cases of a programme.
  const { draft = null, programme = null, agenda = null } = caseId === null ? values : {};
  return { id: messageId, at: createdAt, ...wordsOf(language, template, values), caseId, draft, programme, agenda, read: readAt !== null };
}
