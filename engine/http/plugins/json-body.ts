import type { FastifyInstance } from 'fastify';
import { Rejection } from '../../model/errors.ts';
import { badBytes, badPlaces, badText, seenIn } from '../hostile.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Members of the body that stay as they came, or `true`: all. Of every other text only what is seen gets in. */
    verbatim?: true | readonly string[];
  }
}

/**
 * JSON bodies: UTF-8 only, no `__proto__` or `constructor.prototype` keys, at most 64 levels deep, and nothing a database can't store.
 * Each place is named in `errors[]`. Of texts only what is seen gets in (`seenIn`). An empty body is `undefined`.
 */
export function addJsonBody(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser(['application/json', 'text/plain']);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, raw, done) => {
    const bytes = raw as Buffer;
    if (bytes.length === 0) return done(null, undefined);
    const bad = badBytes(bytes);
    if (bad) return done(new Rejection('request.malformed', {}, [bad]));
    const text = bytes.toString('utf8');
    return parse(request, text, (error, value) => {
      if (error) return done(new Rejection('request.malformed', {}, [{ pointer: '', code: 'json.syntax', params: {} }]));
      const places = badPlaces(text, value);
      if (places.length > 0) return done(new Rejection('request.malformed', {}, places));
      return done(null, seenIn(text, value, request.routeOptions.config.verbatim));
    });
  });
  app.addHook('preValidation', (request, _reply, done) => {
    for (const [part, values] of [
      ['querystring', request.query],
      ['params', request.params],
    ] as const) {
      for (const [key, value] of Object.entries(values as Record<string, unknown>)) {
        const code = typeof value === 'string' ? badText(value) : null;
        if (code) return done(new Rejection('request.malformed', {}, [{ pointer: `/${part}/${key}`, code, params: {} }]));
      }
    }
    return done();
  });
}
