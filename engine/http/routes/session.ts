import type { FastifyInstance } from 'fastify';
import { Rejection } from '../../model/errors.ts';
import type { HttpDeps } from '../deps.ts';
import { clearSessionCookie, setSessionCookie } from '../plugins/session.ts';
import { presentSession } from '../present/session.ts';
import { body, ref, refusals, text } from '../schemas/common.ts';
import { checkPassword } from '../sign-in.ts';

/** Signing in, who is signed in, signing out. */
export function sessionRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { sessions, config } = deps;
  const answer = { 200: ref('session'), ...refusals };

  app.post<{ Body: { login: string; password: string } }>(
    '/api/session',
    { config: { access: 'public' }, schema: { body: body({ login: text(100, 1), password: text(200, 1) }), response: answer } },
    async (request, reply) => {
      const { login, password } = request.body;
      const user = await checkPassword(deps, { login, password, address: request.ip });
      if (request.session) await sessions.close(request.session);
      const { token } = await sessions.open(user.id);
      const session = await sessions.find(token);
      if (!session) throw new Rejection('auth.failed');
      setSessionCookie(reply, request, token, config.sessionHours, config.https);
      reply.header('cache-control', 'no-store');
      return presentSession(deps, session, request.language);
    },
  );

  app.get('/api/session', { schema: { response: answer } }, async (request, reply) => {
    if (!request.session) throw new Rejection('auth.required');
    reply.header('cache-control', 'no-store');
    return presentSession(deps, request.session, request.language);
  });

  app.delete('/api/session', { schema: { response: { 204: { type: 'null' }, ...refusals } } }, async (request, reply) => {
    if (request.session) await sessions.close(request.session);
    clearSessionCookie(reply, request, config.https);
    return reply.code(204).send();
  });
}
