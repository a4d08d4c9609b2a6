import type { FastifyInstance } from 'fastify';
import { dateOf } from '../../calendar/date.ts';
import { agendasOf } from '../../commands/agenda.ts';
import { cancelMeeting, type MeetingWhen, planMeeting } from '../../commands/plan-meeting.ts';
import { Rejection, refuseEntry } from '../../model/errors.ts';
import type { User } from '../../model/user.ts';
import { inboxGroups } from '../../store/tasks.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { isFor, presentPlan } from '../present/batch.ts';
import { programmeTitle, stepTitle } from '../present/titles.ts';
import { answer, body, date, id, int, name, openOrNull, refusals, slug, text } from '../schemas/common.ts';

interface Of {
  readonly programme: string;
  readonly step: string;
  readonly window?: string;
  readonly revision: number;
}
const of = { programme: slug, step: name, window: id, revision: { ...int, minimum: 0 } };
const time = { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' };
const response = { 200: answer({ plan: openOrNull }), ...refusals };

/** Invitations to a meeting: when and where, changed, called off. By whoever has its agenda. */
export function meetingPlanRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.put<{ Body: Of & Omit<MeetingWhen, 'note'> & { note?: string } }>(
    '/api/batches/plan',
    {
      schema: {
        body: body({ ...of, place: text(200, 1), on: date, at: time, note: text(1000) }, [
          'programme',
          'step',
          'revision',
          'place',
          'on',
          'at',
        ]),
        response,
      },
    },
    async (request) => {
      const user = userOf(request);
      const planning = await planningOf(deps, user, request.body);
      const { on, at, note } = request.body;
      const place = filled('place', request.body.place);
      await planMeeting(deps.runtime, planning, { place, on, at, note: note?.trim() || null });
      return { plan: await presentPlan(deps, planning) };
    },
  );

  app.post<{ Body: Of & { reason: string } }>(
    '/api/batches/plan/cancel',
    { schema: { body: body({ ...of, reason: text(1000, 1) }, ['programme', 'step', 'revision', 'reason']), response } },
    async (request) => {
      const planning = await planningOf(deps, userOf(request), request.body);
      await cancelMeeting(deps.runtime, planning, filled('reason', request.body.reason));
      return { plan: await presentPlan(deps, planning) };
    },
  );
}

/** @throws Rejection input.invalid for nothing but blanks */
function filled(name: string, given: string): string {
  const text = given.trim();
  if (text === '') refuseEntry(`/${name}`, 'field.required');
  return text;
}

/** @throws Rejection not-found where the reader has nothing before that meeting */
async function planningOf(deps: HttpDeps, by: User, { programme, step, window = '', revision }: Of) {
  const agendas = await agendasOf(deps.runtime, { programme, step, groups: inboxGroups(by, dateOf(deps.clock())) });
  const agenda = agendas.find((one) => (one.window?.id ?? '') === window);
  const [first] = agenda?.members.filter((member) => isFor(by, member)) ?? [];
  if (!agenda || !first) throw new Rejection('not-found');
  const title = `${programmeTitle(first.compiled, 'zh-CN')} ${stepTitle(first.compiled, step, 'zh-CN')}`;
  const at = [programme, step].map(encodeURIComponent).join('/');
  return {
    ...{ by, programme, step, window, revision, mail: deps.config.mail },
    title: agenda.window ? `${title}（${agenda.window.title}）` : title,
    agenda: `/workbench/meeting/${at}${window ? `?window=${encodeURIComponent(window)}` : ''}`,
    groups: [...new Set(agenda.members.map(({ task }) => task.group))],
  };
}
