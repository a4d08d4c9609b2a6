import type { FastifyInstance } from 'fastify';
import { changePassword } from '../../commands/change-password.ts';
import { Rejection } from '../../model/errors.ts';
import type { HttpDeps } from '../deps.ts';
import { clearSessionCookie, setSessionCookie } from '../plugins/session.ts';
import { presentSession } from '../present/session.ts';
import { answer as answerOf, body, ref, refusals, text } from '../schemas/common.ts';
import { checkPassword } from '../sign-in.ts';

/** Signing in, who is signed in, signing out. */
export function sessionRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { sessions, config } = deps;
  const answer = { 200: ref('session'), ...refusals };

  app.post<{ Body: { login: string; password: string } }>(
    '/api/session',
    {
      config: { access: 'public', verbatim: ['password'] },
      schema: { body: body({ login: text(100, 1), password: text(200, 1) }), response: answer },
    },
    async (request, reply) => {
      const { login, password } = request.body;
      const user = await checkPassword(deps, { login, password, address: request.ip });
      if (request.session) await sessions.close(request.session);
      const { token } = await sessions.open(user.id, { address: request.ip, agent: request.headers['user-agent'] });
      const session = await sessions.find(token);
      if (!session) throw new Rejection('auth.failed');
      setSessionCookie(reply, request, token, config.sessionHours, config.https);
      reply.header('cache-control', 'no-store');
      return presentSession(deps, session, request.language);
    },
  );

  app.post<{ Body: { current: string; next: string } }>(
    '/api/session/password',
    {
      config: { verbatim: ['current', 'next'] },
      schema: { body: body({ current: text(200, 1), next: text(200, 1) }), response: { 204: { type: 'null' }, ...refusals } },
    },
    async (request, reply) => {
      if (!request.session) throw new Rejection('auth.required');
      const { current, next } = request.body;
      const { user, id } = request.session;
      const address = request.ip;
      await changePassword(deps.runtime, {
        ...{ by: user, current, next, session: id, address, hash: deps.passwords.hash },
        check: (login, password) => checkPassword(deps, { login, password, address }),
      });
      sessions.forgetUser(user.id);
      return reply.code(204).send();
    },
  );

  app.get('/api/session', { schema: { response: answer } }, async (request, reply) => {
    if (!request.session) throw new Rejection('auth.required');
    reply.header('cache-control', 'no-store');
    return presentSession(deps, request.session, request.language);
  });

  // Who came through the provider goes to it once more, to end its session too.
  const left = { 200: answerOf({ signOutUrl: { type: 'string' } }), 204: { type: 'null' }, ...refusals };
  app.delete('/api/session', { schema: { response: left } }, async (request, reply) => {
    if (request.session) await sessions.close(request.session);
    clearSessionCookie(reply, request, config.https);
    const signOutUrl = request.session?.provider ? await deps.identity?.end() : null;
    if (signOutUrl) return reply.code(200).send({ signOutUrl });
    return reply.code(204).send();
  });
}
