import type { FastifyInstance, FastifyRequest } from 'fastify';
import { keepMaterialLook } from '../../commands/keep-material-look.ts';
import { zipped } from '../../effects/zip-writer.ts';
import { Rejection } from '../../model/errors.ts';
import { mayArchiveCase, mayWorkOnDesk } from '../../policy/case.ts';
import { looksOf } from '../../store/material-looks.ts';
import { archiveParts } from '../archive.ts';
import { withArchive } from '../archived.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { type CaseReading, readCaseFor } from '../present/case-access.ts';
import { caseClockOf } from '../present/case-clock.ts';
import { lastApplicationOf } from '../present/last-application.ts';
import { relatedOf } from '../present/related.ts';
import { filesIn, shownIn } from '../present/shown-files.ts';
import { downloadHeaders } from '../reply.ts';
import { answer, body, bool, id, list, nullable, open, openOrNull, params, ref, refusals, sha256, str, text } from '../schemas/common.ts';

type Id = { Params: { id: string } };
const byId = params({ id });
const look = answer({ file: str, lookedAt: nullable('string'), note: str });
const related = answer({
  cases: list(ref('caseRow')),
  more: bool,
  entries: list(answer({ id: str, registry: str, title: str, number: str, status: str, flags: list(str), validFrom: str, validTo: str })),
  records: list(answer({ kind: str, label: str, on: str, programme: str, programmeTitle: str, registry: nullable('string') })),
  objections: list(answer({ caseId: str, caseNumber: str, filedAt: str, outcome: nullable('string') })),
});
const clock = answer({
  clock: openOrNull,
  startedAt: nullable('string'),
  pauses: list(answer({ from: str, to: nullable('string'), steps: list(str) })),
  extensions: list(answer({ at: str, of: str, stepTitle: nullable('string'), byName: str, reason: str })),
  timers: list(answer({ stepTitle: nullable('string'), name: str, at: str, estimated: bool })),
});
const last = answer({
  last: {
    type: ['object', 'null'],
    ...{ required: ['caseId', 'number', 'submittedOn', 'outcome', 'declared', 'verified'] },
    properties: { caseId: str, number: str, submittedOn: str, outcome: nullable('string'), declared: open, verified: open },
  },
});

/** What a reviewer finds beside the case itself: own marks at materials, related cases, the clock in detail, last year's application. */
export function casePageRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { runtime } = deps;

  /** @throws Rejection not-found, forbidden (for the applicant's side) */
  const reading = async (from: HttpDeps, request: FastifyRequest<Id>): Promise<CaseReading> => {
    const found = await readCaseFor(from, userOf(request), request.params.id);
    if (!mayWorkOnDesk(found.side)) throw new Rejection('forbidden');
    return found;
  };
  /** Read alike when the case is archived. */
  const read = <T>(request: FastifyRequest<Id>, work: (from: HttpDeps, found: CaseReading) => Promise<T>): Promise<T> =>
    withArchive(deps, request.params.id, async (from) => work(from, await reading(from, request)));

  app.get<Id>(
    '/api/cases/:id/looks',
    { schema: { params: byId, response: { 200: answer({ items: list(look) }), ...refusals } } },
    (request) => read(request, async (from, { kase }) => ({ items: await looksOf(from.store.read, kase.summary.id, userOf(request).id) })),
  );

  app.put<{ Params: { id: string; file: string }; Body: { looked: boolean; note: string } }>(
    '/api/cases/:id/looks/:file',
    {
      schema: {
        params: params({ id, file: sha256 }),
        body: body({ looked: bool, note: text(1000) }),
        response: { 200: look, ...refusals },
      },
    },
    async (request) => {
      const found = await reading(deps, request as FastifyRequest<Id>);
      const { id: caseId, file } = request.params;
      if (!filesIn(shownIn(found)).some((shown) => shown.id === file)) throw new Rejection('not-found');
      return keepMaterialLook(runtime, { by: userOf(request).id, caseId, file, ...request.body });
    },
  );

  app.get<Id>('/api/cases/:id/archive.zip', { schema: { params: byId, response: refusals } }, async (request, reply) => {
    const user = userOf(request);
    const { number, parts } = await read(request, async (from, found) => {
      const { summary } = found.kase;
      // The whole file says who applied.
      if (found.anonymous || !mayArchiveCase(user, { kase: summary, ownerOrg: found.compiled.workflow.owner }))
        throw new Rejection('forbidden');
      return { number: summary.number, parts: await archiveParts(from, found, user, request.language) };
    });
    reply.headers({ ...downloadHeaders(`${number}.zip`), 'cache-control': 'private, no-store', 'content-type': 'application/zip' });
    return reply.send(zipped(parts, deps.clock()));
  });

  app.get<Id>('/api/cases/:id/related', { schema: { params: byId, response: { 200: related, ...refusals } } }, (request) =>
    read(request, (from, found) => relatedOf(from, found, userOf(request), request.language)),
  );

  app.get<Id>('/api/cases/:id/clock', { schema: { params: byId, response: { 200: clock, ...refusals } } }, (request) =>
    read(request, (from, found) => caseClockOf(from, found, request.language)),
  );

  app.get<Id>('/api/cases/:id/last', { schema: { params: byId, response: { 200: last, ...refusals } } }, (request) =>
    read(request, (from, found) => lastApplicationOf(from, found, userOf(request))),
  );
}
