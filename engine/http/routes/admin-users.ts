import type { FastifyInstance } from 'fastify';
import { leaveUser, lockUser, openTasksOf, unlockUser } from '../../commands/admin/account-state.ts';
import { addUser, editUser, endUserSessions, resetPassword } from '../../commands/admin/save-user.ts';
import type { AccountDto, AccountPageDto } from '../../model/dto/admin.ts';
import type { Page } from '../../model/dto/session.ts';
import { Rejection } from '../../model/errors.ts';
import { mayReadUsers } from '../../policy/admin.ts';
import { type AccountState, accountById, accountPage } from '../../store/admin/users.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { presentAccount, presentAccounts } from '../present/account.ts';
import { cursorParam } from '../reply.ts';
import {
  after,
  answer,
  body,
  id,
  int,
  limit,
  list,
  page,
  pageOf,
  params,
  query,
  ref,
  refusals,
  sha256,
  str,
  text,
} from '../schemas/common.ts';

type Id = { Params: { id: string } };
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const mail = { type: 'string', maxLength: 200, pattern: '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$' };
/** As people type it: letters, digits and a few signs, no blanks. */
const login = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._@-]{1,63}$' };
const role = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9-]{0,63}$' };
const content = { name: text(50, 1), email: orNull(mail), providerId: orNull(text(200, 1)) };
const byId = params({ id });
const done = { 204: { type: 'null' }, ...refusals };
const given = { 200: answer({ id: str, password: str }), ...refusals };

interface ContentBody {
  readonly name: string;
  readonly email: string | null;
  readonly providerId: string | null;
}
interface ListQuery {
  readonly q?: string;
  readonly state?: AccountState;
  readonly role?: string;
  readonly org?: string;
  readonly after?: string;
  readonly limit?: string;
}

/** 用户: accounts, kept by the administrator and read by the auditor. */
export function adminUserRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { runtime, passwords, sessions, people } = deps;

  app.get<{ Querystring: ListQuery }>(
    '/api/admin/users',
    {
      schema: {
        querystring: query({ q: text(100), state: { type: 'string', enum: ['active', 'locked', 'left'] }, role, org: id, after, limit }),
        response: { 200: page(ref('account')), ...refusals },
      },
    },
    async (request): Promise<Page<AccountDto>> => {
      if (!mayReadUsers(userOf(request))) throw new Rejection('forbidden');
      const { q, limit: size, after: place, ...filter } = request.query;
      const rows = await accountPage(deps.store.read, {
        ...filter,
        q: q?.trim() || undefined,
        after: cursorParam(place),
        limit: pageOf(size),
      });
      return { ...rows, items: await presentAccounts(deps, rows.items, request.language) };
    },
  );

  app.post<{ Body: ContentBody & { readonly login: string } }>(
    '/api/admin/users',
    { schema: { body: body({ login, ...content }), response: given } },
    async (request, reply) => {
      const user = { ...request.body, name: request.body.name.trim() };
      reply.header('cache-control', 'no-store');
      return addUser(runtime, { by: userOf(request), address: request.ip, user, hash: passwords.hash });
    },
  );

  app.get<Id>(
    '/api/admin/users/:id',
    { schema: { params: byId, response: { 200: ref('accountPage'), ...refusals } } },
    async (request): Promise<AccountPageDto> => {
      if (!mayReadUsers(userOf(request))) throw new Rejection('forbidden');
      const account = await accountById(deps.store.read, request.params.id);
      if (!account) throw new Rejection('not-found');
      return presentAccount(deps, account, { openTasks: await openTasksOf(runtime, account.id), language: request.language });
    },
  );

  app.put<Id & { Body: ContentBody }>(
    '/api/admin/users/:id',
    { schema: { params: byId, body: body(content), response: done } },
    async (request, reply) => {
      const user = { ...request.body, name: request.body.name.trim() };
      await editUser(runtime, { by: userOf(request), address: request.ip, id: request.params.id, user });
      changed(request.params.id);
      return reply.code(204).send();
    },
  );

  app.post<Id>(
    '/api/admin/users/:id/reset',
    { schema: { params: byId, body: body({}), response: { 200: answer({ password: str }), ...refusals } } },
    async (request, reply) => {
      const answered = await resetPassword(runtime, {
        ...{ by: userOf(request), address: request.ip, id: request.params.id, hash: passwords.hash },
      });
      changed(request.params.id);
      reply.header('cache-control', 'no-store');
      return answered;
    },
  );

  app.post<Id & { Body: { reason: string } }>(
    '/api/admin/users/:id/lock',
    { schema: { params: byId, body: body({ reason: text(500) }), response: done } },
    async (request, reply) => {
      await lockUser(runtime, { by: userOf(request), address: request.ip, id: request.params.id, reason: request.body.reason });
      changed(request.params.id);
      return reply.code(204).send();
    },
  );

  app.post<Id>('/api/admin/users/:id/unlock', { schema: { params: byId, body: body({}), response: done } }, async (request, reply) => {
    await unlockUser(runtime, { by: userOf(request), address: request.ip, id: request.params.id });
    changed(request.params.id);
    return reply.code(204).send();
  });

  app.post<Id & { Body: { reason: string; to: string | null } }>(
    '/api/admin/users/:id/leave',
    {
      schema: {
        params: byId,
        body: body({ reason: text(500), to: orNull(id) }),
        response: { 200: answer({ taken: int, released: int, left: list(str) }), ...refusals },
      },
    },
    async (request) => {
      const answered = await leaveUser(runtime, { by: userOf(request), address: request.ip, id: request.params.id, ...request.body });
      changed(request.params.id);
      return answered;
    },
  );

  app.post<Id & { Body: { session?: string } }>(
    '/api/admin/users/:id/sign-out',
    { schema: { params: byId, body: body({ session: sha256 }, []), response: done } },
    async (request, reply) => {
      const { session } = request.body;
      await endUserSessions(runtime, { by: userOf(request), address: request.ip, id: request.params.id, session });
      changed(request.params.id);
      return reply.code(204).send();
    },
  );

  function changed(user: string): void {
    sessions.forgetUser(user);
    people.forget();
  }
}
