import type { FastifyInstance } from 'fastify';
import { problemsOf, publishDefinition } from '../../commands/publish-definition.ts';
import { text } from '../../messages/render.ts';
import type { ProgrammePackage } from '../../model/definition.ts';
import type { CheckedDto } from '../../model/dto/version.ts';
import { Rejection } from '../../model/errors.ts';
import { mayCheckDefinition } from '../../policy/definition.ts';
import { isSound } from '../../soundness/check.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { presentPublished } from '../present/version.ts';
import { answer, body, int, list, open, openOrNull, refusals, str } from '../schemas/common.ts';

const maxPackageBytes = 8 * 1024 * 1024;
const packageBody = body({ package: open });
/** What nobody sees in a definition is a Problem with its place, for the designer to mend. */
const config = { verbatim: true } as const;

/** Designers check packages; the administrator installs one at once. Designers publish by `studio-reviews.ts`, two together. */
export function definitionRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.post<{ Body: { package: ProgrammePackage } }>(
    '/api/definitions/check',
    {
      config,
      bodyLimit: maxPackageBytes,
      schema: {
        body: packageBody,
        response: {
          200: answer({
            problems: list(answer({ code: str, severity: str, document: str, pointer: str, message: str, params: open })),
            published: openOrNull,
          }),
          ...refusals,
        },
      },
    },
    async (request): Promise<CheckedDto> => {
      const user = userOf(request);
      if (!mayCheckDefinition(user)) throw new Rejection('forbidden');
      const { package: pkg } = request.body;
      const problems = await problemsOf(deps.runtime, pkg);
      return {
        problems: problems.map((problem) => ({ ...problem, message: text(request.language, problem.code, problem.params) })),
        published: await presentPublished(deps, user, pkg, isSound(problems), request.language),
      };
    },
  );

  app.post<{ Body: { package: ProgrammePackage } }>(
    '/api/definitions',
    {
      config,
      bodyLimit: maxPackageBytes,
      schema: { body: packageBody, response: { 201: answer({ id: str, version: int, hash: str }), ...refusals } },
    },
    async (request, reply) => {
      const user = userOf(request);
      const published = await publishDefinition(deps.runtime, { by: user, package: request.body.package });
      deps.programmes.forget();
      return reply.code(201).header('location', `/api/definitions/${published.hash}`).send(published);
    },
  );
}
