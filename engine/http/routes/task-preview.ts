import type { FastifyInstance } from 'fastify';
import type { BulkPreviewInput } from '../../model/dto/bulk.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { presentBulk } from '../present/bulk.ts';
import { answer, body, bool, int, list, name, nullable, refusals, str, text } from '../schemas/common.ts';

const taskId = { type: 'string', pattern: '^[0-9a-z]{1,40}\\.[1-9][0-9]{0,8}$' };
const refusal = {
  type: ['object', 'null'],
  required: ['code', 'message', 'places'],
  properties: { code: str, message: str, places: list(str) },
};
const item = answer({
  ...{ task: str, caseId: nullable('string'), caseNumber: nullable('string'), enterpriseName: nullable('string'), seq: int },
  ...{ refusal, steps: list(str), stays: bool, total: nullable('number'), ends: nullable('string'), dueAt: nullable('string') },
});
const outcome = answer({
  ...{ id: str, label: str, tone: str, reason: str, conditions: str, correction: bool },
  alone: nullable('string'),
});

/** What would become of several tasks 批量办理 before anything is done: each is then done by itself, by the task's own route. */
export function taskPreviewRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.post<{ Body: BulkPreviewInput }>(
    '/api/tasks/preview',
    {
      schema: {
        body: body(
          {
            tasks: { ...list(taskId), minItems: 1, maxItems: 100 },
            op: { type: 'string', enum: ['complete', 'claim', 'transfer', 'remind'] },
            outcome: name,
            reason: text(4000),
            to: { type: ['string', 'null'], pattern: '^[0-9A-Za-z_.-]{1,100}$' },
          },
          ['tasks', 'op'],
        ),
        response: { 200: answer({ items: list(item), outcomes: list(outcome) }), ...refusals },
      },
    },
    (request) => presentBulk(deps, userOf(request), request.body, request.language),
  );
}
