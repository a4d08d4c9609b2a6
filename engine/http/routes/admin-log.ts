import type { FastifyInstance } from 'fastify';
import { addDays, isDate, startOfDay } from '../../calendar/date.ts';
import { exportLog } from '../../commands/admin/export-log.ts';
import { text as say } from '../../messages/render.ts';
import type { ActDto, ChainCheckDto } from '../../model/dto/admin.ts';
import type { Page } from '../../model/dto/session.ts';
import { Rejection, refuseEntry } from '../../model/errors.ts';
import { mayReadAdminLog } from '../../policy/admin.ts';
import { actPage, actsKnown, checkChain, type LoggedAct, type LogQuery } from '../../store/admin/log.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { presentActs } from '../present/acts.ts';
import { cursorParam } from '../reply.ts';
import { after, answer, body, date, id, int, limit, list, page, pageOf, query, ref, refusals, str, text } from '../schemas/common.ts';

const filters = {
  by: id,
  act: text(60, 1),
  kind: text(40, 1),
  subject: text(100, 1),
  case: id,
  address: text(64, 1),
  from: date,
  until: date,
};
interface Filters {
  readonly by?: string;
  readonly act?: string;
  readonly kind?: string;
  readonly subject?: string;
  readonly case?: string;
  readonly address?: string;
  readonly from?: string;
  readonly until?: string;
}
/** Rows that one export takes at most, and rows that a check on the screen reads: the command line reads all. */
const exportRows = 10_000;
const checkedRows = 20_000;

/** 审计日志: searched by the administrator and the auditor, exported by the auditor, changed by nobody. */
export function adminLogRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { read } = deps.store;
  const present = (rows: readonly LoggedAct[], request: Parameters<typeof userOf>[0]) => presentActs(deps, rows, request.language);

  app.get<{ Querystring: Filters & { after?: string; limit?: string } }>(
    '/api/admin/log',
    { schema: { querystring: query({ ...filters, after, limit }), response: { 200: page(ref('act')), ...refusals } } },
    async (request): Promise<Page<ActDto>> => {
      if (!mayReadAdminLog(userOf(request))) throw new Rejection('forbidden');
      const { after: place, limit: size, ...given } = request.query;
      const rows = await actPage(read, { ...queryOf(given), after: cursorParam(place), limit: pageOf(size) });
      return { ...rows, items: await present(rows.items, request) };
    },
  );

  app.get(
    '/api/admin/log/acts',
    { schema: { response: { 200: answer({ items: list(answer({ act: str, title: str })) }), ...refusals } } },
    async (request) => {
      if (!mayReadAdminLog(userOf(request))) throw new Rejection('forbidden');
      const known = await actsKnown(read);
      return { items: known.map((act) => ({ act, title: say(request.language, `act-kind.${act}`) })) };
    },
  );

  app.get(
    '/api/admin/log/check',
    { schema: { response: { 200: answer({ entries: int, faults: list(str) }), ...refusals } } },
    async (request): Promise<ChainCheckDto> => {
      if (!mayReadAdminLog(userOf(request))) throw new Rejection('forbidden');
      return checkChain(read, checkedRows);
    },
  );

  app.post<{ Body: Filters }>(
    '/api/admin/log/export',
    { schema: { body: body(filters, []), response: { 200: answer({ items: list(ref('act')), more: { type: 'boolean' } }), ...refusals } } },
    async (request) => {
      const { items, more } = await exportLog(deps.runtime, {
        ...{ by: userOf(request), address: request.ip },
        query: { ...queryOf(request.body), limit: exportRows },
      });
      return { items: await present(items, request), more };
    },
  );
}

function queryOf({ case: caseId, from, until, ...rest }: Filters): Omit<LogQuery, 'limit'> {
  const wrong = Object.entries({ from, until }).find(([, day]) => day !== undefined && !isDate(day));
  if (wrong) refuseEntry(`/${wrong[0]}`, 'field.date');
  return {
    ...rest,
    caseId,
    from: from === undefined ? undefined : startOfDay(from),
    until: until === undefined ? undefined : startOfDay(addDays(until, 1)),
  };
}
