import type { FastifyInstance } from 'fastify';
import { addSigner } from '../../commands/add-signer.ts';
import { copyTask } from '../../commands/copy-task.ts';
import { delegateTask } from '../../commands/delegate-task.ts';
import { dropSigner } from '../../commands/drop-signer.ts';
import { remindTask } from '../../commands/remind-task.ts';
import { takeBackTask } from '../../commands/take-back-task.ts';
import { transferTask } from '../../commands/transfer-task.ts';
import type { SignerPlace } from '../../model/operation.ts';
import type { User } from '../../model/user.ts';
import { caseIdOf } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';
import { idempotencyKeyOf } from '../plugins/idempotency.ts';
import { userOf } from '../plugins/session.ts';
import { candidatesFor } from '../present/candidates.ts';
import { presentWritten } from '../present/written.ts';
import { answer, body, id, int, list, params, query, ref, refusals, type Schema, str, text } from '../schemas/common.ts';

interface Asked {
  readonly by: User;
  readonly taskId: string;
  readonly idempotencyKey: string | undefined;
  readonly seq?: number;
}
interface Body {
  readonly to?: string | null;
  readonly user?: string;
  readonly place?: SignerPlace;
  readonly reason?: string;
  readonly seq?: number;
}

const byId = params({ id: { type: 'string', pattern: '^[0-9a-z]{1,40}\\.[1-9][0-9]{0,8}$' } });
const reason = text(2000);
const seq = { type: 'integer', minimum: 0, maximum: 2_147_483_647 };
const place = { type: 'string', enum: ['before', 'after', 'parallel'] };
/** A user's id; null: back to the position. */
const userOrNull = { type: ['string', 'null'], pattern: '^[0-9A-Za-z_.-]{1,100}$' };

/** What people do with a task beside claiming and completing it. Each answers with the case after it. */
export function taskOperationRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { runtime } = deps;
  const operation = (name: string, schema: Schema, run: (asked: Asked, body: Body) => Promise<{ caseId: string; seq: number }>) =>
    app.post<{ Params: { id: string }; Body: Body | null }>(
      `/api/tasks/:id/${name}`,
      { schema: { params: byId, body: schema, response: { 200: { anyOf: [ref('case'), ref('written')] }, ...refusals } } },
      async (request, reply) => {
        const user = userOf(request);
        const given = request.body ?? {};
        const asked = { by: user, taskId: request.params.id, idempotencyKey: idempotencyKeyOf(request), seq: given.seq };
        return presentWritten(deps, request, reply, user, await run(asked, given));
      },
    );
  const nothing = { ...body({ seq }, []), type: ['object', 'null'] };

  operation('transfer', body({ to: userOrNull, reason, seq }, ['to', 'reason']), (asked, { to = null, reason: why = '' }) =>
    transferTask(runtime, { ...asked, to, reason: why }),
  );
  operation('delegate', body({ to: id, reason, seq }, ['to']), (asked, { to, reason: why }) =>
    delegateTask(runtime, { ...asked, to: to ?? '', reason: why }),
  );
  operation('add-signer', body({ user: id, place, reason, seq }, ['user', 'place']), (asked, { user = '', place: where, reason: why }) =>
    addSigner(runtime, { ...asked, user, place: where ?? 'parallel', reason: why }),
  );
  operation('drop-signer', body({ user: id, reason, seq }, ['user']), (asked, { user = '', reason: why }) =>
    dropSigner(runtime, { ...asked, user, reason: why }),
  );
  operation('copy', body({ to: id, seq }, ['to']), (asked, { to }) => copyTask(runtime, { ...asked, to: to ?? '' }));
  operation('remind', nothing, (asked) => remindTask(runtime, asked));
  operation('take-back', nothing, (asked) => takeBackTask(runtime, asked));

  app.get<{ Params: { id: string }; Querystring: { op: 'transfer' | 'delegate' | 'add-signer' | 'copy'; q?: string } }>(
    '/api/tasks/:id/candidates',
    {
      schema: {
        params: byId,
        querystring: {
          ...query({ op: { type: 'string', enum: ['transfer', 'delegate', 'add-signer', 'copy'] }, q: text(100) }),
          required: ['op'],
        },
        response: {
          200: answer({
            items: list(answer({ id: str, name: str, positions: list(str), open: int })),
            missing: list(answer({ name: str, why: str })),
          }),
          ...refusals,
        },
      },
    },
    (request) => candidatesFor(deps, userOf(request), caseIdOf(request.params.id), request.params.id, request.query, request.language),
  );
}
