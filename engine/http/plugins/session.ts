import cookie from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Rejection } from '../../model/errors.ts';
import type { User } from '../../model/user.ts';
import type { Session, Sessions } from '../sessions.ts';

export const cookieName = 'lz_session';

declare module 'fastify' {
  interface FastifyRequest {
    session: Session | null;
  }
  interface FastifyContextConfig {
    /** `public`: no session needed. Every other route under /api needs one. */
    access?: 'public';
  }
}

/** `request.session` from the cookie; routes are closed to strangers unless they say `access: 'public'`. */
export async function addSessions(app: FastifyInstance, sessions: Sessions): Promise<void> {
  await app.register(cookie);
  app.decorateRequest('session', null);
  app.addHook('onRequest', async (request) => {
    const token = request.cookies[cookieName];
    if (token) request.session = await sessions.find(token);
    if (!request.session && request.routeOptions.config.access !== 'public' && !request.is404 && request.url.startsWith('/api/'))
      throw new Rejection('auth.required');
    // A one-time password opens the door to choosing one's own, and to nothing else.
    const closed = request.routeOptions.config.access !== 'public' && /^\/api\/(?!session(\/|\?|$))/.test(request.url);
    if (request.session?.mustChange && closed) throw new Rejection('password.change-needed');
  });
}

/** User of a route that needs a session. @throws Rejection auth.required */
export function userOf(request: FastifyRequest): User {
  if (!request.session) throw new Rejection('auth.required');
  return request.session.user;
}

export function setSessionCookie(reply: FastifyReply, request: FastifyRequest, token: string, hours: number, https: boolean): void {
  reply.setCookie(cookieName, token, { ...cookieOptions(request, https), maxAge: hours * 3600 });
}

export function clearSessionCookie(reply: FastifyReply, request: FastifyRequest, https: boolean): void {
  reply.clearCookie(cookieName, cookieOptions(request, https));
}

function cookieOptions(request: FastifyRequest, https: boolean) {
  const secure = https || request.headers['x-forwarded-proto'] === 'https';
  return { path: '/', httpOnly: true, sameSite: 'lax' as const, secure };
}
