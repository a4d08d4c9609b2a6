import type { FastifyInstance } from 'fastify';
import { extendDeadline } from '../../commands/extend-deadline.ts';
import type { ExtensionOf } from '../../model/event.ts';
import type { HttpDeps } from '../deps.ts';
import { idempotencyKeyOf } from '../plugins/idempotency.ts';
import { userOf } from '../plugins/session.ts';
import { presentWritten } from '../present/written.ts';
import { body, params, ref, refusals, text } from '../schemas/common.ts';

const taskId = { type: 'string', pattern: '^[0-9a-z]{1,40}\\.[1-9][0-9]{0,8}$' };

/** More time: granted at once by whoever may grant it, asked for by whoever works on the task. */
export function extensionRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.post<{ Params: { id: string }; Body: { reason: string; of?: ExtensionOf } }>(
    '/api/tasks/:id/extend',
    {
      schema: {
        params: params({ id: taskId }),
        body: body({ reason: text(2000), of: { type: 'string', enum: ['deadline', 'block', 'clock'] } }, ['reason']),
        response: { 200: { anyOf: [ref('case'), ref('written')] }, ...refusals },
      },
    },
    async (request, reply) => {
      const user = userOf(request);
      const { reason, of = 'deadline' } = request.body;
      const idempotencyKey = idempotencyKeyOf(request);
      const written = await extendDeadline(deps.runtime, { by: user, taskId: request.params.id, of, reason, idempotencyKey });
      return presentWritten(deps, request, reply, user, written);
    },
  );
}
