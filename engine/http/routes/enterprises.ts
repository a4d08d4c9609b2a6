import type { FastifyInstance } from 'fastify';
import { dateOf, isDate } from '../../calendar/date.ts';
import { saveEnterprise } from '../../commands/save-enterprise.ts';
import { isMobile, maskMobile, normaliseMobile } from '../../forms/formats/mobile.ts';
import { isUscc } from '../../forms/formats/uscc.ts';
import { type Enterprise, figureSources, type YearVersionDto, yearFigures } from '../../model/enterprise.ts';
import { Rejection } from '../../model/errors.ts';
import type { InputError } from '../../model/problem.ts';
import { mayEditEnterprise, mayReadEnterprise } from '../../policy/enterprise.ts';
import { isMember } from '../../policy/roles.ts';
import { enterpriseByUscc, enterprisesOf, yearVersions } from '../../store/enterprises.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import {
  answer,
  body,
  date,
  district,
  int,
  list,
  openOrNull,
  page,
  params,
  ref,
  refusals,
  type Schema,
  str,
  text,
  uscc,
} from '../schemas/common.ts';

const amount: Schema = { type: 'number', minimum: -1e12, maximum: 1e12 };
const count: Schema = { type: 'integer', minimum: 0, maximum: 10_000_000 };
const figures = Object.fromEntries(Object.entries(yearFigures).map(([name, kind]) => [name, kind === 'money' ? amount : count]));
const year = body(
  { year: { type: 'integer', minimum: 1949, maximum: 2200 }, ...figures, source: { type: 'string', enum: [...figureSources] } },
  ['year', 'revenue'],
);
const profile = body(
  {
    uscc,
    name: text(100, 2),
    district,
    industry: text(20, 1),
    chain: text(60),
    foundedOn: date,
    status: { type: 'string', enum: ['active', 'abnormal', 'cancelled'] },
    legalName: text(60, 1),
    contact: text(60, 1),
    mobile: text(20, 1),
    email: text(120),
    employees: { type: 'integer', minimum: 0, maximum: 10_000_000 },
    years: { ...list(year), maxItems: 30 },
  },
  ['uscc', 'name', 'district', 'industry', 'foundedOn', 'status', 'legalName', 'contact', 'mobile', 'employees', 'years'],
);
type ByUscc = { Params: { uscc: string } };

/** Enterprise profiles: filled once, reused in every application. */
export function enterpriseRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { store, runtime } = deps;
  const byUscc = params({ uscc });

  app.get('/api/enterprises', { schema: { response: { 200: page(ref('enterprise')), ...refusals } } }, async (request) => {
    const mine = userOf(request).memberships.map((membership) => membership.uscc);
    return { items: await enterprisesOf(store.read, [...new Set(mine)]) };
  });

  app.get<ByUscc>(
    '/api/enterprises/:uscc',
    { schema: { params: byUscc, response: { 200: ref('enterprise'), ...refusals } } },
    async (request, reply) => {
      const user = userOf(request);
      const found = await enterpriseByUscc(store.read, request.params.uscc);
      if (!found || !mayReadEnterprise(user, found.enterprise)) throw new Rejection('not-found');
      reply.header('etag', `"${found.version}"`);
      const { enterprise } = found;
      return isMember(user, enterprise.uscc) ? enterprise : { ...enterprise, mobile: maskMobile(enterprise.mobile) };
    },
  );

  app.put<ByUscc & { Body: Enterprise }>(
    '/api/enterprises/:uscc',
    { schema: { params: byUscc, body: profile, response: { 200: ref('enterprise'), ...refusals } } },
    async (request) => {
      const user = userOf(request);
      if (!mayEditEnterprise(user, request.params.uscc)) throw new Rejection('not-found');
      const enterprise = normalised(request.body);
      const errors = errorsOf(enterprise, request.params.uscc, dateOf(deps.clock()));
      if (errors.length > 0) throw new Rejection('input.invalid', { count: errors.length }, errors);
      const stored = await enterpriseByUscc(store.read, enterprise.uscc);
      await saveEnterprise(runtime, { by: user, enterprise, version: expectedVersion(request.headers['if-match'], stored?.version ?? 0) });
      return enterprise;
    },
  );

  app.get<ByUscc>(
    '/api/enterprises/:uscc/years',
    {
      schema: {
        params: byUscc,
        response: {
          200: answer({
            items: list(answer({ year: int, version: int, figures: openOrNull, source: str, savedAt: str, savedBy: str })),
          }),
          ...refusals,
        },
      },
    },
    async (request): Promise<{ items: YearVersionDto[] }> => {
      const found = await enterpriseByUscc(store.read, request.params.uscc);
      if (!found || !mayReadEnterprise(userOf(request), found.enterprise)) throw new Rejection('not-found');
      const rows = await yearVersions(store.read, request.params.uscc);
      const names = await deps.people.names(rows.map(({ savedBy }) => savedBy));
      return { items: rows.map((row) => ({ ...row, savedBy: names.get(row.savedBy) ?? '' })) };
    },
  );
}

function normalised(enterprise: Enterprise): Enterprise {
  return {
    ...enterprise,
    name: enterprise.name.trim(),
    mobile: normaliseMobile(enterprise.mobile),
    years: enterprise.years.toSorted((a, b) => b.year - a.year),
  };
}

function errorsOf(enterprise: Enterprise, expected: string, today: string): InputError[] {
  const error = (pointer: string, code: string): InputError => ({ pointer, code, params: {} });
  const years = enterprise.years.map(({ year }) => year);
  return [
    ...(enterprise.uscc === expected && isUscc(enterprise.uscc) ? [] : [error('/uscc', 'field.uscc')]),
    ...(isDate(enterprise.foundedOn) && enterprise.foundedOn <= today ? [] : [error('/foundedOn', 'field.date')]),
    ...(isMobile(enterprise.mobile) ? [] : [error('/mobile', 'field.mobile')]),
    ...(enterprise.name.length >= 2 ? [] : [error('/name', 'field.required')]),
    ...years.flatMap((value, index) => (years.indexOf(value) === index ? [] : [error(`/years/${index}/year`, 'field.uniqueItems')])),
  ];
}

/** Without `If-Match` the newest version is replaced. */
function expectedVersion(header: string | undefined, current: number): number {
  const match = /^"?(\d{1,9})"?$/.exec(header?.trim() ?? '');
  return match ? Number(match[1]) : current;
}
