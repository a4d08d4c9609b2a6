import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { langOf } from '../../messages/render.ts';
import { Rejection } from '../../model/errors.ts';
import { problemDetails, rejectionOf } from '../problem.ts';

export const problemType = 'application/problem+json; charset=utf-8';

/** Answers with the problem; faults are logged with their cause, and the reader gets only the request's id in `instance`. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
  const rejection = rejectionOf(error);
  if (rejection.code === 'fault') request.log.error({ err: error }, 'fault');
  const language = request.language ?? langOf(request.headers['accept-language']);
  const instance = `urn:liuzhuan:request:${request.id}`;
  const retry = rejection.params.retryAfter;
  if (rejection.status === 429 || rejection.status === 503)
    reply.header('retry-after', String(retry ?? (rejection.status === 503 ? 1 : 60)));
  reply
    .code(rejection.status)
    .header('content-type', problemType)
    .header('content-language', language)
    .serializer(JSON.stringify)
    .send(problemDetails(rejection, language, instance));
}

/**
 * One error handler for everything, 404 and 405 included. `methodsOf` answers the methods a path accepts;
 * `sendPage` answers the application's page to a browser that asks for an address the API doesn't have.
 */
export function addProblems(
  app: FastifyInstance,
  methodsOf: (path: string) => readonly string[],
  sendPage: (reply: FastifyReply) => boolean,
): void {
  app.setErrorHandler((error, request, reply) => sendProblem(request, reply, error));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const methods = methodsOf(path);
    if (methods.length > 0 && !methods.includes(request.method)) {
      reply.header('allow', methods.join(', '));
      return sendProblem(request, reply, new Rejection('method.not-allowed', { allowed: methods.join(', ') }));
    }
    if (isPage(path) && (request.method === 'GET' || request.method === 'HEAD') && sendPage(reply)) return;
    sendProblem(request, reply, new Rejection('not-found'));
  });
}

/** Addresses of the single-page application: none of the API's, and no file's. */
function isPage(path: string): boolean {
  return path !== '/api' && !path.startsWith('/api/') && !path.startsWith('/assets/') && !/\.[a-z0-9]{1,5}$/i.test(path);
}
