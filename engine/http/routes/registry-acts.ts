import type { FastifyInstance } from 'fastify';
import { actOnEntry } from '../../commands/act-on-entry.ts';
import { reportChange } from '../../commands/report-change.ts';
import type { EntryAct } from '../../model/dto/registry.ts';
import { mayReadEntry } from '../../policy/registry.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { presentEntry } from '../present/entry.ts';
import { body, date, id, open, params, ref, refusals, slug, text } from '../schemas/common.ts';
import { readable } from './registries.ts';

type Id = { Params: { id: string } };
const acts: readonly EntryAct[] = ['clue', 'investigate', 'state', 'revoke', 'suspend', 'dismiss', 'resume'];

/** What happens to an entry besides its yearly updates: proceedings against it, and changes its enterprise reports. */
export function registryActRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { runtime } = deps;

  app.post<Id & { Body: { act: EntryAct; reason?: string; grounds: string; effectiveOn?: string } }>(
    '/api/entries/:id/proceedings',
    {
      schema: {
        params: params({ id }),
        body: body({ act: { type: 'string', enum: [...acts] }, reason: slug, grounds: text(4000), effectiveOn: date }, ['act', 'grounds']),
        response: { 200: ref('entry'), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      await readable(deps, user, request.params.id, mayReadEntry);
      await actOnEntry(runtime, { by: user, entryId: request.params.id, ...request.body });
      return presentEntry(deps, await readable(deps, user, request.params.id, mayReadEntry), request.language, user);
    },
  );

  app.post<Id & { Body: { on: string; data: Record<string, unknown> } }>(
    '/api/entries/:id/changes',
    { schema: { params: params({ id }), body: body({ on: date, data: open }), response: { 200: ref('entry'), ...refusals } } },
    async (request) => {
      const user = userOf(request);
      await readable(deps, user, request.params.id, mayReadEntry);
      await reportChange(runtime, { by: user, entryId: request.params.id, ...request.body });
      return presentEntry(deps, await readable(deps, user, request.params.id, mayReadEntry), request.language, user);
    },
  );
}
