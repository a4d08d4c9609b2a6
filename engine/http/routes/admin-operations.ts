import type { FastifyInstance } from 'fastify';
import { giveUpOutbox, retryOutbox } from '../../commands/admin/settle-outbox.ts';
import { hasText, text as say } from '../../messages/render.ts';
import type { HealthDto, OutboxRowDto } from '../../model/dto/admin.ts';
import type { Page } from '../../model/dto/session.ts';
import { Rejection } from '../../model/errors.ts';
import { mayReadOperations } from '../../policy/admin.ts';
import { standingOf } from '../../store/admin/health.ts';
import { outboxPage } from '../../store/admin/outbox.ts';
import { lastVerification } from '../../store/admin/verifications.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { targetTitles } from '../present/outbox-target.ts';
import { cursorParam } from '../reply.ts';
import { after, answer, body, int, limit, nullable, page, pageOf, params, query, refusals, str, text } from '../schemas/common.ts';

type Row = { Params: { row: string } };
const byRow = params({ row: { type: 'string', pattern: '^[0-9a-z]{1,40}~[0-9]{1,9}~[0-9]{1,9}$' } });
const done = { 204: { type: 'null' }, ...refusals };
const queue = answer({ n: int, oldestAt: nullable('string') });
const verification = {
  ...answer({ startedAt: str, endedAt: str, cases: int, events: int, entries: int, faults: int }),
  type: ['object', 'null'],
};
const waiting = {
  ...{ id: str, caseNumber: nullable('string'), kind: str, kindTitle: str, target: str, targetTitle: str, attempts: int },
  ...{ createdAt: str, nextAt: str, error: nullable('string') },
};

/** 发件箱与运行状况: what waits and what failed, tried again or given up; how the house stands. No case's content. */
export function adminOperationRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { read } = deps.store;
  const started = Date.parse(deps.clock());

  app.get<{ Querystring: { status?: 'pending' | 'failed'; after?: string; limit?: string } }>(
    '/api/admin/outbox',
    {
      schema: {
        querystring: query({ status: { type: 'string', enum: ['pending', 'failed'] }, after, limit }),
        response: { 200: page(answer(waiting)), ...refusals },
      },
    },
    async (request): Promise<Page<OutboxRowDto>> => {
      if (!mayReadOperations(userOf(request))) throw new Rejection('forbidden');
      const { status = 'failed', after: place, limit: size } = request.query;
      const rows = await outboxPage(read, { status, after: cursorParam(place), limit: pageOf(size) });
      const targetTitle = await targetTitles(deps, rows.items, request.language);
      const kindTitle = (kind: string) => {
        const code = `outbox.kind.${kind}`;
        return hasText(request.language, code) ? say(request.language, code) : kind;
      };
      return {
        ...rows,
        items: rows.items.map(({ caseId, seq, n, ...row }) => ({
          ...row,
          ...{ id: `${caseId}~${seq}~${n}`, kindTitle: kindTitle(row.kind), targetTitle: targetTitle(row) },
        })),
      };
    },
  );

  app.post<Row>('/api/admin/outbox/:row/retry', { schema: { params: byRow, body: body({}), response: done } }, async (request, reply) => {
    await retryOutbox(deps.runtime, { by: userOf(request), address: request.ip, row: keyOf(request.params.row) });
    return reply.code(204).send();
  });

  app.post<Row & { Body: { reason: string } }>(
    '/api/admin/outbox/:row/give-up',
    { schema: { params: byRow, body: body({ reason: text(500) }), response: done } },
    async (request, reply) => {
      const { reason } = request.body;
      await giveUpOutbox(deps.runtime, { by: userOf(request), address: request.ip, row: keyOf(request.params.row), reason });
      return reply.code(204).send();
    },
  );

  app.get(
    '/api/admin/health',
    {
      schema: {
        response: {
          200: answer({
            ...{ version: str, node: str, database: str, databaseBytes: int, startedAt: str, now: str, mail: { type: 'boolean' } },
            ...{ publicUrl: str, sessionHours: int, provider: { type: 'boolean' }, services: { type: 'array', items: str } },
            ...{ outboxPending: queue, outboxFailed: queue, incidents: queue, timersLate: queue, nextTimerAt: nullable('string') },
            verification,
          }),
          ...refusals,
        },
      },
    },
    async (request): Promise<HealthDto> => {
      if (!mayReadOperations(userOf(request))) throw new Rejection('forbidden');
      const now = deps.clock();
      const { version, publicUrl, sessionHours, services, mail = false } = deps.config;
      return {
        ...(await standingOf(deps.store, now)),
        ...{ version, node: process.version, database: deps.store.dialect.name, startedAt: new Date(started).toISOString(), now },
        ...{ publicUrl, sessionHours, services, mail, provider: deps.identity !== null },
        verification: await lastVerification(read),
      };
    },
  );
}

function keyOf(row: string): { readonly caseId: string; readonly seq: number; readonly n: number } {
  const [caseId = '', seq = '', n = ''] = row.split('~');
  return { caseId, seq: Number(seq), n: Number(n) };
}
