import type { FastifyInstance } from 'fastify';
import { dateOf } from '../../calendar/date.ts';
import { type BatchDecision, decideBatch } from '../../commands/decide-batch.ts';
import type { Attendance } from '../../commands/meeting-votes.ts';
import { Rejection } from '../../model/errors.ts';
import type { BatchStep } from '../../model/steps.ts';
import { isCandidate } from '../../policy/task.ts';
import { openBatches } from '../../store/batches.ts';
import { caseIdOf, inboxGroups, taskById } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';
import { idempotencyKeyOf } from '../plugins/idempotency.ts';
import { userOf } from '../plugins/session.ts';
import { presentBatches } from '../present/batch.ts';
import { answer, body, bool, int, list, name, ref, refusals, type Schema, slug, str, text } from '../schemas/common.ts';

interface BatchBody {
  readonly programme: string;
  readonly step: string;
  readonly documentNumber?: string;
  readonly attendance?: Attendance;
  readonly decisions: readonly BatchDecision[];
}
const people: Schema = { ...int, minimum: 0, maximum: 10_000 };
/** Of a meeting whose votes weigh: people by kind of seat. */
const byKind: Schema = {
  type: 'object',
  propertyNames: { pattern: '^[a-z0-9][A-Za-z0-9-]{0,63}$' },
  additionalProperties: people,
  maxProperties: 50,
};
const votes = { votesFor: people, votes: byKind, revoteFor: people, revotes: byKind, cast: { type: 'string', enum: ['for', 'against'] } };
const conditions: Schema = { ...list(text(2000, 1)), maxItems: 50 };
const taskId: Schema = { type: 'string', pattern: '^[0-9a-z]{1,40}\\.[1-9][0-9]{0,8}$' };

/** Meetings: the cases that wait for one, and its decisions under one document number. */
export function batchRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.get('/api/batches', { schema: { response: { 200: answer({ items: list(ref('batch')) }), ...refusals } } }, async (request) => {
    const user = userOf(request);
    const waiting = await openBatches(deps.store.read, inboxGroups(user, dateOf(deps.clock())));
    const agendas = await Promise.all(waiting.map((batch) => presentBatches(deps, user, batch, request.language)));
    return { items: agendas.flat() };
  });

  app.post<{ Body: BatchBody }>(
    '/api/batches',
    {
      schema: {
        body: body(
          {
            programme: slug,
            step: name,
            documentNumber: text(100, 1),
            attendance: body({ present: people, total: people, seats: byKind }, []),
            decisions: {
              ...list(body({ taskId, outcome: name, reason: text(4000), conditions, ...votes }, ['taskId', 'outcome'])),
              minItems: 1,
              maxItems: 500,
            },
          },
          ['programme', 'step', 'decisions'],
        ),
        response: { 200: answer({ id: str, results: list(answer({ taskId: str, ok: bool, code: str }, ['code'])) }), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      const { programme, step, documentNumber, decisions } = request.body;
      const definition = await deps.programmes.current(programme);
      const batch = (await deps.programmes.byHash(definition.hash)).steps.get(step)?.step;
      if (batch?.type !== 'batch') throw new Rejection('not-found');
      // Whoever holds none of the tasks holds no meeting.
      const first = await taskById(deps.store.read, decisions[0]?.taskId ?? '');
      if (!first || !isCandidate(user, first, dateOf(deps.clock()))) throw new Rejection('forbidden');
      refuseWithoutNumber(batch, documentNumber);
      const seen = new Set(decisions.map((decision) => caseIdOf(decision.taskId)));
      if (seen.size < decisions.length) throw invalid('/decisions', 'field.uniqueItems');
      return decideBatch(deps.runtime, { ...request.body, by: user, idempotencyKey: idempotencyKeyOf(request) });
    },
  );
}

function refuseWithoutNumber(step: BatchStep, documentNumber: string | undefined): void {
  if (step.documentNumber === 'required' && !documentNumber?.trim()) throw invalid('/documentNumber', 'field.required');
}

function invalid(pointer: string, code: string): Rejection {
  return new Rejection('input.invalid', { count: 1 }, [{ pointer, code, params: {} }]);
}
