import type { FastifyInstance } from 'fastify';
import type { HttpDeps } from '../deps.ts';
import { answer, bool, refusals, str } from '../schemas/common.ts';

/** Is the process up and its database reachable? */
export function healthRoutes(app: FastifyInstance, { store, clock, config }: HttpDeps): void {
  const schema = { response: { 200: answer({ ok: bool, version: str, now: str, database: str }), ...refusals } };
  app.get('/api/health', { config: { access: 'public' }, schema }, async () => {
    await store.read.raw('select 1');
    return { ok: true, version: config.version, now: clock(), database: store.dialect.name };
  });
}
