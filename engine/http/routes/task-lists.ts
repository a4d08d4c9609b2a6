import type { FastifyInstance } from 'fastify';
import { dateOf } from '../../calendar/date.ts';
import type { Light } from '../../model/task.ts';
import { copiesTo, inboxCounts, inboxGroups, inboxPage } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { presentTaskRows } from '../present/rows.ts';
import { cursorParam } from '../reply.ts';
import { after, answer, int, limit, page, pageOf, query, ref, refusals, slug } from '../schemas/common.ts';

interface ListQuery {
  readonly programme?: string;
  readonly light?: Light;
  readonly mine?: 'true' | 'false';
  readonly after?: string;
  readonly limit?: string;
}

const shownCopies = 100;

/** A person's inbox and its counts, and what was copied to the person. */
export function taskListRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.get<{ Querystring: ListQuery }>(
    '/api/tasks',
    {
      schema: {
        querystring: query({
          programme: slug,
          light: { type: 'string', enum: ['green', 'yellow', 'red', 'none'] },
          mine: { type: 'string', enum: ['true', 'false'] },
          after,
          limit,
        }),
        response: { 200: page(ref('taskRow')), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      const { programme, light, mine, after: place, limit: size } = request.query;
      const rows = await inboxPage(deps.store.read, {
        groups: inboxGroups(user, dateOf(deps.clock())),
        assignee: mine === 'true' ? user.id : undefined,
        programme,
        light,
        now: deps.clock(),
        after: cursorParam(place),
        limit: pageOf(size),
      });
      return { ...rows, items: await presentTaskRows(deps, user, rows.items, request.language) };
    },
  );

  app.get('/api/tasks/copies', { schema: { response: { 200: page(ref('taskRow')), ...refusals } } }, async (request) => {
    const user = userOf(request);
    return { items: await presentTaskRows(deps, user, await copiesTo(deps.store.read, user.id, shownCopies), request.language) };
  });

  app.get(
    '/api/tasks/counts',
    { schema: { response: { 200: answer({ open: int, mine: int, yellow: int, red: int }), ...refusals } } },
    (request) => {
      const user = userOf(request);
      return inboxCounts(deps.store.read, inboxGroups(user, dateOf(deps.clock())), user.id, deps.clock());
    },
  );
}
