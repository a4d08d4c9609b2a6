import type { FastifyInstance } from 'fastify';
import { dateOf } from '../../calendar/date.ts';
import { isRefusedBy, type OutsideAnswer } from '../../commands/outside.ts';
import { formOfTask } from '../../commands/submitted-data.ts';
import { type OutsideQuestion, outsideError, questionsOf } from '../../forms/outside.ts';
import { readValue } from '../../forms/read.ts';
import type { Lang } from '../../messages/render.ts';
import { Rejection } from '../../model/errors.ts';
import { pathOf } from '../../model/pointer.ts';
import type { User } from '../../model/user.ts';
import { mayPickEntriesOf } from '../../policy/registry.ts';
import { claimOf, numberedEntry } from '../../store/claims.ts';
import { findEntries } from '../../store/registry.ts';
import { caseIdOf } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { readCaseFor } from '../present/case-access.ts';
import { messageOf } from '../say.ts';
import { answer, body, bool, list, nullable, params, query, refusals, str, text } from '../schemas/common.ts';

const taskParam = { type: 'string', pattern: '^[0-9a-z]{1,40}\\.[1-9][0-9]{0,8}$' };
/** More typing finds the rest. */
const mostEntries = 20;

function messageFor(question: OutsideQuestion, language: Lang): string {
  const { code, params } = outsideError(question);
  return messageOf(code, params, language);
}

/**
 * While somebody fills in: may this value stand, as far as others' work goes? A hint; the submission asks again. Nothing is told of
 * who uses a number, only that another enterprise does.
 */
export function outsideRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const answerTo = async ({ kind, name, value }: OutsideQuestion): Promise<OutsideAnswer> =>
    kind === 'claim'
      ? { owner: await claimOf(deps.store.read, name, value) }
      : { entry: await numberedEntry(deps.store.read, name, value) };

  /** The field of the user's own form that a question is about. */
  const askedFrom = async (user: User, taskId: string, pointer: string) => {
    const reading = await readCaseFor(deps, user, caseIdOf(taskId));
    const task = reading.tasks.find(({ id }) => id === taskId);
    if (!task) throw new Rejection('not-found');
    if (reading.own?.id !== task.id || reading.side !== 'applicant') throw new Rejection('task.not-yours');
    const [name = '', , column] = pathOf(pointer);
    const top = formOfTask(reading.compiled, task)?.fields.get(name);
    const field = column === undefined ? top : top?.columns.get(column);
    if (!field) throw new Rejection('not-found');
    return { reading, field };
  };

  app.get<{ Params: { id: string }; Querystring: { pointer?: string; q?: string } }>(
    '/api/tasks/:id/entries',
    {
      schema: {
        params: params({ id: taskParam }),
        querystring: query({ pointer: text(200, 1), q: text(100) }),
        response: { 200: answer({ items: list(answer({ number: str, enterpriseName: str })) }), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      const { pointer = '', q = '' } = request.query;
      const { field } = await askedFrom(user, request.params.id, pointer);
      const registry = field.schema['x-reference']?.registry;
      if (registry === undefined) throw new Rejection('not-found');
      const rules = (await deps.programmes.latest()).flatMap(({ package: { workflow } }) => workflow.registries?.[registry] ?? []);
      const usccs = mayPickEntriesOf(user, rules);
      return { items: await findEntries(deps.store.read, { registry, ...(usccs && { usccs }), q: q.trim(), limit: mostEntries }) };
    },
  );

  app.post<{ Params: { id: string }; Body: { pointer: string; value: string } }>(
    '/api/tasks/:id/outside',
    {
      schema: {
        params: params({ id: taskParam }),
        body: body({ pointer: text(200, 1), value: text(500, 1) }),
        response: { 200: answer({ refused: bool, message: nullable('string'), found: nullable('string') }), ...refusals },
      },
    },
    async (request) => {
      const { reading, field } = await askedFrom(userOf(request), request.params.id, request.body.pointer);
      const value = readValue(field, request.body.value, dateOf(deps.clock())).json;
      let found: string | null = null;
      for (const question of questionsOf(field, value, request.body.pointer)) {
        const known = await answerTo(question);
        if (isRefusedBy(known, reading.kase.summary.uscc))
          return { refused: true, message: messageFor(question, request.language), found: null };
        if ('entry' in known) found = known.entry?.enterpriseName ?? null;
      }
      return { refused: false, message: null, found };
    },
  );
}
