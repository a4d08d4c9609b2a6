import type { FastifyInstance } from 'fastify';
import { addMonths, dateOf, startOfDay } from '../../calendar/date.ts';
import { answerRating, rateCase } from '../../commands/rate-case.ts';
import type { Lang } from '../../messages/render.ts';
import { Rejection } from '../../model/errors.ts';
import { type CaseRatingDto, type DepartmentRatingDto, isBadRating } from '../../model/rating.ts';
import type { User } from '../../model/user.ts';
import { mayAnswerRating, mayIdentifyRater, mayRateCase, ratingOwners } from '../../policy/rating.ts';
import { isMember } from '../../policy/roles.ts';
import { archivedAt } from '../../store/archive/archive.ts';
import { readSummary } from '../../store/cases.ts';
import { ratingOfCase, ratingPage, type StoredRating, watchedRatings } from '../../store/ratings.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { monthsOf, type ProgressQuery, watchOf } from '../present/board.ts';
import { programmeTitle } from '../present/titles.ts';
import { cursorParam } from '../reply.ts';
import {
  after,
  answer,
  body,
  bool,
  district,
  id,
  int,
  limit,
  list,
  month,
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

const given = { level: int, tags: list(str), comment: str, answer: nullable('string'), answeredAt: nullable('string') };
const own = answer({ rating: { anyOf: [answer({ ...given, ratedAt: str }), { type: 'null' }] }, may: bool });
const ofDepartment = answer({
  ...{ ...given, id: str, programme: str, programmeTitle: str, ratedOn: str, bad: bool, answeredBy: nullable('string'), mayAnswer: bool },
  of: { anyOf: [answer({ caseId: str, number: str, enterpriseName: str }), { type: 'null' }] },
});
type Id = { Params: { id: string } };
const yes = { type: 'string', enum: ['true'] };
interface WatchedQuery extends ProgressQuery {
  readonly bad?: 'true';
  readonly unanswered?: 'true';
  readonly after?: string;
  readonly limit?: string;
}

/** Ratings 好差评: an enterprise rates a case that has ended, the department reads and answers. */
export function ratingRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { store, runtime } = deps;
  const byId = params({ id });

  app.get<Id>('/api/cases/:id/rating', { schema: { params: byId, response: { 200: own, ...refusals } } }, async (request) =>
    presentOwn(deps, userOf(request), request.params.id),
  );

  app.post<Id & { Body: { level: number; tags: string[]; comment: string } }>(
    '/api/cases/:id/rating',
    {
      schema: {
        params: byId,
        body: body({
          level: { type: 'integer', minimum: 1, maximum: 5 },
          tags: { ...list(text(40, 1)), maxItems: 20 },
          comment: text(1000),
        }),
        response: { 201: own, ...refusals },
      },
    },
    async (request, reply) => {
      const user = userOf(request);
      await rateCase(runtime, { by: user, caseId: request.params.id, ...request.body });
      return reply.code(201).send(await presentOwn(deps, user, request.params.id));
    },
  );

  app.get<{ Querystring: { unanswered?: 'true'; after?: string; limit?: string } }>(
    '/api/ratings',
    {
      schema: {
        querystring: query({ unanswered: yes, after, limit }),
        response: { 200: page(ofDepartment), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      const owners = ratingOwners(user);
      if (owners?.length === 0) throw new Rejection('forbidden');
      const rows = await ratingPage(store.read, {
        ...{ owners, unanswered: request.query.unanswered === 'true' },
        ...{ after: cursorParam(request.query.after), limit: pageOf(request.query.limit) },
      });
      return { ...rows, items: await Promise.all(rows.items.map((rating) => presentForDepartment(deps, user, rating, request.language))) };
    },
  );

  /** Behind the board's figures, in its reader's sight. */
  app.get<{ Querystring: WatchedQuery }>(
    '/api/board/ratings',
    {
      schema: {
        querystring: query({ programme: slug, district, from: month, to: month, bad: yes, unanswered: yes, after, limit }),
        response: { 200: page(ofDepartment), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      const { sight } = await watchOf(deps, user);
      const { programme, district: code, bad, unanswered, after: place, limit: size, ...period } = request.query;
      const months = monthsOf(period, deps.clock());
      const rows = await watchedRatings(store.read, {
        ...{ sight, programme, district: code, bad: bad === 'true', unanswered: unanswered === 'true' },
        ...{ from: startOfDay(`${months.from}-01`), until: startOfDay(addMonths(`${months.to}-01`, 1)) },
        ...{ after: cursorParam(place), limit: pageOf(size) },
      });
      return { ...rows, items: await Promise.all(rows.items.map((rating) => presentForDepartment(deps, user, rating, request.language))) };
    },
  );

  app.post<Id & { Body: { answer: string } }>(
    '/api/ratings/:id/answer',
    { schema: { params: byId, body: body({ answer: text(2000) }), response: { 204: { type: 'null' }, ...refusals } } },
    async (request, reply) => {
      await answerRating(runtime, { by: userOf(request), id: request.params.id, answer: request.body.answer });
      return reply.code(204).send();
    },
  );
}

async function presentOwn({ store }: HttpDeps, user: User, caseId: string): Promise<CaseRatingDto> {
  const kase = await readSummary(store.read, caseId);
  if (!kase || !isMember(user, kase.uscc)) throw new Rejection('not-found');
  const found = await ratingOfCase(store.read, caseId);
  const may = !found && mayRateCase(user, kase) && (await archivedAt(store.read, caseId)) === null;
  return { rating: found, may };
}

async function presentForDepartment(deps: HttpDeps, user: User, rating: StoredRating, language: Lang): Promise<DepartmentRatingDto> {
  const kase = await readSummary(deps.store.read, rating.caseId);
  const { id: ratingId, programme, level, tags, comment, answer: said, answeredAt, answeredBy } = rating;
  const names = await deps.people.names([answeredBy]);
  return {
    ...{
      id: ratingId,
      programme,
      level,
      tags,
      comment,
      answer: said,
      answeredAt,
      bad: isBadRating(level),
      ratedOn: dateOf(rating.ratedAt),
    },
    programmeTitle: kase ? programmeTitle(await deps.programmes.byHash(kase.definition), language) : programme,
    answeredBy: answeredBy && (names.get(answeredBy) ?? ''),
    mayAnswer: answeredAt === null && mayAnswerRating(user, rating),
    of: kase && mayIdentifyRater(user, rating) ? { caseId: kase.id, number: kase.number, enterpriseName: kase.enterpriseName } : null,
  };
}
