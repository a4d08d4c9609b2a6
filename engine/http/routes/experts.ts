import type { FastifyInstance } from 'fastify';
import { addMonths, dateOf } from '../../calendar/date.ts';
import { addExpert, changeExpert } from '../../commands/save-expert.ts';
import type { ExpertDto } from '../../model/dto/expert.ts';
import { Rejection } from '../../model/errors.ts';
import { mayReadExperts } from '../../policy/panel.ts';
import { drawsSince, expertsOf, type StoredExpert } from '../../store/experts.ts';
import { userByLogin } from '../../store/users.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import {
  answer,
  body,
  bool,
  date,
  id,
  int,
  list,
  page,
  params,
  query,
  ref,
  refusals,
  type Schema,
  slug,
  str,
  text,
  uscc,
} from '../schemas/common.ts';

const relation: Schema = body({ kind: slug, uscc, until: date }, ['kind', 'uscc']);
const content = { skills: { ...list(text(50, 1)), maxItems: 50 }, relations: { ...list(relation), maxItems: 200 }, active: bool };
const expertDto = answer({
  ...{ id: str, pool: str, user: str, name: str, skills: list(str), active: bool, recentDraws: int },
  relations: list(answer({ kind: str, uscc: str, until: str }, ['until'])),
});
type Content = Partial<Pick<StoredExpert, 'skills' | 'relations' | 'active'>>;

/** Pools of experts: who may be drawn for a panel. */
export function expertRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { runtime, store } = deps;
  app.addSchema({ $id: 'expert', ...expertDto });
  const present = async (experts: readonly StoredExpert[]): Promise<ExpertDto[]> => {
    const users = experts.map(({ user }) => user);
    const [names, draws] = await Promise.all([
      deps.people.names(users),
      drawsSince(store.read, users, addMonths(dateOf(deps.clock()), -12)),
    ]);
    return experts.map((expert) => ({ ...expert, name: names.get(expert.user) ?? '', recentDraws: draws.get(expert.user) ?? 0 }));
  };

  app.get<{ Querystring: { pool?: string } }>(
    '/api/experts',
    { schema: { querystring: query({ pool: slug }), response: { 200: page(ref('expert')), ...refusals } } },
    async (request) => {
      if (!mayReadExperts(userOf(request))) throw new Rejection('forbidden');
      return { items: await present(await expertsOf(store.read, request.query.pool)) };
    },
  );

  app.post<{ Body: Content & { pool: string; login: string } }>(
    '/api/experts',
    {
      schema: {
        body: body({ pool: slug, login: text(100, 1), ...content }, ['pool', 'login']),
        response: { 201: ref('expert'), ...refusals },
      },
    },
    async (request, reply) => {
      const by = userOf(request);
      const { login, ...rest } = request.body;
      // Whoever may not keep pools learns nothing about logins.
      const known = mayReadExperts(by) ? await userByLogin(store.read, login) : null;
      const expert = await addExpert(runtime, { ...rest, by, user: known?.user.id ?? '' });
      return reply.code(201).send((await present([expert]))[0]);
    },
  );

  app.patch<{ Params: { id: string }; Body: Content }>(
    '/api/experts/:id',
    { schema: { params: params({ id }), body: body(content, []), response: { 200: ref('expert'), ...refusals } } },
    async (request) => {
      const expert = await changeExpert(runtime, { by: userOf(request), id: request.params.id, change: request.body });
      return (await present([expert]))[0];
    },
  );
}
