import type { FastifyInstance } from 'fastify';
import { impactOfDraft } from '../../commands/impact.ts';
import { refuseUnsound } from '../../commands/publish-definition.ts';
import type { ImpactDto } from '../../model/dto/tryout.ts';
import { Rejection } from '../../model/errors.ts';
import type { ProgrammeDocument } from '../../model/studio.ts';
import { mayReadImpact } from '../../policy/studio.ts';
import { latestDefinition } from '../../store/definitions.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { answer, body, bool, int, list, refusals, str } from '../schemas/common.ts';
import { documentSchema, maxDocumentBytes } from '../schemas/studio.ts';

/** Cases looked at for one answer. */
const most = 5000;

/** Who would have been decided otherwise with a draft's rules. */
export function studioImpactRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.post<{ Body: { document: ProgrammeDocument } }>(
    '/api/studio/impact',
    {
      config: { verbatim: ['document'] },
      bodyLimit: maxDocumentBytes,
      schema: {
        body: body({ document: documentSchema }),
        response: {
          200: answer({
            ...{ cases: int, more: bool },
            changed: list(
              answer({
                ...{ id: str, number: str, enterprise: str, untold: list(str) },
                differences: list(answer({ where: str, before: str, after: str, why: list(str) })),
              }),
            ),
          }),
          ...refusals,
        },
      },
    },
    async (request): Promise<ImpactDto> => {
      const { workflow, forms, vocabularies } = request.body.document;
      const pkg = { workflow, forms, vocabularies };
      // Of a draft nobody knows yet what it holds.
      const published = await latestDefinition(deps.store.read, String(workflow.id));
      if (!mayReadImpact(userOf(request), published?.owner ?? workflow.owner)) throw new Rejection('forbidden');
      await refuseUnsound(deps.runtime, pkg);
      const { changed, ...counts } = await impactOfDraft(deps.runtime, pkg, request.language, most);
      return {
        ...counts,
        changed: changed.map(({ id, number, enterprise, inWords }) => ({ id, number, enterprise, ...inWords })),
      };
    },
  );
}
