import type { FastifyInstance } from 'fastify';
import { claimTask } from '../../commands/claim-task.ts';
import { completeTask } from '../../commands/complete-task.ts';
import { releaseTask } from '../../commands/release-task.ts';
import { saveDraft } from '../../commands/save-draft.ts';
import type { WorkflowDefinition } from '../../model/definition.ts';
import { Rejection } from '../../model/errors.ts';
import type { ReviewNote } from '../../model/event.ts';
import { readSummary } from '../../store/cases.ts';
import { caseIdOf, taskById } from '../../store/tasks.ts';
import { withReasons } from '../conditions.ts';
import type { HttpDeps } from '../deps.ts';
import { earlierCases, originsOf } from '../earlier-cases.ts';
import { idempotencyKeyOf } from '../plugins/idempotency.ts';
import { userOf } from '../plugins/session.ts';
import { presentCase } from '../present/case.ts';
import { presentWritten } from '../present/written.ts';
import { answer, body, bool, id, int, list, name, nullable, open, params, ref, refusals, str, text } from '../schemas/common.ts';
import { checkPassword } from '../sign-in.ts';

interface CompleteBody {
  readonly outcome: string;
  readonly reason?: string;
  readonly data?: Record<string, unknown>;
  readonly verified?: Record<string, unknown>;
  readonly notes?: ReviewNote[];
  readonly deferred?: string[];
  readonly conditions?: string[];
  readonly bulk?: boolean;
  readonly password?: string;
  readonly seq?: number;
}
type Id = { Params: { id: string } };

const taskId = { type: 'string', pattern: '^[0-9a-z]{1,40}\\.[1-9][0-9]{0,8}$' };
const byId = params({ id: taskId });
/** Fields taken over since the last save: which earlier case each came from. */
const copied = { type: 'object', maxProperties: 1000, additionalProperties: id };
const earlier = answer({
  ...{ caseId: str, number: str, submittedOn: str, outcome: nullable('string') },
  fields: list(answer({ field: str, value: {}, verified: bool })),
  left: list(answer({ field: str, why: str })),
});
const caseAnswer = { 200: { anyOf: [ref('case'), ref('written')] }, ...refusals };

/** What a person does with a task. Answers are the case after it, or with `Prefer: return=minimal` only its id and number of events. */
export function taskRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { runtime } = deps;
  app.addSchema({ $id: 'written', ...answer({ id: str, seq: int }) });

  for (const [verb, command] of [
    ['claim', claimTask],
    ['release', releaseTask],
  ] as const)
    app.post<Id>(
      `/api/tasks/:id/${verb}`,
      { schema: { params: byId, body: { type: ['object', 'null'] }, response: { 200: ref('case'), ...refusals } } },
      async (request) => {
        const user = userOf(request);
        await command(runtime, { by: user, taskId: request.params.id, idempotencyKey: idempotencyKeyOf(request) });
        return presentCase(deps, user, caseIdOf(request.params.id), request.language);
      },
    );

  app.put<Id & { Body: { data: Record<string, unknown>; copied?: Record<string, string> } }>(
    '/api/tasks/:id/draft',
    { schema: { params: byId, body: body({ data: open, copied }, ['data']), response: { 200: ref('draft'), ...refusals } } },
    async (request) => {
      const user = userOf(request);
      const draft = await saveDraft(runtime, {
        by: user,
        taskId: request.params.id,
        data: request.body.data,
        version: versionOf(request.headers['if-match']),
        origins: await originsOf(deps, user, request.params.id, request.body),
      });
      const { data, version, savedAt, origins } = draft;
      return { data, version, savedAt, savedBy: user.name, origins };
    },
  );

  app.get<Id>(
    '/api/tasks/:id/earlier',
    { schema: { params: byId, response: { 200: answer({ items: list(earlier) }), ...refusals } } },
    async (request) => ({ items: await earlierCases(deps, userOf(request), request.params.id) }),
  );

  app.post<Id & { Body: CompleteBody }>(
    '/api/tasks/:id/complete',
    {
      config: { verbatim: ['password'] },
      schema: {
        params: byId,
        body: body(
          {
            outcome: name,
            reason: text(4000),
            data: open,
            verified: open,
            notes: { ...list(body({ field: text(200, 1), reason: text(2000) })), maxItems: 200 },
            conditions: { ...list(text(2000, 1)), maxItems: 50 },
            deferred: { ...list(text(60, 1)), maxItems: 50 },
            bulk: bool,
            password: text(200),
            seq: { type: 'integer', minimum: 0, maximum: 2_147_483_647 },
          },
          ['outcome'],
        ),
        response: caseAnswer,
      },
    },
    async (request, reply) => {
      const user = userOf(request);
      // Named one by one: what a rest pattern gathers is slow to read ever after.
      const { outcome, reason, data, verified, notes, deferred, conditions, seq, password, bulk } = request.body;
      if (outcome === 'sign') await sign(deps, request.params.id, user.login, password, request.ip);
      const written = await completeTask(runtime, {
        ...{ outcome, reason, data, verified, notes, deferred, conditions, seq, bulk },
        by: user,
        taskId: request.params.id,
        idempotencyKey: idempotencyKeyOf(request),
      }).catch((error: unknown) => withReasons(() => workflowOf(deps, request.params.id), error, request.language));
      return presentWritten(deps, request, reply, user, written);
    },
  );
}

async function workflowOf({ store, programmes }: HttpDeps, task: string): Promise<WorkflowDefinition | undefined> {
  const kase = await readSummary(store.read, caseIdOf(task));
  return kase ? (await programmes.byHash(kase.definition)).workflow : undefined;
}

/** The signer enters the password again; it is checked before anything is written, and never kept. */
async function sign(deps: HttpDeps, id: string, login: string, password: string | undefined, address: string): Promise<void> {
  const task = await taskById(deps.store.read, id);
  if (task?.kind !== 'sign') return;
  if (!password) throw new Rejection('input.invalid', {}, [{ pointer: '/password', code: 'field.signature', params: {} }]);
  await checkPassword(deps, { login, password, address });
}

/** `If-Match: <version>`, quoted or not; 0 when there is no draft yet. */
function versionOf(header: string | undefined): number {
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header?.trim() ?? '0');
  if (!match) throw new Rejection('request.malformed', {}, [{ pointer: '/headers/if-match', code: 'request.pattern', params: {} }]);
  return Number(match[1]);
}
