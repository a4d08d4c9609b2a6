import type { FastifyInstance } from 'fastify';
import { askTestLetter, saveNoticePreferences } from '../../commands/save-notice-preferences.ts';
import type { NotificationsDto } from '../../model/dto/notification.ts';
import { Rejection } from '../../model/errors.ts';
import { mailWays, type NoticePreferences, noticeKinds, timeOfDay } from '../../model/notification.ts';
import type { User } from '../../model/user.ts';
import { lastFailure, preferencesOf } from '../../store/letters.ts';
import { userById } from '../../store/users.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { answer, body, bool, nullable, openOrNull, ref, refusals } from '../schemas/common.ts';
import { createAddressLimit } from '../sign-in-limits.ts';

const time = { type: 'string', pattern: timeOfDay.source };
const way = { type: 'string', enum: mailWays };
const preferencesBody = body({
  language: { type: 'string', enum: ['zh-CN', 'en'] },
  mail: body(Object.fromEntries(noticeKinds.map((kind) => [kind, way]))),
  summary: bool,
  digest: body({ at: time, workingDays: bool }),
  quiet: { anyOf: [{ type: 'null' }, body({ from: time, to: time })] },
});
const testsAtOnce = 5;

/** How the reader is told: by mail at once, in one letter a day, or in the app alone. */
export function notificationRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const limit = createAddressLimit(testsAtOnce);
  const { mail } = deps.config;
  app.addSchema({ $id: 'noticePreferences', ...preferencesBody });
  const response = {
    200: answer({ preferences: ref('noticePreferences'), email: nullable('string'), mail: bool, failed: openOrNull }),
    ...refusals,
  };
  const present = async ({ id }: User): Promise<NotificationsDto> => {
    const [record, preferences, failed] = await Promise.all([
      userById(deps.store.read, id),
      preferencesOf(deps.store.read, [id]),
      lastFailure(deps.store.read, id),
    ]);
    return { preferences: preferences(id), email: record?.email ?? null, mail, failed };
  };

  app.get('/api/notifications', { schema: { response } }, (request) => present(userOf(request)));

  app.put<{ Body: NoticePreferences }>('/api/notifications', { schema: { body: ref('noticePreferences'), response } }, async (request) => {
    await saveNoticePreferences(deps.runtime, userOf(request), request.body);
    return present(userOf(request));
  });

  app.post(
    '/api/notifications/test',
    { schema: { body: body({}), response: { 204: { type: 'null' }, ...refusals } } },
    async (request, reply) => {
      const user = userOf(request);
      if (!mail || (await present(user)).email === null) throw new Rejection('state.wrong');
      const seconds = limit.attempt(user.id, Date.parse(deps.clock()));
      if (seconds > 0) throw new Rejection('rate.limited', { seconds, retryAfter: seconds });
      await askTestLetter(deps.runtime, user);
      return reply.code(204).send();
    },
  );
}
