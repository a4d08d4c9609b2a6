import type { FastifyInstance } from 'fastify';
import type { CompiledProgramme } from '../../machine/programme.ts';
import type { Lang } from '../../messages/render.ts';
import type { PublicEntryDto, PublicRegistryDto } from '../../model/dto/registry.ts';
import { Rejection } from '../../model/errors.ts';
import { isPublicRegistry } from '../../policy/registry.ts';
import { entryLogs, entryPage, type LogItem, registryCounts, type StoredEntry } from '../../store/registry.ts';
import type { HttpDeps } from '../deps.ts';
import { statusesOf } from '../present/entry-life.ts';
import { programmeTitle } from '../present/titles.ts';
import type { DistrictName } from '../programmes.ts';
import { cursorParam } from '../reply.ts';
import { after, answer, int, limit, list, page, pageOf, params, query, ref, refusals, slug, str, text } from '../schemas/common.ts';

interface EntryQuery {
  readonly status?: string;
  readonly q?: string;
  readonly after?: string;
  readonly limit?: string;
}
const open = { access: 'public' } as const;

/** Who is listed, and who isn't any more: read by anybody, without signing in. */
export function publicRegistryRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { store } = deps;
  const registry = answer({ id: str, title: str, programmeTitle: str, ownerName: str, counts: answer({ valid: int, revoked: int }) });

  app.get(
    '/api/public/registries',
    { config: open, schema: { response: { 200: answer({ items: list(registry) }), ...refusals } } },
    async (request) => {
      const [definitions, counts, organisations] = await Promise.all([
        deps.programmes.latest(),
        registryCounts(store.read),
        deps.people.organisations(),
      ]);
      const items = definitions.flatMap((definition): PublicRegistryDto[] =>
        Object.entries(definition.package.workflow.registries ?? {}).flatMap(([id, rule]) => {
          if (!isPublicRegistry(rule)) return [];
          const n = (status: string) =>
            counts.filter((row) => row.registry === id && row.status === status).reduce((sum, row) => sum + row.n, 0);
          return {
            ...{ id, title: rule.title, programmeTitle: programmeTitle(definition.package, request.language) },
            ...{ ownerName: organisations.get(definition.owner)?.name ?? '', counts: { valid: n('valid'), revoked: n('revoked') } },
          };
        }),
      );
      return { items };
    },
  );

  app.get<{ Params: { id: string }; Querystring: EntryQuery }>(
    '/api/public/registries/:id/entries',
    {
      config: open,
      schema: {
        params: params({ id: slug }),
        querystring: query({
          status: { type: 'string', enum: ['valid', 'suspended', 'expired', 'revoked', 'withdrawn'] },
          q: text(100),
          after,
          limit,
        }),
        response: { 200: page(ref('publicEntry')), ...refusals },
      },
    },
    async (request) => {
      const { status, q, after: place, limit: size } = request.query;
      const rules = (await deps.programmes.latest()).flatMap(({ package: { workflow } }) => workflow.registries?.[request.params.id] ?? []);
      if (!rules[0] || !rules.every(isPublicRegistry)) throw new Rejection('not-found');
      const rows = await entryPage(store.read, {
        ...{ registry: request.params.id, status, q, after: cursorParam(place), limit: pageOf(size) },
      });
      const logs = await entryLogs(
        store.read,
        rows.items.map(({ id }) => id),
      );
      const district = await deps.programmes.districts();
      const items = await Promise.all(
        rows.items.map(async (entry) =>
          presentPublicEntry(await deps.programmes.byHash(entry.definition), entry, logs.get(entry.id) ?? [], district, request.language),
        ),
      );
      return { ...rows, items };
    },
  );
}

function presentPublicEntry(
  compiled: CompiledProgramme,
  entry: StoredEntry,
  log: readonly LogItem[],
  district: DistrictName,
  language: Lang,
): PublicEntryDto {
  const { number, enterpriseName, validFrom, validTo, status } = entry;
  const last = statusesOf(compiled, entry, log, language).at(-1);
  const known = last?.status === status ? last : null;
  return {
    ...{ number, enterpriseName, validFrom, validTo, status },
    districtName: district(entry.district, compiled.package),
    since: known?.from ?? validFrom,
    reason: status === 'revoked' || status === 'suspended' ? (known?.reason ?? null) : null,
  };
}
