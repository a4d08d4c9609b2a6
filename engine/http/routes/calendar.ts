import type { FastifyInstance } from 'fastify';
import { type CalendarYear, isWorkingDay } from '../../calendar/calendar.ts';
import { isDate, startOfDay } from '../../calendar/date.ts';
import { dueDate } from '../../calendar/due.ts';
import { readClock } from '../../calendar/stop-clock.ts';
import { importCalendarYear } from '../../commands/import-calendar-year.ts';
import type { Period } from '../../model/deadline.ts';
import { Rejection } from '../../model/errors.ts';
import type { InputError } from '../../model/problem.ts';
import { mayEditCalendar } from '../../policy/admin.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { answer, body, bool, date, int, list, params, ref, refusals, type Schema, str, text } from '../schemas/common.ts';

interface DueBody {
  readonly start: string;
  readonly amount: number;
  readonly unit: Period['unit'];
  readonly countFirstDay?: boolean;
  readonly pauses?: readonly { readonly from: string; readonly to?: string }[];
}
type YearBody = Pick<CalendarYear, 'holidays' | 'workdays' | 'source'> & { readonly status?: CalendarYear['status'] };

const dates: Schema = { ...list(date), maxItems: 366, uniqueItems: true };

/** The working-day calendar: its years, due dates by it, and the import of a year as the State Council announced it. */
export function calendarRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const years = async () => Object.values((await deps.runtime.currentCalendar()).calendar.years);

  app.get(
    '/api/calendar',
    { schema: { response: { 200: answer({ years: list(ref('calendarYear')) }), ...refusals } } },
    async (request) => {
      userOf(request);
      return { years: await years() };
    },
  );

  app.post<{ Body: DueBody }>(
    '/api/calendar/due',
    {
      schema: {
        body: body(
          {
            start: date,
            amount: { type: 'integer', minimum: 0, maximum: 10_000 },
            unit: { type: 'string', enum: ['workingDays', 'calendarDays', 'hours', 'months', 'years'] },
            countFirstDay: bool,
            pauses: { ...list(body({ from: date, to: date }, ['from'])), maxItems: 50 },
          },
          ['start', 'amount', 'unit'],
        ),
        response: { 200: answer({ date: str, estimated: bool }), ...refusals },
      },
    },
    async (request) => {
      userOf(request);
      const { start, amount, unit, countFirstDay, pauses = [] } = request.body;
      refuseUnless([
        [isDate(start), '/start'],
        [unit !== 'years' || amount <= 100, '/amount'],
        [unit !== 'months' || amount <= 1200, '/amount'],
        ...pauses.flatMap(({ from, to }, index): [boolean, string][] => [
          [isDate(from) && from >= start, `/pauses/${index}/from`],
          [to === undefined || (isDate(to) && to >= from), `/pauses/${index}/to`],
        ]),
      ]);
      const { calendar } = await deps.runtime.currentCalendar();
      const period: Period = { amount, unit, ...(countFirstDay ? { countFirstDay } : {}) };
      if (pauses.length === 0) return dueDate(calendar, start, period);
      const last = [start, ...pauses.map(({ from, to }) => to ?? from)].sort().at(-1) ?? start;
      const reading = readClock(calendar, {
        period,
        startedAt: startOfDay(start),
        pauses: pauses.map(({ from, to }) => ({ from: startOfDay(from), ...(to ? { to: startOfDay(to) } : {}) })),
        now: startOfDay(last),
      });
      return { date: reading.dueOn, estimated: reading.estimated };
    },
  );

  app.put<{ Params: { year: string }; Body: YearBody }>(
    '/api/calendar/:year',
    {
      schema: {
        params: params({ year: { type: 'string', pattern: '^(19|20|21)[0-9]{2}$' } }),
        body: body(
          { source: text(500, 1), holidays: dates, workdays: dates, status: { type: 'string', enum: ['published', 'provisional'] } },
          ['source', 'holidays', 'workdays'],
        ),
        response: { 200: answer({ year: ref('calendarYear'), cases: int }), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      if (!mayEditCalendar(user)) throw new Rejection('forbidden');
      const { status = 'published', ...rest } = request.body;
      const year: CalendarYear = { year: Number(request.params.year), status, ...rest };
      refuseUnless(wrongDays(year));
      const { cases } = await importCalendarYear(deps.runtime, { by: user, year, address: request.ip });
      return { year, cases };
    },
  );
}

/** Places of days that can't be: of another year, or worked though it is a working day. */
export function wrongDays({ year, holidays, workdays }: CalendarYear): [boolean, string][] {
  const within = (day: string) => isDate(day) && day.startsWith(`${year}-`);
  // A day worked must be one that otherwise isn't.
  const bare = { years: {} };
  return [
    ...holidays.map((day, index): [boolean, string] => [within(day), `/holidays/${index}`]),
    ...workdays.map((day, index): [boolean, string] => [
      within(day) && !isWorkingDay(bare, day).working && !holidays.includes(day),
      `/workdays/${index}`,
    ]),
  ];
}

/** @throws Rejection input.invalid */
export function refuseUnless(checks: readonly (readonly [boolean, string])[]): void {
  const errors: InputError[] = checks.flatMap(([fine, pointer]) => (fine ? [] : [{ pointer, code: 'field.date', params: {} }]));
  if (errors.length > 0) throw new Rejection('input.invalid', { count: errors.length }, errors);
}
