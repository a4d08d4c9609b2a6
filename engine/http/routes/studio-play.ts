import type { FastifyInstance } from 'fastify';
import { refuseUnsound } from '../../commands/publish-definition.ts';
import type { PlayRequest } from '../../model/dto/tryout.ts';
import { Rejection } from '../../model/errors.ts';
import { mayUseStudio } from '../../policy/studio.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { body, bool, date, list, open, refusals, text } from '../schemas/common.ts';
import { documentSchema, maxDocumentBytes } from '../schemas/studio.ts';

const named = text(200, 1);
const days = { type: 'integer', minimum: 0, maximum: 800 };
const lots = { type: 'object', propertyNames: named, additionalProperties: bool, maxProperties: 200 };
/** As `ScenarioStep` of the sandbox: exactly what a scenario may say. */
const step = {
  ...body(
    {
      ...{
        as: named,
        complete: named,
        everyone: named,
        task: named,
        claim: bool,
        release: bool,
        withdraw: text(4000),
        meet: named,
        outcome: named,
      },
      ...{ documentNumber: text(100), reason: text(4000), data: open, verified: open, until: date, workingDays: days, days },
      open: body({ uscc: named, applyType: named }, ['uscc']),
      conditions: list(text(4000)),
      notes: list(body({ field: named, reason: text(4000) })),
      object: body({ name: named, contact: named, grounds: text(4000, 1) }),
      message: body({ name: named, data: open }, ['name']),
      refused: named,
      places: list(named),
      expect: open,
    },
    [],
  ),
  minProperties: 1,
};

/** A draft tried out: the scenario is played on a store of its own, nothing of it stays. */
export function studioPlayRoutes(app: FastifyInstance, deps: HttpDeps): void {
  app.post<{ Body: PlayRequest }>(
    '/api/studio/play',
    {
      config: { verbatim: ['document', 'scenario'] },
      bodyLimit: maxDocumentBytes,
      schema: {
        body: body({
          document: documentSchema,
          scenario: body({ title: text(200), start: date, lots, steps: { ...list(step), maxItems: 200 } }, ['title', 'start', 'steps']),
        }),
        response: { 200: open, ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      if (!mayUseStudio(user)) throw new Rejection('forbidden');
      const { workflow, forms, vocabularies } = request.body.document;
      await refuseUnsound(deps.runtime, { workflow, forms, vocabularies });
      return deps.sandbox.tryOut(request.body, request.language);
    },
  );
}
