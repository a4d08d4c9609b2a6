import type { FastifyInstance } from 'fastify';
import { dateOf } from '../../calendar/date.ts';
import { openCase } from '../../commands/open-case.ts';
import { withdrawCase } from '../../commands/withdraw-case.ts';
import { approvalForm } from '../../effects/approval-form.ts';
import { correctionNotice } from '../../effects/correction-notice.ts';
import { letterDocument } from '../../effects/decision-letter.ts';
import { printPdf } from '../../effects/pdf.ts';
import { flowOf } from '../../machine/view.ts';
import type { CaseStatus } from '../../model/case.ts';
import type { FlowNodeDto } from '../../model/dto/case.ts';
import { Rejection } from '../../model/errors.ts';
import { readableCases } from '../../policy/case.ts';
import { casePage } from '../../store/cases.ts';
import { brokenAt, eventsOf } from '../../store/events.ts';
import { withArchive } from '../archived.ts';
import { withReasons } from '../conditions.ts';
import { letterContent } from '../decision-letter.ts';
import type { HttpDeps } from '../deps.ts';
import { approvalContent, correctionContent } from '../papers.ts';
import { idempotencyKeyOf } from '../plugins/idempotency.ts';
import { userOf } from '../plugins/session.ts';
import { presentCase, remediesOf } from '../present/case.ts';
import { type CaseReading, readCaseFor } from '../present/case-access.ts';
import { namedIn, presentHistory } from '../present/history.ts';
import { incidentsFor } from '../present/incident.ts';
import { presentCaseRows } from '../present/rows.ts';
import { presentWritten } from '../present/written.ts';
import { cursorParam, pdfHeaders } from '../reply.ts';
import {
  after,
  answer,
  body,
  district,
  id,
  limit,
  list,
  nullable,
  page,
  pageOf,
  params,
  query,
  ref,
  refusals,
  slug,
  text,
  uscc,
} from '../schemas/common.ts';

interface ListQuery {
  readonly status?: CaseStatus;
  readonly programme?: string;
  readonly q?: string;
  readonly district?: string;
  readonly archived?: 'true';
  readonly after?: string;
  readonly limit?: string;
}
interface OpenBody {
  readonly programme: string;
  readonly uscc: string;
  readonly window?: string;
  readonly applyType?: string;
}
type Id = { Params: { id: string } };
const byId = params({ id });
/** Facts, what couldn't go on by itself (for officers), and the first event that isn't what was written (null: the chain holds). */
const history = answer({ items: list(ref('historyItem')), incidents: list(ref('incident')), broken: nullable('integer') });

/** Cases: opening, lists, one case with its history and flow, withdrawal. */
export function caseRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.get<{ Querystring: ListQuery }>(
    '/api/cases',
    {
      schema: {
        querystring: query({
          status: { type: 'string', enum: ['draft', 'running', 'ended'] },
          programme: slug,
          q: text(100),
          district,
          archived: { type: 'string', enum: ['true'] },
          after,
          limit,
        }),
        response: { 200: page(ref('caseRow')), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      const { limit: size, after: place, archived, ...filters } = request.query;
      const rows = await casePage(deps.store.read, {
        ...filters,
        archived: archived === 'true',
        filter: readableCases(user, dateOf(deps.clock())),
        after: cursorParam(place),
        limit: pageOf(size),
      });
      return { ...rows, items: await presentCaseRows(deps, user, rows.items, request.language, filters.q) };
    },
  );

  app.post<{ Body: OpenBody }>(
    '/api/cases',
    {
      schema: {
        body: body({ programme: slug, uscc, window: id, applyType: { type: 'string', pattern: '^[A-Za-z][0-9A-Za-z_-]{0,40}$' } }, [
          'programme',
          'uscc',
        ]),
        response: { 201: { anyOf: [ref('case'), ref('written')] }, ...refusals },
      },
    },
    async (request, reply) => {
      const user = userOf(request);
      const opened = await openCase(deps.runtime, { ...request.body, by: user, idempotencyKey: idempotencyKeyOf(request) }).catch((error) =>
        withReasons(async () => (await deps.programmes.current(request.body.programme)).package.workflow, error, request.language),
      );
      reply.code(201).header('location', `/api/cases/${opened.caseId}`);
      return presentWritten(deps, request, reply, user, opened);
    },
  );

  app.get<Id>('/api/cases/:id', { schema: { params: byId, response: { 200: ref('case'), ...refusals } } }, (request) =>
    withArchive(deps, request.params.id, (from) => presentCase(from, userOf(request), request.params.id, request.language)),
  );

  app.get<Id>('/api/cases/:id/history', { schema: { params: byId, response: { 200: history, ...refusals } } }, async (request) => {
    const user = userOf(request);
    return withArchive(deps, request.params.id, async (from) => {
      const reading = await readCaseFor(from, user, request.params.id);
      const events = await eventsOf(from.store.read, request.params.id);
      const names = await deps.people.names(events.flatMap(namedIn));
      const incidents = await incidentsFor(from, reading, user, request.language);
      return { items: presentHistory(reading, events, names, request.language), incidents, broken: brokenAt(events) };
    });
  });

  app.get<Id>('/api/cases/:id/decision.pdf', { schema: { params: byId, response: refusals } }, async (request, reply) => {
    const content = await withArchive(deps, request.params.id, async (from) => {
      const reading = await readCaseFor(from, userOf(request), request.params.id);
      return letterContent(from, reading, remediesOf(reading, 'zh-CN'), 'zh-CN');
    });
    if (!content) throw new Rejection('not-found');
    const pdf = await printPdf(letterDocument(content, 'zh-CN'));
    return reply.headers(pdfHeaders(`${content.programme} ${content.number}`)).send(pdf);
  });

  app.get<Id>('/api/cases/:id/application.pdf', { schema: { params: byId, response: refusals } }, async (request, reply) => {
    const content = await withArchive(deps, request.params.id, async (from) =>
      approvalContent(from, await readCaseFor(from, userOf(request), request.params.id), request.language),
    );
    if (!content) throw new Rejection('not-found');
    return reply.headers(pdfHeaders(`${content.title} ${content.number}`)).send(await printPdf(approvalForm(content, request.language)));
  });

  app.get<Id>('/api/cases/:id/correction.pdf', { schema: { params: byId, response: refusals } }, async (request, reply) => {
    const content = await withArchive(deps, request.params.id, async (from) =>
      correctionContent(from, await readCaseFor(from, userOf(request), request.params.id), 'zh-CN'),
    );
    if (!content) throw new Rejection('not-found');
    return reply.headers(pdfHeaders(`${content.programme} ${content.number}`)).send(await printPdf(correctionNotice(content, 'zh-CN')));
  });

  app.get<Id>(
    '/api/cases/:id/flow',
    { schema: { params: byId, response: { 200: answer({ nodes: list(ref('flowNode')) }), ...refusals } } },
    async (request) => {
      const reading = await withArchive(deps, request.params.id, (from) => readCaseFor(from, userOf(request), request.params.id));
      const nodes = flowOf(reading.compiled, reading.kase.state, deps.clock());
      const names = await deps.people.names(nodes.flatMap(peopleOf));
      return { nodes: nodes.map((node) => withNames(node, reading, names)) };
    },
  );

  app.post<Id & { Body: { reason: string } }>(
    '/api/cases/:id/withdraw',
    { schema: { params: byId, body: body({ reason: text(1000, 1) }), response: { 200: ref('case'), ...refusals } } },
    async (request) => {
      const user = userOf(request);
      await readCaseFor(deps, user, request.params.id);
      const { reason } = request.body;
      await withdrawCase(deps.runtime, { by: user, caseId: request.params.id, reason, idempotencyKey: idempotencyKeyOf(request) });
      return presentCase(deps, user, request.params.id, request.language);
    },
  );
}

function peopleOf(node: FlowNodeDto): string[] {
  return [...node.people, ...node.branches.flatMap((branch) => branch.nodes.flatMap(peopleOf))];
}

/** Applicants see that a step is done, not by which officer. */
function withNames(node: FlowNodeDto, reading: CaseReading, names: ReadonlyMap<string, string>): FlowNodeDto {
  const type = reading.compiled.steps.get(node.id)?.step.type;
  const applicant = type === 'form' || type === 'correct';
  const shown = applicant ? !reading.anonymous : reading.side === 'officer';
  return {
    ...node,
    people: shown ? node.people.map((person) => names.get(person) ?? person) : [],
    branches: node.branches.map((branch) => ({ ...branch, nodes: branch.nodes.map((inner) => withNames(inner, reading, names)) })),
  };
}
