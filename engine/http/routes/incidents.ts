import type { FastifyInstance } from 'fastify';
import { repairCase } from '../../commands/repair-case.ts';
import { retryIncident } from '../../commands/retry-incident.ts';
import type { Lang } from '../../messages/render.ts';
import { Rejection } from '../../model/errors.ts';
import type { User } from '../../model/user.ts';
import { mayListIncidents, mayMendIncident } from '../../policy/incident.ts';
import { readCase } from '../../store/cases.ts';
import { type Incident, openIncidents } from '../../store/incidents.ts';
import type { HttpDeps } from '../deps.ts';
import { idempotencyKeyOf } from '../plugins/idempotency.ts';
import { userOf } from '../plugins/session.ts';
import { programmeTitle, stepTitle } from '../present/titles.ts';
import { answer, body, int, list, open, params, refusals, str, text } from '../schemas/common.ts';

/** `<case>~<kind>:<reference>` */
const incidentId = { type: 'string', pattern: '^[0-9a-z]{1,40}~[a-z]+:[^\\s]{1,200}$' };
const byId = params({ id: incidentId });

interface RepairBody {
  readonly reason: string;
  readonly verified?: Readonly<Record<string, unknown>>;
  readonly results?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly to?: string;
}

/** What can't go on by itself: seen, tried again, mended. */
export function incidentRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const item = answer({
    ...{
      id: str,
      caseId: str,
      kind: str,
      reference: str,
      message: str,
      openedAt: str,
      caseNumber: str,
      programme: str,
      programmeTitle: str,
    },
    ...{ steps: list(answer({ id: str, title: str })), targets: list(answer({ id: str, title: str })) },
  });
  app.get('/api/incidents', { schema: { response: { 200: answer({ items: list(item) }), ...refusals } } }, async (request) => {
    const user = userOf(request);
    if (!mayListIncidents(user)) throw new Rejection('forbidden');
    const incidents = await openIncidents(deps.store.read);
    const items = await Promise.all(incidents.map((incident) => present(deps, user, incident, request.language)));
    return { items: items.filter((found) => found !== null) };
  });

  app.post<{ Params: { id: string } }>(
    '/api/incidents/:id/retry',
    { schema: { params: byId, body: body({}), response: { 204: { type: 'null' }, ...refusals } } },
    async (request, reply) => {
      await retryIncident(deps.runtime, { by: userOf(request), ...partsOf(request.params.id) });
      return reply.code(204).send();
    },
  );

  app.post<{ Params: { id: string }; Body: RepairBody }>(
    '/api/incidents/:id/repair',
    {
      schema: {
        params: byId,
        body: body({ reason: text(2000), verified: open, results: { ...open, additionalProperties: open }, to: text(64, 1) }, ['reason']),
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

/** Null when it isn't the reader's to mend. Of the case only where it stands: an administrator reads no case. */
async function present(deps: HttpDeps, user: User, incident: Incident, language: Lang) {
  const kase = await readCase(deps.store.read, incident.caseId);
  if (!kase || !mayMendIncident(user, kase.summary)) return null;
  const compiled = await deps.programmes.byHash(kase.summary.definition);
  const titled = (id: string) => ({ id, title: stepTitle(compiled, id, language) });
  const { kind, reference, message, openedAt, caseId } = incident;
  return {
    ...{ id: `${caseId}~${incident.id}`, caseId, kind, reference, message, openedAt },
    ...{ caseNumber: kase.summary.number, programme: kase.summary.programme, programmeTitle: programmeTitle(compiled, language) },
    steps: kase.summary.steps.map(titled),
    targets: Object.keys(compiled.workflow.steps).map(titled),
  };
}
