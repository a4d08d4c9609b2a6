import type { FastifyInstance } from 'fastify';
import { saveNoticeText } from '../../commands/admin/save-notice-text.ts';
import { meaningOf, noticeTemplates, noticeText, placeholdersOf, sampleOf } from '../../messages/notice-words.ts';
import type { NoticeTextDto } from '../../model/dto/admin.ts';
import { Rejection } from '../../model/errors.ts';
import { noticeKindOf } from '../../model/notification.ts';
import { mayReadUsers } from '../../policy/admin.ts';
import { noticeTextRevisions } from '../../store/admin/notice-texts.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { answer, body, bool, int, list, params, refusals, str, text } from '../schemas/common.ts';

const languages = ['zh-CN', 'en'] as const;
type Language = (typeof languages)[number];
const byText = params({ template: { type: 'string', pattern: '^[a-z.-]{1,100}$' }, language: { type: 'string', enum: languages } });
type At = { Params: { template: string; language: Language } };
const words = { subject: text(200), body: text(2000) };
const wording = answer({ subject: str, body: str });

/** 消息模板: what the engine's own notices say, in the office's words where it has any. */
export function adminTextRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.get(
    '/api/admin/texts',
    {
      schema: {
        response: {
          200: answer({
            items: list(
              answer({
                ...{ template: str, language: str, kind: str, shipped: wording, current: wording, own: bool, revision: int },
                placeholders: list(answer({ name: str, meaning: str, sample: str })),
                revisions: list(answer({ revision: int, subject: str, body: str, standard: bool, at: str, by: str })),
              }),
            ),
          }),
          ...refusals,
        },
      },
    },
    async (request): Promise<{ items: readonly NoticeTextDto[] }> => {
      if (!mayReadUsers(userOf(request))) throw new Rejection('forbidden');
      const all = await noticeTextRevisions(deps.store.read);
      const names = await deps.people.names(all.map(({ savedBy }) => savedBy));
      return {
        items: noticeTemplates.flatMap((template) =>
          languages.map((language): NoticeTextDto => {
            const mine = all.filter((one) => one.template === template && one.language === language);
            const [newest] = mine;
            const shipped = noticeText(language, template);
            const own = newest !== undefined && !newest.standard;
            return {
              ...{ template, language, kind: noticeKindOf(template), shipped, own, revision: newest?.revision ?? 0 },
              current: own ? { subject: newest.subject, body: newest.body } : shipped,
              placeholders: placeholdersOf(template).map((name) => ({
                ...{ name, meaning: meaningOf(request.language, name), sample: sampleOf(language, name) },
              })),
              revisions: mine.map(({ revision, subject, body: said, standard, savedAt, savedBy }) => ({
                ...{ revision, subject, body: said, standard, at: savedAt, by: names.get(savedBy) ?? savedBy },
              })),
            };
          }),
        ),
      };
    },
  );

  const done = { 204: { type: 'null' }, ...refusals };
  app.put<At & { Body: { over: number; subject: string; body: string } }>(
    '/api/admin/texts/:template/:language',
    { schema: { params: byText, body: body({ over: { type: 'integer', minimum: 0 }, ...words }), response: done } },
    async (request, reply) => {
      const { over, ...said } = request.body;
      await saveNoticeText(deps.runtime, { by: userOf(request), address: request.ip, ...request.params, over, text: said });
      return reply.code(204).send();
    },
  );
  app.post<At & { Body: { over: number } }>(
    '/api/admin/texts/:template/:language/reset',
    { schema: { params: byText, body: body({ over: { type: 'integer', minimum: 0 } }), response: done } },
    async (request, reply) => {
      const { over } = request.body;
      await saveNoticeText(deps.runtime, { by: userOf(request), address: request.ip, ...request.params, over, text: null });
      return reply.code(204).send();
    },
  );
}
