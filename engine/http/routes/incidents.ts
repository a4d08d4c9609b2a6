import type { FastifyInstance } from 'fastify';
import { previewRepair } from '../../commands/preview-repair.ts';
import { repairCase } from '../../commands/repair-case.ts';
import { retryIncident } from '../../commands/retry-incident.ts';
import { text } from '../../messages/render.ts';
import type { RepairPreviewDto } from '../../model/dto/incident.ts';
import { Rejection } from '../../model/errors.ts';
import { mayListIncidents } from '../../policy/incident.ts';
import { openIncidents } from '../../store/incidents.ts';
import type { HttpDeps } from '../deps.ts';
import { idempotencyKeyOf } from '../plugins/idempotency.ts';
import { userOf } from '../plugins/session.ts';
import { presentOpenIncident } from '../present/incident.ts';
import { answer, body, int, text as limited, list, open, params, ref, refusals, str } from '../schemas/common.ts';

/** `<case>~<kind>:<reference>` */
const incidentId = { type: 'string', pattern: '^[0-9a-z]{1,40}~[a-z]+:[^\\s]{1,200}$' };
const byId = params({ id: incidentId });
const values = { verified: open, results: { ...open, additionalProperties: open } };
const repairBody = body({ reason: limited(2000), ...values, to: limited(64, 1) }, ['reason']);

interface RepairBody {
  readonly reason: string;
  readonly verified?: Readonly<Record<string, unknown>>;
  readonly results?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly to?: string;
}

/** What can't go on by itself: seen, tried again, mended. */
export function incidentRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.get(
    '/api/incidents',
    { schema: { response: { 200: answer({ items: list(ref('openIncident')) }), ...refusals } } },
    async (request) => {
      const user = userOf(request);
      if (!mayListIncidents(user)) throw new Rejection('forbidden');
      const incidents = await openIncidents(deps.store.read);
      const items = await Promise.all(incidents.map((incident) => presentOpenIncident(deps, user, incident, request.language)));
      return { items: items.filter((found) => found !== null) };
    },
  );

  app.post<{ Params: { id: string } }>(
    '/api/incidents/:id/retry',
    { schema: { params: byId, body: body({}), response: { 204: { type: 'null' }, ...refusals } } },
    async (request, reply) => {
      await retryIncident(deps.runtime, { by: userOf(request), address: request.ip, ...partsOf(request.params.id) });
      return reply.code(204).send();
    },
  );

  app.post<{ Params: { id: string }; Body: RepairBody }>(
    '/api/incidents/:id/preview',
    { schema: { params: byId, body: repairBody, response: { 200: ref('repairPreview'), ...refusals } } },
    async (request): Promise<RepairPreviewDto> => {
      const { caseId, id } = partsOf(request.params.id);
      const { refusal, ...preview } = await previewRepair(deps.runtime, {
        ...{ by: userOf(request), caseId, incident: id, lang: request.language },
        ...request.body,
      });
      return { ...preview, refusal: refusal && text(request.language, refusal.code, refusal.params) };
    },
  );

  app.post<{ Params: { id: string }; Body: RepairBody }>(
    '/api/incidents/:id/repair',
    {
      schema: {
        params: byId,
        body: repairBody,
        response: { 200: answer({ caseId: str, seq: int }), ...refusals },
      },
    },
    async (request) => {
      const { caseId, id } = partsOf(request.params.id);
      const idempotencyKey = idempotencyKeyOf(request);
      const { seq } = await repairCase(deps.runtime, { by: userOf(request), caseId, incident: id, ...request.body, idempotencyKey });
      return { caseId, seq };
    },
  );
}

function partsOf(id: string): { readonly caseId: string; readonly id: string } {
  const at = id.indexOf('~');
  return { caseId: id.slice(0, at), id: id.slice(at + 1) };
}
