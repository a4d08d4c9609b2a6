import type { FastifyInstance } from 'fastify';
import { dateOf } from '../../calendar/date.ts';
import { changeWindow, openWindow } from '../../commands/open-window.ts';
import { windowsOf } from '../../store/windows.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { presentWindow } from '../present/programme.ts';
import { body, date, id, page, params, query, ref, refusals, type Schema, slug, text } from '../schemas/common.ts';

const settings: Schema = {
  type: 'object',
  maxProperties: 50,
  propertyNames: { pattern: '^[A-Za-z][0-9A-Za-z_]{0,40}$' },
  additionalProperties: { anyOf: [{ type: 'string', maxLength: 500 }, { type: 'number' }, { type: 'boolean' }] },
};
const fields = { title: text(100, 1), opensOn: date, closesOn: date, settings };
interface WindowBody {
  readonly programme: string;
  readonly title: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly settings?: Record<string, string | number | boolean>;
}

/** Windows: when a programme takes applications. */
export function windowRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { runtime, store } = deps;
  const today = () => dateOf(deps.clock());

  app.get<{ Querystring: { programme?: string } }>(
    '/api/windows',
    { schema: { querystring: query({ programme: slug }), response: { 200: page(ref('window')), ...refusals } } },
    async (request) => {
      userOf(request);
      const windows = await windowsOf(store.read, request.query.programme);
      return { items: windows.map((window) => presentWindow(window, today())) };
    },
  );

  app.post<{ Body: WindowBody }>(
    '/api/windows',
    {
      schema: {
        body: body({ programme: slug, ...fields }, ['programme', 'title', 'opensOn', 'closesOn']),
        response: { 201: ref('window'), ...refusals },
      },
    },
    async (request, reply) => {
      const window = await openWindow(runtime, { by: userOf(request), ...request.body });
      return reply.code(201).send(presentWindow(window, today()));
    },
  );

  app.patch<{ Params: { id: string }; Body: Partial<Omit<WindowBody, 'programme'>> }>(
    '/api/windows/:id',
    { schema: { params: params({ id }), body: body(fields, []), response: { 200: ref('window'), ...refusals } } },
    async (request) => {
      const window = await changeWindow(runtime, { by: userOf(request), id: request.params.id, change: request.body });
      return presentWindow(window, today());
    },
  );
}
