import type { FastifyInstance } from 'fastify';
import { correlateMessage, sendMessage } from '../../commands/send-message.ts';
import { Rejection } from '../../model/errors.ts';
import type { HttpDeps } from '../deps.ts';
import { idempotencyKeyOf } from '../plugins/idempotency.ts';
import { userOf } from '../plugins/session.ts';
import { presentWritten } from '../present/written.ts';
import { answer, body, id, list, open, params, ref, refusals, str, text } from '../schemas/common.ts';

const name = { type: 'string', pattern: '^[A-Za-z][0-9A-Za-z_-]{0,60}$' };
type Data = Readonly<Record<string, unknown>>;

/** Messages to cases, which their definitions declare: to a case one knows, or to whichever waits under a key. */
export function caseMessageRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.post<{ Params: { id: string }; Body: { name: string; data?: Data } }>(
    '/api/cases/:id/messages',
    {
      schema: {
        params: params({ id }),
        body: body({ name, data: open }, ['name']),
        response: { 200: { anyOf: [ref('case'), ref('written')] }, ...refusals },
      },
    },
    async (request, reply) => {
      const user = userOf(request);
      const { name: message, data = {} } = request.body;
      const idempotencyKey = idempotencyKeyOf(request);
      const written = await sendMessage(deps.runtime, { by: user, caseId: request.params.id, name: message, data, idempotencyKey });
      try {
        return await presentWritten(deps, request, reply, user, written);
      } catch (error) {
        // Whoever may tell a case something needn't be somebody who may read it: the message was taken all the same.
        if (!(error instanceof Rejection) || error.code !== 'not-found') throw error;
        return { id: written.caseId, seq: written.seq };
      }
    },
  );

  app.post<{ Body: { name: string; key: string; data?: Data } }>(
    '/api/messages',
    {
      schema: {
        body: body({ name, key: text(200), data: open }, ['name', 'key']),
        response: { 200: answer({ cases: list(str) }), ...refusals },
      },
    },
    async (request) => {
      const { name: message, key, data = {} } = request.body;
      const idempotencyKey = idempotencyKeyOf(request);
      return { cases: await correlateMessage(deps.runtime, { by: userOf(request), name: message, key, data, idempotencyKey }) };
    },
  );
}
