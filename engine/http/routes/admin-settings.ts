import type { FastifyInstance } from 'fastify';
import type { CalendarYear } from '../../calendar/calendar.ts';
import { moveSequence } from '../../commands/admin/move-sequence.ts';
import { previewCalendar } from '../../commands/preview-calendar.ts';
import type { SequenceDto } from '../../model/dto/admin.ts';
import { Rejection } from '../../model/errors.ts';
import { mayReadUsers } from '../../policy/admin.ts';
import { jumpsOf, sequenceRows } from '../../store/admin/sequences.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { programmeTitle } from '../present/titles.ts';
import { answer, body, bool, date, int, list, nullable, params, refusals, str, text } from '../schemas/common.ts';
import { refuseUnless, wrongDays } from './calendar.ts';

const dates = { ...list(date), maxItems: 366, uniqueItems: true };
type YearBody = Pick<CalendarYear, 'source' | 'holidays' | 'workdays'>;

/** 编号 and what a calendar year would change. */
export function adminSettingRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { read } = deps.store;

  app.get(
    '/api/admin/sequences',
    {
      schema: {
        response: {
          200: answer({
            items: list(
              answer({
                ...{ name: str, of: str, pattern: str, last: str, lastValue: int, next: str },
                jumps: list(answer({ from: str, to: str, reason: str, at: str, by: str })),
              }),
            ),
          }),
          ...refusals,
        },
      },
    },
    async (request): Promise<{ items: readonly SequenceDto[] }> => {
      if (!mayReadUsers(userOf(request))) throw new Rejection('forbidden');
      const [rows, jumps, latest] = await Promise.all([sequenceRows(read), jumpsOf(read), deps.programmes.latest()]);
      const names = await deps.people.names(jumps.map(({ by }) => by));
      const titles = new Map(
        latest.flatMap(({ programme, package: { workflow } }) => [
          [programme, programmeTitle({ workflow }, request.language)] as const,
          ...Object.entries(workflow.registries ?? {}).map(([id, registry]) => [id, registry.title] as const),
        ]),
      );
      return {
        items: rows.map(({ name, value }) => {
          const { of, format, pattern } = partsOf(name);
          return {
            ...{ name, of: titles.get(of) ?? of, pattern, last: format(value), lastValue: value, next: format(value + 1) },
            jumps: jumps
              .filter((jump) => jump.name === name)
              .map(({ from, to, reason, at, by }) => ({ from: format(from + 1), to: format(to), reason, at, by: names.get(by) ?? by })),
          };
        }),
      };
    },
  );

  app.post<{ Body: { name: string; next: number; reason: string } }>(
    '/api/admin/sequences/move',
    {
      schema: {
        body: body({ name: text(300, 1), next: { type: 'integer', minimum: 1, maximum: 99_999_999 }, reason: text(500) }),
        response: { 204: { type: 'null' }, ...refusals },
      },
    },
    async (request, reply) => {
      await moveSequence(deps.runtime, { by: userOf(request), address: request.ip, ...request.body });
      return reply.code(204).send();
    },
  );

  app.post<{ Params: { year: string }; Body: YearBody }>(
    '/api/admin/calendar/:year/preview',
    {
      schema: {
        params: params({ year: { type: 'string', pattern: '^(19|20|21)[0-9]{2}$' } }),
        body: body({ source: text(500, 1), holidays: dates, workdays: dates }),
        response: {
          200: answer({
            ...{ cases: int, more: bool },
            moved: list(answer({ caseNumber: str, title: str, before: nullable('string'), after: nullable('string') })),
          }),
          ...refusals,
        },
      },
    },
    async (request) => {
      const user = userOf(request);
      const year: CalendarYear = { year: Number(request.params.year), status: 'published', ...request.body };
      const preview = await previewCalendar(deps.runtime, { by: user, year });
      refuseUnless(wrongDays(year));
      return preview;
    },
  );
}

/** A sequence's name is its scope and its pattern: `registry:leaders:LY-2026-{seq:5}`. */
function partsOf(name: string): { readonly of: string; readonly pattern: string; format(value: number): string } {
  const [, scope = name, pattern = '{seq}'] = /^(.+?):([^:]*\{seq(?::\d+)?\}.*)$/.exec(name) ?? [];
  return {
    of: scope.slice(scope.indexOf(':') + 1),
    pattern,
    format: (value) => pattern.replace(/\{seq(?::(\d+))?\}/g, (_, width?: string) => String(value).padStart(Number(width ?? 1), '0')),
  };
}
