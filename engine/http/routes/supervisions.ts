import type { FastifyInstance } from 'fastify';
import { dateOf } from '../../calendar/date.ts';
import { actOnSupervision, answerDays, issueSupervision, type Order, type SupervisionAct } from '../../commands/supervise-case.ts';
import { Rejection } from '../../model/errors.ts';
import { supervisionKinds } from '../../model/supervision.ts';
import type { User } from '../../model/user.ts';
import { boardScope } from '../../policy/board.ts';
import { mayWorkOnDesk, readableCases } from '../../policy/case.ts';
import { mayListSupervisions } from '../../policy/supervision.ts';
import { askedSupervisions, issuedSupervisions, watchedSupervisions } from '../../store/supervisions.ts';
import { withArchive } from '../archived.ts';
import type { HttpDeps } from '../deps.ts';
import { idempotencyKeyOf } from '../plugins/idempotency.ts';
import { userOf } from '../plugins/session.ts';
import { readCaseFor } from '../present/case-access.ts';
import { presentListed, presentSupervisions } from '../present/supervision.ts';
import { cursorParam } from '../reply.ts';
import { after, body, id, limit, page, pageOf, params, query, ref, refusals, text } from '../schemas/common.ts';

type Case = { Params: { id: string } };
const lists = ['asked', 'issued', 'open', 'closed'] as const;
type List = (typeof lists)[number];
const days = { type: 'integer', minimum: answerDays.min, maximum: answerDays.max };
const words = text(2000, 1);
const number = { type: 'string', pattern: '^[1-9][0-9]{0,5}$' };
const done = { 200: ref('caseSupervisions'), ...refusals };

/** 督办: on a case, and as lists of what one is asked, has issued, and watches. */
export function supervisionRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { runtime, store } = deps;

  /** @throws Rejection not-found, forbidden (for the applicant's side) */
  const supervisionsOf = async (user: User, caseId: string, language: Parameters<typeof presentSupervisions>[3]) => {
    return withArchive(deps, caseId, async (seen) => {
      const reading = await readCaseFor(seen, user, caseId);
      if (!mayWorkOnDesk(reading.side)) throw new Rejection('forbidden');
      return presentSupervisions(seen, user, reading, language);
    });
  };

  app.get<Case>('/api/cases/:id/supervisions', { schema: { params: params({ id }), response: done } }, (request) =>
    supervisionsOf(userOf(request), request.params.id, request.language),
  );

  app.post<Case & { Body: Order }>(
    '/api/cases/:id/supervisions',
    {
      schema: {
        params: params({ id }),
        body: {
          ...body({ kind: { type: 'string', enum: supervisionKinds }, text: words, days, task: id, org: id }, ['kind', 'text', 'days']),
        },
        response: done,
      },
    },
    async (request) => {
      const user = userOf(request);
      const { org, task } = request.body;
      if ((org === undefined) === (task === undefined)) {
        throw new Rejection('request.malformed', {}, [{ pointer: '/task', code: 'request.required', params: {} }]);
      }
      if (org !== undefined && !(await deps.people.organisations()).has(org)) throw new Rejection('not-found');
      const idempotencyKey = idempotencyKeyOf(request);
      await issueSupervision(runtime, { by: user, caseId: request.params.id, idempotencyKey, ...request.body });
      return supervisionsOf(user, request.params.id, request.language);
    },
  );

  const act = (name: SupervisionAct['act'], schema: ReturnType<typeof body>) =>
    app.post<{ Params: { id: string; n: string }; Body: { text: string; days?: number } }>(
      `/api/cases/:id/supervisions/:n/${name}`,
      { schema: { params: params({ id, n: number }), body: schema, response: done } },
      async (request) => {
        const user = userOf(request);
        const { id: caseId, n } = request.params;
        const { text: said, days: more = 0 } = request.body;
        const idempotencyKey = idempotencyKeyOf(request);
        await actOnSupervision(runtime, { by: user, caseId, n: Number(n), act: name, text: said, days: more, idempotencyKey });
        return supervisionsOf(user, caseId, request.language);
      },
    );
  act('answer', body({ text: words }));
  act('close', body({ text: text(2000) }));
  act('escalate', body({ text: words, days }));

  app.get<{ Querystring: { list?: List; after?: string; limit?: string } }>(
    '/api/supervisions',
    {
      schema: {
        querystring: query({ list: { type: 'string', enum: lists }, after, limit }),
        response: { 200: page(ref('supervision')), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      if (!mayListSupervisions(user)) throw new Rejection('forbidden');
      const paged = { after: cursorParam(request.query.after), limit: pageOf(request.query.limit) };
      const rows = await listFor(user, request.query.list ?? 'asked', paged);
      return { ...rows, items: await presentListed(deps, user, rows.items, request.language) };
    },
  );

  const listFor = (user: User, list: List, paged: { after: string | undefined; limit: number }) => {
    if (list === 'issued') return issuedSupervisions(store.read, { ...paged, by: user.id });
    if (list !== 'asked') return watchedSupervisions(store.read, { ...paged, scope: boardScope(user), over: list === 'closed' });
    const { groups, enterprises } = readableCases(user, dateOf(deps.clock()));
    return askedSupervisions(store.read, { ...paged, groups, except: enterprises });
  };
}
