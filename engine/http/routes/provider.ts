import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signInByProvider } from '../../commands/sign-in-by-provider.ts';
import { ProviderError } from '../../effects/identity.ts';
import { Rejection } from '../../model/errors.ts';
import { keepAttempt, takeAttempt } from '../../store/provider-states.ts';
import type { HttpDeps } from '../deps.ts';
import { setSessionCookie } from '../plugins/session.ts';
import { answer, nullable, query, refusals, text } from '../schemas/common.ts';

const cookieName = 'lz_provider';
const cookiePath = '/api/session/provider';
const minutes = 10;
const access = { access: 'public' } as const;
/** To the provider and back: always somewhere else. */
const onward = { 302: { description: 'to the provider, or back into the app', type: 'null' }, ...refusals };
type Trouble = 'down' | 'refused' | 'unknown' | 'locked';

/** Sign-in through the provider of identities; what goes wrong is said on the page of sign-in, where the local way is offered too. */
export function providerRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { identity, store, sessions, config, clock } = deps;
  const trouble = (reply: FastifyReply, reason: Trouble) =>
    reply.clearCookie(cookieName, { path: cookiePath }).header('cache-control', 'no-store').redirect(`/login?problem=${reason}`, 302);

  app.get(
    '/api/session/options',
    { config: access, schema: { response: { 200: answer({ provider: { type: 'boolean' }, label: nullable('string') }), ...refusals } } },
    async () => ({ provider: identity !== null, label: identity?.settings.label ?? null }),
  );

  app.get<{ Querystring: { next?: string } }>(
    '/api/session/provider',
    { config: access, schema: { querystring: query({ next: text(500) }), response: onward } },
    async (request, reply) => {
      if (!identity) throw new Rejection('not-found');
      const now = clock();
      try {
        const { url, attempt } = await identity.begin();
        const until = new Date(Date.parse(now) + minutes * 60_000).toISOString();
        await store.writer.transact((tx) => keepAttempt(tx, { ...attempt, next: ownAddress(request.query.next) }, now, until));
        const secure = config.https || request.headers['x-forwarded-proto'] === 'https';
        reply.setCookie(cookieName, attempt.state, { path: cookiePath, httpOnly: true, sameSite: 'lax', secure, maxAge: minutes * 60 });
        return reply.header('cache-control', 'no-store').redirect(url, 302);
      } catch (error) {
        return trouble(reply, reasonOf(request, error));
      }
    },
  );

  app.get<{ Querystring: Record<string, string> }>(
    '/api/session/provider/callback',
    {
      config: access,
      schema: { querystring: { type: 'object', additionalProperties: { type: 'string', maxLength: 4000 } }, response: onward },
    },
    async (request, reply) => {
      if (!identity) throw new Rejection('not-found');
      const { state } = request.query;
      // Another browser's attempt, or somebody else's answer slipped in.
      if (!state || state !== request.cookies[cookieName]) return trouble(reply, 'refused');
      const attempt = await store.writer.transact((tx) => takeAttempt(tx, state, clock()));
      if (!attempt) return trouble(reply, 'refused');
      try {
        const vouched = await identity.finish(request.url.slice(request.url.indexOf('?')), attempt);
        const { create } = identity.settings;
        const found = await signInByProvider(deps.runtime, { identity: vouched, create, address: request.ip });
        if ('refusal' in found) return trouble(reply, found.refusal);
        if (request.session) await sessions.close(request.session);
        const place = { address: request.ip, agent: request.headers['user-agent'], provider: true };
        const { token } = await sessions.open(found.user, place);
        setSessionCookie(reply, request, token, config.sessionHours, config.https);
        return reply.clearCookie(cookieName, { path: cookiePath }).header('cache-control', 'no-store').redirect(attempt.next, 302);
      } catch (error) {
        return trouble(reply, reasonOf(request, error));
      }
    },
  );
}

function reasonOf(request: FastifyRequest, error: unknown): 'down' | 'refused' {
  if (!(error instanceof ProviderError)) throw error;
  request.log.warn({ err: error.cause }, 'provider of identities');
  return error.reason;
}

/** Only addresses of our own are gone to. */
function ownAddress(next: string | undefined): string {
  return next && /^\/(?![/\\]|api(\/|$)|login)/.test(next) ? next : '/';
}
