import type { FastifyInstance } from 'fastify';
import type { WorkflowDefinition } from '../../model/definition.ts';
import type { PublishedDocumentDto, StudioPlacesDto } from '../../model/dto/studio.ts';
import { Rejection } from '../../model/errors.ts';
import type { ProgrammeTemplate } from '../../model/studio.ts';
import { mayPublishDefinition } from '../../policy/definition.ts';
import { mayUseStudio } from '../../policy/studio.ts';
import { definitionByHash, publicationsOf } from '../../store/definitions.ts';
import { expertsOf } from '../../store/experts.ts';
import { scenariosOf } from '../../store/scenarios.ts';
import { positionsHeld } from '../../store/users.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { roleTitles } from '../present/titles.ts';
import { answer, list, open, params, ref, refusals, slug } from '../schemas/common.ts';

/** What designers choose from: the office as it is, and what is published. */
export function studioPlaceRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { read } = deps.store;

  app.get(
    '/api/studio/templates',
    { schema: { response: { 200: answer({ items: list(open) }), ...refusals } } },
    async (request): Promise<{ items: readonly ProgrammeTemplate[] }> => {
      if (!mayUseStudio(userOf(request))) throw new Rejection('forbidden');
      return { items: deps.templates };
    },
  );

  app.get(
    '/api/studio/places',
    { schema: { response: { 200: ref('studioPlaces'), ...refusals } } },
    async (request): Promise<StudioPlacesDto> => {
      if (!mayUseStudio(userOf(request))) throw new Rejection('forbidden');
      const [orgs, held, latest, experts, title] = await Promise.all([
        deps.people.organisations(),
        positionsHeld(read),
        deps.programmes.latest(),
        expertsOf(read),
        roleTitles(deps, request.language),
      ]);
      const registries = latest.flatMap(({ programme, package: { workflow } }) =>
        Object.entries(workflow.registries ?? {}).map(([id, registry]) => ({ id, title: registry.title, programme })),
      );
      return {
        organisations: [...orgs.values()].map(({ id, name, district = null }) => ({ id, name, district })),
        positions: held.map((position) => ({ ...position, title: title(position.role) })),
        registries,
        programmes: latest.map(({ programme, package: { workflow } }) => ({
          ...{ id: programme, title: workflow.title, outcomes: outcomesOf(workflow) },
        })),
        services: deps.config.services,
        pools: [...new Set(experts.map(({ pool }) => pool))],
      };
    },
  );

  /** One version as the studio edits it: with its scenarios. */
  app.get<{ Params: { id: string; version: string } }>(
    '/api/studio/published/:id/:version',
    {
      schema: {
        params: params({ id: slug, version: { type: 'string', pattern: '^[1-9][0-9]{0,8}$' } }),
        response: { 200: ref('studioPublished'), ...refusals },
      },
    },
    async (request): Promise<PublishedDocumentDto> => {
      const { id, version } = request.params;
      const publication = (await publicationsOf(read, id)).find((one) => one.version === Number(version));
      const stored = publication ? await definitionByHash(read, publication.hash) : null;
      if (!mayUseStudio(userOf(request))) throw new Rejection('forbidden');
      if (!stored || !publication) throw new Rejection('not-found');
      if (!mayPublishDefinition(userOf(request), stored.owner)) throw new Rejection('forbidden');
      const { hash } = stored;
      return { version: publication.version, hash, document: { ...stored.package, scenarios: await scenariosOf(read, hash) } };
    },
  );
}

/** How its cases can end. */
function outcomesOf(workflow: WorkflowDefinition): string[] {
  const ends = Object.values(workflow.steps).flatMap((step) => (step.type === 'end' ? [step.outcome] : []));
  return [...new Set(ends)];
}
