import type { FastifyInstance } from 'fastify';
import { updateEntry } from '../../commands/update-entry.ts';
import { Rejection } from '../../model/errors.ts';
import type { User } from '../../model/user.ts';
import { mayReadCertificate, mayReadEntry } from '../../policy/registry.ts';
import { holds, isOwner, positionsOf } from '../../policy/roles.ts';
import { entryById, entryPage, registryCounts, type StoredEntry } from '../../store/registry.ts';
import { certificateContent } from '../certificate.ts';
import type { HttpDeps } from '../deps.ts';
import { userOf } from '../plugins/session.ts';
import { presentEntries, presentEntry } from '../present/entry.ts';
import { cursorParam, pdfHeaders } from '../reply.ts';
import {
  after,
  answer,
  body,
  district,
  id,
  int,
  limit,
  list,
  open,
  page,
  pageOf,
  params,
  query,
  ref,
  refusals,
  slug,
  str,
  text,
} from '../schemas/common.ts';

interface EntryQuery {
  readonly status?: string;
  readonly district?: string;
  readonly q?: string;
  readonly after?: string;
  readonly limit?: string;
}
type Id = { Params: { id: string } };

/** Registries: entries, yearly updates, certificates. */
export function registryRoutes(app: FastifyInstance, deps: HttpDeps): void {
  const { store, runtime } = deps;
  const counts = answer({ valid: int, expired: int, revoked: int });

  app.get(
    '/api/registries',
    { schema: { response: { 200: answer({ items: list(answer({ id: str, title: str, programme: str, counts })) }), ...refusals } } },
    async (request) => {
      const user = userOf(request);
      const [definitions, all] = await Promise.all([deps.programmes.latest(), registryCounts(store.read)]);
      const items = definitions.flatMap(({ programme, owner, package: { workflow } }) =>
        Object.entries(workflow.registries ?? {}).map(([registry, { title }]) => {
          const n = (status: string) =>
            mayCount(user, owner)
              ? all.filter((row) => row.registry === registry && row.status === status).reduce((sum, row) => sum + row.n, 0)
              : 0;
          return { id: registry, title, programme, counts: { valid: n('valid'), expired: n('expired'), revoked: n('revoked') } };
        }),
      );
      return { items };
    },
  );

  app.get<Id & { Querystring: EntryQuery }>(
    '/api/registries/:id/entries',
    {
      schema: {
        params: params({ id: slug }),
        querystring: query({
          status: { type: 'string', enum: ['valid', 'suspended', 'expired', 'revoked', 'withdrawn'] },
          district,
          q: text(100),
          after,
          limit,
        }),
        response: { 200: page(ref('entry')), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      const { status, q, district: wanted, after: place, limit: size } = request.query;
      const owner = (await deps.programmes.latest()).find(({ package: { workflow } }) => workflow.registries?.[request.params.id])?.owner;
      if (owner === undefined) throw new Rejection('not-found');
      const scope = scopeOf(user, owner, wanted);
      if (!scope) return { items: [] };
      const rows = await entryPage(store.read, {
        registry: request.params.id,
        ...scope,
        status,
        q,
        after: cursorParam(place),
        limit: pageOf(size),
      });
      return { ...rows, items: await presentEntries(deps, rows.items, request.language, user) };
    },
  );

  app.get<Id>('/api/entries/:id', { schema: { params: params({ id }), response: { 200: ref('entry'), ...refusals } } }, async (request) => {
    const user = userOf(request);
    const entry = await readable(deps, user, request.params.id, mayReadEntry);
    return presentEntry(deps, entry, request.language, user);
  });

  app.post<Id & { Body: { year: number; data: Record<string, unknown> } }>(
    '/api/entries/:id/updates',
    {
      schema: {
        params: params({ id }),
        body: body({ year: { type: 'integer', minimum: 2000, maximum: 2200 }, data: open }),
        response: { 200: ref('entry'), ...refusals },
      },
    },
    async (request) => {
      const user = userOf(request);
      await readable(deps, user, request.params.id, mayReadEntry);
      await updateEntry(runtime, { by: user, entryId: request.params.id, ...request.body });
      return presentEntry(deps, await readable(deps, user, request.params.id, mayReadEntry), request.language, user);
    },
  );

  app.get<Id>('/api/entries/:id/certificate.pdf', { schema: { params: params({ id }), response: refusals } }, async (request, reply) => {
    const entry = await readable(deps, userOf(request), request.params.id, mayReadCertificate);
    const content = await certificateContent(deps, entry);
    if (!content) throw new Rejection('not-found');
    const pdf = await deps.certificates.print(content, 'zh-CN');
    return reply.headers(pdfHeaders(`${content.title} ${content.number}`)).send(pdf);
  });
}

export async function readable(deps: HttpDeps, user: User, entryId: string, may: typeof mayReadEntry): Promise<StoredEntry> {
  const entry = await entryById(deps.store.read, entryId);
  if (!entry) throw new Rejection('not-found');
  const compiled = await deps.programmes.byHash(entry.definition);
  if (!may(user, { entry, ownerOrg: compiled.workflow.owner })) throw new Rejection('not-found');
  return entry;
}

function mayCount(user: User, owner: string): boolean {
  return isOwner(user, owner) || holds(user, 'auditor') || holds(user, 'supervisor') || positionsOf(user).length > 0;
}

/** Agrees with `mayReadEntry`: everything, or one's districts, or one's enterprises; null for nothing. */
function scopeOf(user: User, owner: string, wanted: string | undefined): { districts?: string[]; usccs?: string[] } | null {
  const supervised = user.grants.filter((grant) => grant.role === 'supervisor');
  const all = isOwner(user, owner) || holds(user, 'auditor') || supervised.some((grant) => !grant.district);
  if (all) return wanted ? { districts: [wanted] } : {};
  const own = [...positionsOf(user), ...supervised].flatMap((grant) => grant.district ?? []);
  if (own.length > 0) {
    const districts = wanted ? own.filter((code) => code === wanted) : own;
    return districts.length > 0 ? { districts } : null;
  }
  const usccs = user.memberships.map((membership) => membership.uscc);
  return usccs.length > 0 ? { usccs, ...(wanted ? { districts: [wanted] } : {}) } : null;
}
