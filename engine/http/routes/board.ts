import type { FastifyInstance } from 'fastify';
import { dateOf, isDate } from '../../calendar/date.ts';
import { boardReport } from '../../effects/board-report.ts';
import type { PaperReader } from '../../effects/office-paper.ts';
import { printPdf } from '../../effects/pdf.ts';
import { registriesReport } from '../../effects/registries-report.ts';
import { text as say } from '../../messages/render.ts';
import { Rejection } from '../../model/errors.ts';
import type { User } from '../../model/user.ts';
import { openItems, spanEntries, stageCases } from '../../store/board-lists.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { monthsOf, type ProgressQuery, presentProgress, watchOf } from '../present/board.ts';
import { presentBoardCases, presentBoardEntries, presentBoardTasks } from '../present/board-lists.ts';
import { entrySight, presentRegistries, registriesOf } from '../present/board-registries.ts';
import { cursorParam, pdfHeaders } from '../reply.ts';
import { after, date, district, limit, month, page, pageOf, query, ref, refusals, type Schema, slug, text } from '../schemas/common.ts';

const light: Schema = { type: 'string', enum: ['green', 'yellow', 'red', 'none'] };
const stage: Schema = { type: 'string', pattern: '^(submitted|accepted|late|(step|end):[0-9A-Za-z_.-]{0,80})$' };
const scope: Schema = { type: 'string', pattern: '^[0-9A-Za-z_.~-]{0,100}$' };
const period = { programme: slug, district, from: month, to: month };

interface Paged {
  readonly after?: string;
  readonly limit?: string;
}
interface CaseQuery extends ProgressQuery, Paged {
  readonly stage?: string;
  readonly running?: string;
  readonly light?: string;
}
interface TaskQuery extends Paged {
  readonly programme?: string;
  readonly district?: string;
  readonly light?: string;
  readonly scope?: string;
  readonly person?: string;
}
interface RegistriesQuery {
  readonly on?: string;
  readonly compare?: string;
  readonly district?: string;
}
interface EntryQuery extends Paged {
  readonly registry?: string;
  readonly district?: string;
  readonly on?: string;
  readonly month?: string;
}

/** The board 工作调度: figures, and the lists behind them. */
export function boardRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { read } = deps.store;

  app.get<{ Querystring: ProgressQuery }>(
    '/api/board/progress',
    { schema: { querystring: query(period), response: { 200: ref('boardProgress'), ...refusals } } },
    (request) => presentProgress(deps, userOf(request), request.query, request.language),
  );

  /** The same on paper. */
  app.get<{ Querystring: ProgressQuery }>(
    '/api/board/progress.pdf',
    { schema: { querystring: query(period), response: refusals } },
    async (request, reply) => {
      const user = userOf(request);
      const board = await presentProgress(deps, user, request.query, request.language);
      const paper = boardReport(board, await readerOf(deps, user), request.language);
      return reply
        .headers(pdfHeaders(`${say(request.language, 'board-report.title')} ${board.from}–${board.to}`))
        .send(await printPdf(paper));
    },
  );

  app.get<{ Querystring: RegistriesQuery }>(
    '/api/board/registries',
    { schema: { querystring: query({ on: date, compare: date, district }), response: { 200: ref('boardRegistries'), ...refusals } } },
    (request) => presentRegistries(deps, userOf(request), daysOf(deps, request.query), request.language),
  );

  /** The same on paper. */
  app.get<{ Querystring: RegistriesQuery }>(
    '/api/board/registries.pdf',
    { schema: { querystring: query({ on: date, compare: date, district }), response: refusals } },
    async (request, reply) => {
      const user = userOf(request);
      const board = await presentRegistries(deps, user, daysOf(deps, request.query), request.language);
      const paper = registriesReport(board, await readerOf(deps, user), request.language);
      const days = board.days ? `${board.days.before}–${board.days.after}` : board.on;
      return reply.headers(pdfHeaders(`${say(request.language, 'registries-report.title')} ${days}`)).send(await printPdf(paper));
    },
  );

  /** Of a stage: those submitted in the period that have reached it. Without: the running ones, by their light. */
  app.get<{ Querystring: CaseQuery }>(
    '/api/board/cases',
    {
      schema: {
        querystring: query({ ...period, stage, running: { type: 'string', enum: ['true'] }, light, after, limit }),
        response: { 200: page(ref('boardCase')), ...refusals },
      },
    },
    async (request) => {
      const { stage: wanted, programme, district: code, running, light: shown, ...rest } = request.query;
      const { sight } = await watchOf(deps, userOf(request));
      const paged = { sight, district: code, after: cursorParam(rest.after), limit: pageOf(rest.limit) };
      if (wanted !== undefined && programme === undefined) throw missing('programme');
      const rows =
        wanted === undefined || programme === undefined
          ? await openItems(read, { ...paged, kind: 'case', programme, light: shown })
          : await stageCases(read, {
              ...{ ...paged, programme, stage: wanted, running: running === 'true' },
              months: monthsOf(rest, deps.clock()),
            });
      return { ...rows, items: await presentBoardCases(deps, userOf(request), rows.items, request.language) };
    },
  );

  app.get<{ Querystring: TaskQuery }>(
    '/api/board/tasks',
    {
      schema: {
        querystring: query({ programme: slug, district, light, scope, person: text(100), after, limit }),
        response: { 200: page(ref('boardTask')), ...refusals },
      },
    },
    async (request) => {
      const { after: place, limit: size, ...wanted } = request.query;
      const { sight } = await watchOf(deps, userOf(request));
      const rows = await openItems(read, { ...wanted, sight, kind: 'task', after: cursorParam(place), limit: pageOf(size) });
      return { ...rows, items: await presentBoardTasks(deps, userOf(request), rows.items, request.language) };
    },
  );

  /** Valid on a day, or for the last time in a month. */
  app.get<{ Querystring: EntryQuery }>(
    '/api/board/entries',
    {
      schema: {
        querystring: query({ registry: slug, district, on: date, month, after, limit }),
        response: { 200: page(ref('boardEntry')), ...refusals },
      },
    },
    async (request) => {
      const { registry, on, month: ending, district: code, after: place, limit: size } = request.query;
      if (registry === undefined) throw missing('registry');
      const watch = await watchOf(deps, userOf(request));
      const rows = await spanEntries(read, {
        sight: entrySight(watch.sight, registriesOf(watch)),
        ...{ registry, district: code, month: ending },
        on: ending === undefined ? dayOf(deps, on) : undefined,
        ...{ after: cursorParam(place), limit: pageOf(size) },
      });
      return { ...rows, items: await presentBoardEntries(deps, rows.items) };
    },
  );
}

function daysOf(deps: HttpDeps, { on, compare, district: of }: RegistriesQuery) {
  return { on: dayOf(deps, on), compare: compare === undefined ? null : dayOf(deps, compare, 'compare'), district: of };
}

/** Whose report it is: the office is that where they watch the figures. */
async function readerOf(deps: HttpDeps, { name, grants }: User): Promise<PaperReader> {
  const { org = '' } = grants.find(({ role }) => role === 'supervisor') ?? grants[0] ?? {};
  const office = (await deps.people.organisations()).get(org)?.name ?? name;
  return { office, name, on: dateOf(deps.clock()) };
}

/** @throws Rejection request.malformed for a day that doesn't exist */
function dayOf(deps: HttpDeps, on: string | undefined, name = 'on'): string {
  if (on === undefined) return dateOf(deps.clock());
  if (isDate(on)) return on;
  throw new Rejection('request.malformed', {}, [{ pointer: `/querystring/${name}`, code: 'request.pattern', params: {} }]);
}

function missing(name: string): Rejection {
  return new Rejection('request.malformed', {}, [{ pointer: `/querystring/${name}`, code: 'request.required', params: {} }]);
}
