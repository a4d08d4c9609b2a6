/**
 * The HTTP server: plugins in the order they must run, then the routes, each noun in its own file.
 * Order of the hooks: headers → language → session (closes private routes) → CSRF → body → schema → handler.
 */
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { maxFileBytes } from '../effects/files.ts';
import { Rejection } from '../model/errors.ts';
import { archivedInstead } from './archived.ts';
import type { HttpDeps } from './deps.ts';
import { compilersFactory } from './plugins/compilers.ts';
import { addCsrf } from './plugins/csrf.ts';
import { addJsonBody } from './plugins/json-body.ts';
import { addLanguage } from './plugins/language.ts';
import { addOpenApi, openApiRoute } from './plugins/openapi.ts';
import { addProblems, sendProblem } from './plugins/problem.ts';
import { addSecurityHeaders } from './plugins/security-headers.ts';
import { addSessions } from './plugins/session.ts';
import { addStaticApp } from './plugins/static.ts';
import { routes } from './routes.ts';
import { adminSchemas } from './schemas/admin.ts';
import { boardSchemas } from './schemas/board.ts';
import { caseSchemas } from './schemas/case.ts';
import { problemSchema } from './schemas/common.ts';
import { programmeSchemas, registrySchemas } from './schemas/programme.ts';
import { studioSchemas } from './schemas/studio.ts';
import { refuseBrokenRequest, patience as usual, waitingAs } from './slow-clients.ts';

const maxBodyBytes = 2 * 1024 * 1024;

/** Builds the server; call `listen` or `inject` on it. Closing it ends the open event streams first. */
export async function createServer(deps: HttpDeps): Promise<FastifyInstance> {
  const { config, patience = usual } = deps;
  const app = Fastify({
    logger: config.logLevel === 'silent' ? false : { level: config.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.trustProxy,
    bodyLimit: maxBodyBytes,
    ...waitingAs(patience),
    clientErrorHandler: refuseBrokenRequest,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, allErrors: true, strict: false } },
    schemaController: { compilersFactory },
    frameworkErrors: (error, request, reply) => {
      sendProblem(request as never, reply as never, error);
    },
  });
  app.server.maxConnections = patience.connections;
  const methodsOf = knownPaths(app);
  addSecurityHeaders(app, { https: config.https });
  addLanguage(app);
  addJsonBody(app);
  await app.register(multipart, { limits: { fileSize: maxFileBytes, files: 1, fields: 4, parts: 5, fieldSize: 1000 } });
  await addSessions(app, deps.sessions);
  addCsrf(app);
  await addOpenApi(app, config.version);
  const schemas = [...programmeSchemas, ...caseSchemas, ...registrySchemas, ...studioSchemas, ...boardSchemas, ...adminSchemas];
  for (const schema of [problemSchema, ...schemas]) app.addSchema(schema);
  const sendPage = config.staticRoot ? await addStaticApp(app, config.staticRoot) : () => false;
  addProblems(app, methodsOf, sendPage);
  await app.register(async (scope) => {
    scope.setErrorHandler(async (error, request, reply) => sendProblem(request, reply, await archivedInstead(deps, request, error)));
    for (const route of routes) route(scope, deps);
  });
  openApiRoute(app);
  app.addHook('onRequest', (request, _reply, done) => {
    // An address that names something no database can hold names nothing.
    done(
      request.url.length > 4000
        ? new Rejection('request.malformed', {}, [{ pointer: '', code: 'request.size', params: { limit: 4000 } }])
        : undefined,
    );
  });
  return app;
}

/** Remembers every route, to tell a wrong method (405) from an unknown address (404). */
function knownPaths(app: FastifyInstance): (path: string) => readonly string[] {
  const known: { readonly pattern: RegExp; readonly methods: Set<string> }[] = [];
  app.addHook('onRoute', (route) => {
    const source = route.url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z]+/g, '[^/]+');
    const pattern = new RegExp(`^${source.replace('*', '.*')}/?$`);
    const methods = Array.isArray(route.method) ? route.method : [route.method];
    const same = known.find((entry) => entry.pattern.source === pattern.source);
    if (same) for (const method of methods) same.methods.add(method);
    else known.push({ pattern, methods: new Set(methods) });
  });
  return (path) => [...new Set(known.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => [...methods]))].sort();
}
