import type { FastifyInstance } from 'fastify';
import { dateOf, endOfDay, startOfDay } from '../../calendar/date.ts';
import { followCase, readCopies } from '../../commands/follow-case.ts';
import type { Light } from '../../model/task.ts';
import { readableCases } from '../../policy/case.ts';
import { mayListSupervisions } from '../../policy/supervision.ts';
import { copiesTo, type DeskQuery, deskCounts, doneTasks, followedCases, openedCases } from '../../store/desk-lists.ts';
import { isFollowed } from '../../store/follows.ts';
import { waitingSupervisions } from '../../store/supervisions.ts';
import { inboxCounts, inboxGroups, inboxPage } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { readCaseFor } from '../present/case-access.ts';
import { presentCaseRows, presentTaskRows } from '../present/rows.ts';
import { cursorParam } from '../reply.ts';
import {
  after,
  answer,
  body,
  bool,
  date,
  district,
  id,
  int,
  limit,
  list,
  name,
  page,
  pageOf,
  params,
  query,
  ref,
  refusals,
  slug,
  text,
} from '../schemas/common.ts';

interface Narrowed {
  readonly programme?: string;
  readonly step?: string;
  readonly district?: string;
  readonly q?: string;
  /** Days, both inclusive: of arrival, or of when it was done. */
  readonly from?: string;
  readonly to?: string;
  readonly after?: string;
  readonly limit?: string;
}
interface ListQuery extends Narrowed {
  readonly light?: Light;
  readonly mine?: 'true' | 'false';
  readonly claimed?: 'false';
  readonly sort?: 'arrived' | 'due';
  readonly dueFrom?: string;
  readonly dueTo?: string;
}
const narrowed = { programme: slug, step: name, district, q: text(100), from: date, to: date, after, limit };
const taskId = { type: 'string', pattern: '^[0-9a-z]{1,40}\\.[1-9][0-9]{0,8}$' };
const days = ({ from, to }: Pick<Narrowed, 'from' | 'to'>) => ({ from: from && startOfDay(from), to: to && endOfDay(to) });

/** A person's lists: what waits 待办, what was done 已办, opened 我发起, copied 抄送 and is followed 关注; and how much there is of each. */
export function taskListRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.get<{ Querystring: ListQuery }>(
    '/api/tasks',
    {
      schema: {
        querystring: query({
          ...narrowed,
          light: { type: 'string', enum: ['green', 'yellow', 'red', 'none'] },
          mine: { type: 'string', enum: ['true', 'false'] },
          claimed: { type: 'string', enum: ['false'] },
          sort: { type: 'string', enum: ['arrived', 'due'] },
          dueFrom: date,
          dueTo: date,
        }),
        response: { 200: page(ref('taskRow')), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      const { programme, step, district: where, q, light, mine, claimed, sort, dueFrom, dueTo, after: place, limit: size } = request.query;
      const rows = await inboxPage(deps.store.read, {
        groups: inboxGroups(user, dateOf(deps.clock())),
        assignee: user.id,
        scope: mine === 'true' ? 'mine' : claimed === 'false' ? 'unclaimed' : 'all',
        ...{ programme, step, district: where, q, light, sort, ...days(request.query) },
        dueFrom: dueFrom && startOfDay(dueFrom),
        dueTo: dueTo && endOfDay(dueTo),
        now: deps.clock(),
        after: cursorParam(place),
        limit: pageOf(size),
      });
      return { ...rows, items: await presentTaskRows(deps, user, rows.items, request.language, request.query.q) };
    },
  );

  const deskQuery = (user: ReturnType<typeof userOf>, asked: Narrowed): DeskQuery => ({
    ...{ programme: asked.programme, step: asked.step, district: asked.district, q: asked.q, ...days(asked) },
    userId: user.id,
    readable: readableCases(user, dateOf(deps.clock())),
    after: cursorParam(asked.after),
    limit: pageOf(asked.limit),
  });

  app.get<{ Querystring: Narrowed }>(
    '/api/tasks/done',
    { schema: { querystring: query(narrowed), response: { 200: page(ref('taskRow')), ...refusals } } },
    async (request) => {
      const user = userOf(request);
      const rows = await doneTasks(deps.store.read, deskQuery(user, request.query));
      return { ...rows, items: await presentTaskRows(deps, user, rows.items, request.language, request.query.q) };
    },
  );

  app.get<{ Querystring: Narrowed & { unread?: 'true' } }>(
    '/api/tasks/copies',
    {
      schema: {
        querystring: query({ ...narrowed, unread: { type: 'string', enum: ['true'] } }),
        response: { 200: page(ref('taskRow')), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      const rows = await copiesTo(deps.store.read, { ...deskQuery(user, request.query), unread: request.query.unread === 'true' });
      return { ...rows, items: await presentTaskRows(deps, user, rows.items, request.language, request.query.q) };
    },
  );

  app.post<{ Body: { tasks: string[] } }>(
    '/api/tasks/copies/read',
    {
      schema: { body: body({ tasks: { ...list(taskId), maxItems: 500 } }), response: { 200: answer({ read: int }), ...refusals } },
    },
    async (request) => ({ read: await readCopies(deps.runtime, userOf(request), request.body.tasks) }),
  );

  for (const [which, cases] of [
    ['opened', openedCases],
    ['followed', followedCases],
  ] as const)
    app.get<{ Querystring: Narrowed }>(
      `/api/cases/${which}`,
      { schema: { querystring: query(narrowed), response: { 200: page(ref('caseRow')), ...refusals } } },
      async (request) => {
        const user = userOf(request);
        const rows = await cases(deps.store.read, deskQuery(user, request.query));
        return { ...rows, items: await presentCaseRows(deps, user, rows.items, request.language, request.query.q) };
      },
    );

  const follow = { params: params({ id }), response: { 200: answer({ followed: bool }), ...refusals } };
  app.get<{ Params: { id: string } }>('/api/cases/:id/follow', { schema: follow }, async (request) => {
    const user = userOf(request);
    await readCaseFor(deps, user, request.params.id);
    return { followed: await isFollowed(deps.store.read, user.id, request.params.id) };
  });
  for (const [method, followed] of [
    ['PUT', true],
    ['DELETE', false],
  ] as const)
    app.route<{ Params: { id: string } }>({
      method,
      url: '/api/cases/:id/follow',
      schema: follow,
      async handler(request) {
        const user = userOf(request);
        await readCaseFor(deps, user, request.params.id);
        await followCase(deps.runtime, user, request.params.id, followed);
        return { followed };
      },
    });

  app.get(
    '/api/tasks/counts',
    {
      schema: {
        response: {
          200: answer({
            ...{ open: int, mine: int, unclaimed: int, yellow: int, red: int },
            ...{ done: int, opened: int, copies: int, unread: int, followed: int, supervisions: int },
          }),
          ...refusals,
        },
      },
    },
    async (request) => {
      const user = userOf(request);
      const { groups, enterprises } = readableCases(user, dateOf(deps.clock()));
      const [waiting, others, supervisions] = await Promise.all([
        inboxCounts(deps.store.read, inboxGroups(user, dateOf(deps.clock())), user.id, deps.clock()),
        deskCounts(deps.store.read, user.id),
        mayListSupervisions(user) ? waitingSupervisions(deps.store.read, { groups, except: enterprises, by: user.id }) : 0,
      ]);
      return { ...waiting, ...others, supervisions };
    },
  );
}
