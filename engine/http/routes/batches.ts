import type { FastifyInstance } from 'fastify';
import { dateOf } from '../../calendar/date.ts';
import { decideBatch } from '../../commands/decide-batch.ts';
import { meetingAgenda } from '../../effects/meeting-agenda.ts';
import { meetingMinutes } from '../../effects/meeting-minutes.ts';
import { printPdf } from '../../effects/pdf.ts';
import type { Lang } from '../../messages/render.ts';
import { Rejection, refuseEntry } from '../../model/errors.ts';
import type { BatchInput } from '../../model/meeting.ts';
import type { BatchStep } from '../../model/steps.ts';
import type { User } from '../../model/user.ts';
import { isCandidate } from '../../policy/task.ts';
import { openBatches } from '../../store/batches.ts';
import { caseIdOf, inboxGroups, taskById } from '../../store/tasks.ts';
import { archivedRefusal } from '../archived.ts';
import type { HttpDeps } from '../deps.ts';
import { idempotencyKeyOf } from '../plugins/idempotency.ts';
import { userOf } from '../plugins/session.ts';
import { presentBatches, presentDecided } from '../present/batch.ts';
import { presentMeetings } from '../present/meeting.ts';
import { pdfHeaders } from '../reply.ts';
import {
  after,
  answer,
  body,
  bool,
  id,
  int,
  limit,
  list,
  name,
  page,
  params,
  query,
  ref,
  refusals,
  type Schema,
  slug,
  str,
  text,
} from '../schemas/common.ts';

const people: Schema = { ...int, minimum: 0, maximum: 10_000 };
/** Of a meeting whose votes weigh: people by kind of seat. */
const byKind: Schema = {
  type: 'object',
  propertyNames: { pattern: '^[a-z0-9][A-Za-z0-9-]{0,63}$' },
  additionalProperties: people,
  maxProperties: 50,
};
const ballot: Schema = {
  ...list(body({ name: text(100, 1), vote: { type: 'string', enum: ['for', 'against', 'abstain'] } })),
  maxItems: 500,
};
const present: Schema = { ...list(body({ name: text(100, 1), seat: text(64, 1) }, ['name'])), maxItems: 500 };
const votes = {
  ballot,
  secondBallot: ballot,
  votesFor: people,
  votes: byKind,
  revoteFor: people,
  revotes: byKind,
  cast: { type: 'string', enum: ['for', 'against'] },
};
const conditions: Schema = { ...list(text(2000, 1)), maxItems: 50 };
const taskId: Schema = { type: 'string', pattern: '^[0-9a-z]{1,40}\\.[1-9][0-9]{0,8}$' };

const memberResult = answer(
  { taskId: str, ok: bool, code: str, detail: str, errors: list(answer({ pointer: str, code: str, message: str })) },
  ['code', 'detail', 'errors'],
);

interface AgendaQuery {
  readonly programme: string;
  readonly step: string;
  readonly window?: string;
}

/** Meetings: the cases that wait for one, its decisions under one document number, and those that were held. */
export function batchRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.get('/api/batches', { schema: { response: { 200: answer({ items: list(ref('batch')) }), ...refusals } } }, async (request) => ({
    items: await agendasFor(deps, userOf(request), request.language),
  }));

  /** The agenda on paper, to hand out before the meeting. */
  app.get<{ Querystring: AgendaQuery }>(
    '/api/batches/agenda.pdf',
    {
      schema: {
        querystring: { ...query({ programme: slug, step: name, window: id }), required: ['programme', 'step'] },
        response: refusals,
      },
    },
    async (request, reply) => {
      const { programme, step, window } = request.query;
      const agendas = await agendasFor(deps, userOf(request), request.language, { programme, step });
      const agenda = agendas.find((one) => window === undefined || one.window?.id === window);
      // Of a meeting that has nothing before it for this reader nothing is told.
      if (!agenda || agenda.members.length === 0) throw new Rejection('not-found');
      const on = dateOf(deps.clock());
      const of = [agenda.programmeTitle, agenda.title, agenda.window?.title, on].filter(Boolean).join(' ');
      return reply.headers(pdfHeaders(of)).send(await printPdf(meetingAgenda(agenda, on, request.language)));
    },
  );

  app.get<{ Querystring: { after?: string; limit?: string } }>(
    '/api/meetings',
    { schema: { querystring: query({ after, limit }), response: { 200: page(ref('heldMeeting')), ...refusals } } },
    (request) => presentMeetings(deps, userOf(request), request.query, request.language),
  );

  app.get<{ Params: { id: string } }>(
    '/api/meetings/:id/minutes.pdf',
    { schema: { params: params({ id }), response: refusals } },
    async (request, reply) => {
      const { items } = await presentMeetings(deps, userOf(request), request.params, request.language);
      const [meeting] = items;
      if (!meeting) throw new Rejection('not-found');
      const name = [meeting.programmeTitle, meeting.title, meeting.documentNumber].filter(Boolean).join(' ');
      return reply.headers(pdfHeaders(name)).send(await printPdf(meetingMinutes(meeting, request.language)));
    },
  );

  app.post<{ Body: BatchInput }>(
    '/api/batches',
    {
      schema: {
        body: body(
          {
            programme: slug,
            step: name,
            documentNumber: text(100, 1),
            attendance: body({ present: people, total: people, seats: byKind, people: present }, []),
            decisions: {
              ...list(body({ taskId, outcome: name, reason: text(4000), conditions, ...votes }, ['taskId', 'outcome'])),
              minItems: 1,
              maxItems: 500,
            },
          },
          ['programme', 'step', 'decisions'],
        ),
        response: { 200: answer({ id: str, results: list(memberResult) }), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      const { programme, step, documentNumber, decisions } = request.body;
      const definition = await deps.programmes.current(programme);
      const batch = (await deps.programmes.byHash(definition.hash)).steps.get(step)?.step;
      if (batch?.type !== 'batch') throw new Rejection('not-found');
      // Whoever holds none of the tasks holds no meeting.
      const [{ taskId: firstId } = { taskId: '' }] = decisions;
      const first = await taskById(deps.store.read, firstId);
      if (!first || !isCandidate(user, first, dateOf(deps.clock()))) {
        const { code, params: of } = await archivedRefusal(deps, user, caseIdOf(firstId), new Rejection('not-found'));
        throw new Rejection(code === 'not-found' ? 'forbidden' : code, of);
      }
      refuseWithoutNumber(batch, documentNumber);
      const seen = new Set(decisions.map((decision) => caseIdOf(decision.taskId)));
      if (seen.size < decisions.length) refuseEntry('/decisions', 'field.uniqueItems');
      const decided = await decideBatch(deps.runtime, { ...request.body, by: user, idempotencyKey: idempotencyKeyOf(request) });
      const results = decided.results.map(async ({ taskId: of, refused }) => ({
        ...{ taskId: of, refused: refused && (await archivedRefusal(deps, user, caseIdOf(of), refused)) },
      }));
      return presentDecided({ id: decided.id, results: await Promise.all(results) }, request.language);
    },
  );
}

/** Agendas that wait for this reader; `of`: only those of a step. */
async function agendasFor(deps: HttpDeps, user: User, language: Lang, of?: { readonly programme: string; readonly step: string }) {
  const waiting = await openBatches(deps.store.read, inboxGroups(user, dateOf(deps.clock())));
  const wanted = waiting.filter(({ programme, step }) => !of || (of.programme === programme && of.step === step));
  return (await Promise.all(wanted.map((batch) => presentBatches(deps, user, batch, language)))).flat();
}

function refuseWithoutNumber(step: BatchStep, documentNumber: string | undefined): void {
  if (step.documentNumber === 'required' && !documentNumber?.trim()) refuseEntry('/documentNumber', 'field.required');
}
