import type { FastifyInstance } from 'fastify';
import { archiveProgramme } from '../../commands/archive-cases.ts';
import { checkArchive } from '../../commands/check-archive.ts';
import { archiveNow, restoreCase, retentionOf, setRetention } from '../../commands/restore-case.ts';
import { type Lang, text as say } from '../../messages/render.ts';
import type { ArchiveCheckDto, ArchiveDto, ArchiveRunDto, DueForArchiveDto } from '../../model/dto/admin.ts';
import type { Page } from '../../model/dto/session.ts';
import { Rejection } from '../../model/errors.ts';
import { mayReadOperations, mayRunOperations } from '../../policy/admin.ts';
import { type Place, type RetentionTerm, restoredDays } from '../../store/archive/archive.ts';
import { type ArchiveCheck, lastCheck } from '../../store/archive/checks.ts';
import { retentions } from '../../store/archive/retention.ts';
import { archivedTotals, runPage } from '../../store/archive/runs.ts';
import { cursorOf, cursorText } from '../../store/page.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { programmeTitle } from '../present/titles.ts';
import { cursorParam } from '../reply.ts';
import {
  after,
  answer,
  body,
  bool,
  int,
  limit,
  list,
  nullable,
  page,
  pageOf,
  params,
  query,
  refusals,
  slug,
  str,
  text,
} from '../schemas/common.ts';

/** Closed cases of a programme looked at for its row, and for a preview: both say when there are more. */
const [lookedAtForRow, lookedAtForPreview] = [200, 2000];
const due = { due: int, kept: int, more: bool };
const check = {
  ...answer({
    ...{ startedAt: str, endedAt: nullable('string'), by: str, cases: int, events: int, faultCount: int },
    faults: list(answer({ number: str, kind: str })),
  }),
  type: ['object', 'null'],
};

/** 归档与保管: how long closed cases stay in daily use, what was moved into the archive by whom, and what verifying it found. */
export function adminArchiveRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { read } = deps.store;
  const titles = async (language: Lang) =>
    new Map(
      (await deps.programmes.latest()).map(({ programme, package: { workflow } }) => [programme, programmeTitle({ workflow }, language)]),
    );
  const nameIn = (names: ReadonlyMap<string, string>, language: Lang) => (by: string) =>
    by === 'system' ? say(language, 'word.by.system') : (names.get(by) ?? by);
  const presentCheck = async (found: ArchiveCheck, language: Lang): Promise<ArchiveCheckDto> => ({
    ...found,
    by: nameIn(await deps.people.names([found.by]), language)(found.by),
  });

  app.get(
    '/api/admin/archive',
    {
      schema: {
        response: {
          200: answer({
            items: list(
              answer({
                ...{ programme: str, title: str, months: int, term: str, ...due, archived: int },
                ...{ setAt: nullable('string'), setBy: nullable('string') },
              }),
            ),
            check,
          }),
          ...refusals,
        },
      },
    },
    async (request): Promise<ArchiveDto> => {
      if (!mayReadOperations(userOf(request))) throw new Rejection('forbidden');
      const { language } = request;
      const [rules, totals, title, last] = await Promise.all([retentions(read), archivedTotals(read), titles(language), lastCheck(read)]);
      const name = nameIn(await deps.people.names(rules.flatMap(({ setBy }) => setBy ?? [])), language);
      const items = await Promise.all(
        rules.map(async (rule) => ({
          ...{ ...rule, title: title.get(rule.programme) ?? rule.programme, setBy: rule.setBy === null ? null : name(rule.setBy) },
          ...{ ...dueOf(await archiveProgramme(deps.runtime, rule, { dryRun: true, limit: lookedAtForRow })) },
          archived: totals.get(rule.programme) ?? 0,
        })),
      );
      return { items, check: last && (await presentCheck(last, language)) };
    },
  );

  app.get<{ Querystring: { programme: string; months?: string } }>(
    '/api/admin/archive/preview',
    {
      schema: {
        querystring: { ...query({ programme: slug, months: { type: 'string', pattern: '^[1-9][0-9]{0,2}$' } }), required: ['programme'] },
        response: { 200: answer(due), ...refusals },
      },
    },
    async (request): Promise<DueForArchiveDto> => {
      if (!mayReadOperations(userOf(request))) throw new Rejection('forbidden');
      const { programme, months } = request.query;
      const rule = await retentionOf(deps.runtime, programme);
      const asked = months === undefined ? rule : { ...rule, months: Number(months) };
      return dueOf(await archiveProgramme(deps.runtime, asked, { dryRun: true, limit: lookedAtForPreview }));
    },
  );

  app.put<{ Params: { programme: string }; Body: { months: number; term: RetentionTerm } }>(
    '/api/admin/archive/:programme',
    {
      schema: {
        params: params({ programme: slug }),
        body: body({ months: { type: 'integer', minimum: 1, maximum: 999 }, term: { type: 'string', enum: ['permanent', '30', '10'] } }),
        response: { 204: { type: 'null' }, ...refusals },
      },
    },
    async (request, reply) => {
      const { programme } = request.params;
      const title = (await titles('zh-CN')).get(programme) ?? programme;
      await setRetention(deps.runtime, { by: userOf(request), address: request.ip, programme, title, ...request.body });
      return reply.code(204).send();
    },
  );

  app.post<{ Params: { programme: string }; Body: { after?: string } }>(
    '/api/admin/archive/:programme/run',
    {
      schema: {
        params: params({ programme: slug }),
        body: body({ after }, []),
        response: { 200: answer({ archived: int, kept: int, next: nullable('string') }), ...refusals },
      },
    },
    async (request) => {
      const { programme } = request.params;
      const title = (await titles('zh-CN')).get(programme) ?? programme;
      const place = placeOf(cursorParam(request.body.after));
      const { archived, kept, next } = await archiveNow(deps.runtime, {
        ...{ by: userOf(request), address: request.ip, programme, title, after: place },
      });
      return { archived, kept, next: next && cursorText([next.endedAt, next.id]) };
    },
  );

  app.get<{ Querystring: { after?: string; limit?: string } }>(
    '/api/admin/archive/runs',
    {
      schema: {
        querystring: query({ after, limit }),
        response: { 200: page(answer({ at: str, programme: str, title: str, by: str, archived: int, restored: int })), ...refusals },
      },
    },
    async (request): Promise<Page<ArchiveRunDto>> => {
      if (!mayReadOperations(userOf(request))) throw new Rejection('forbidden');
      const { after: place, limit: size } = request.query;
      const rows = await runPage(read, { after: cursorParam(place), limit: pageOf(size) });
      const [names, title] = await Promise.all([deps.people.names(rows.items.map(({ by }) => by)), titles(request.language)]);
      const name = nameIn(names, request.language);
      return { ...rows, items: rows.items.map((run) => ({ ...run, title: title.get(run.programme) ?? run.programme, by: name(run.by) })) };
    },
  );

  app.post<{ Body: { number: string; reason: string } }>(
    '/api/admin/archive/restore',
    {
      schema: {
        body: body({ number: text(100, 1), reason: text(2000) }),
        response: { 200: answer({ caseId: str, days: int }), ...refusals },
      },
    },
    async (request) => {
      const [number, reason] = [request.body.number.trim(), request.body.reason.trim()];
      if (!mayRunOperations(userOf(request))) throw new Rejection('forbidden');
      if (reason === '') throw new Rejection('reason.required');
      const caseId = await restoreCase(deps.runtime, { by: userOf(request), address: request.ip, number, reason });
      if (caseId === null) throw new Rejection('not-found');
      return { caseId, days: restoredDays };
    },
  );

  app.post(
    '/api/admin/archive/check',
    { schema: { body: body({}), response: { 200: { ...check, type: 'object' }, ...refusals } } },
    async (request): Promise<ArchiveCheckDto> =>
      presentCheck(await checkArchive(deps.runtime, { by: userOf(request), address: request.ip }), request.language),
  );
}

function dueOf({
  archived,
  kept,
  next,
}: {
  readonly archived: number;
  readonly kept: number;
  readonly next: Place | null;
}): DueForArchiveDto {
  return { due: archived, kept, more: next !== null };
}

function placeOf(given: string | undefined): Place | undefined {
  const values = cursorOf(given, 2);
  return values ? { endedAt: values[0] as string, id: values[1] as string } : undefined;
}
