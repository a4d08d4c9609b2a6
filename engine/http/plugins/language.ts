import type { FastifyInstance } from 'fastify';
import { type Lang, langOf } from '../../messages/render.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Language of the texts of the answer. */
    language: Lang;
  }
}

/** `request.language` from `Accept-Language`. */
export function addLanguage(app: FastifyInstance): void {
  app.decorateRequest('language', 'zh-CN');
  app.addHook('onRequest', (request, _reply, done) => {
    request.language = langOf(request.headers['accept-language']);
    done();
  });
}
