import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Rejection } from '../../model/errors.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Unsafe requests of a session must carry its token in `x-csrf-token`; those without a session must not come from another site.
 * Register after the session plugin.
 */
export function addCsrf(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    if (safe.has(request.method)) return done();
    const ok = request.session ? sameToken(request.headers['x-csrf-token'], request.session.csrfToken) : fromHere(request);
    return ok || request.is404 ? done() : done(new Rejection('csrf.failed'));
  });
}

function sameToken(given: string | string[] | undefined, expected: string): boolean {
  if (typeof given !== 'string' || given.length !== expected.length) return false;
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Browsers say where a request comes from (Fetch Metadata); programs say nothing. */
function fromHere(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none';
}
