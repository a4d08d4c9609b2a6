import type { FastifyInstance } from 'fastify';
import { publishDefinition } from '../../commands/publish-definition.ts';
import { text } from '../../messages/render.ts';
import type { ProgrammePackage } from '../../model/definition.ts';
import { Rejection } from '../../model/errors.ts';
import { mayCheckDefinition } from '../../policy/definition.ts';
import { checkPackage } from '../../soundness/check.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { answer, body, int, list, open, refusals, str } from '../schemas/common.ts';

const maxPackageBytes = 8 * 1024 * 1024;
const packageBody = body({ package: open });

/** Designers check and publish programmes. */
export function definitionRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.post<{ Body: { package: ProgrammePackage } }>(
    '/api/definitions/check',
    {
      bodyLimit: maxPackageBytes,
      schema: {
        body: packageBody,
        response: {
          200: answer({
            problems: list(answer({ code: str, severity: str, document: str, pointer: str, message: str, params: open })),
          }),
          ...refusals,
        },
      },
    },
    async (request) => {
      if (!mayCheckDefinition(userOf(request))) throw new Rejection('forbidden');
      const problems = checkPackage(request.body.package);
      return { problems: problems.map((problem) => ({ ...problem, message: text(request.language, problem.code, problem.params) })) };
    },
  );

  app.post<{ Body: { package: ProgrammePackage } }>(
    '/api/definitions',
    {
      bodyLimit: maxPackageBytes,
      schema: { body: packageBody, response: { 201: answer({ id: str, version: int, hash: str }), ...refusals } },
    },
    async (request, reply) => {
      const user = userOf(request);
      if (!mayCheckDefinition(user)) throw new Rejection('forbidden');
      const published = await publishDefinition(deps.runtime, { by: user, package: request.body.package });
      deps.programmes.forget();
      return reply.code(201).header('location', `/api/definitions/${published.hash}`).send(published);
    },
  );
}
