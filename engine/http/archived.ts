/** Reading a case that may lie in the archive: the same work by the same policy, on a reader that also sees its archived rows. */
import type { FastifyRequest } from 'fastify';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { archivedFamily } from '../store/archive/archive.ts';
import { caseIdOf } from '../store/tasks.ts';
import type { HttpDeps } from './deps.ts';
import { readCaseFor } from './present/case-access.ts';

/** `work` is done once, with what holds the case; a hot case costs nothing more. @throws Rejection not-found, and those of `work` */
export async function withArchive<T>(deps: HttpDeps, caseId: string, work: (deps: HttpDeps) => Promise<T>): Promise<T> {
  try {
    return await work(deps);
  } catch (error) {
    if (!(error instanceof Rejection) || error.code !== 'not-found') throw error;
    const family = await archivedFamily(deps.store.read, caseId);
    if (family.length === 0) throw error;
    const { read, close } = await deps.store.withArchived(family);
    try {
      return await work({ ...deps, store: { ...deps.store, read } });
    } finally {
      await close();
    }
  }
}

/**
 * Why a command on cases or tasks was refused: one that isn't found because its case is archived is told so, to whoever may open the
 * case. Strangers learn nothing, and reading never comes here: it finds archived cases.
 */
export async function archivedInstead(deps: HttpDeps, request: FastifyRequest, error: unknown): Promise<unknown> {
  if (!isNotFound(error) || request.method === 'GET' || !request.session) return error;
  for (const caseId of [...casesOfAddress(request), ...casesNamed(request.body)]) {
    const instead: unknown = await archivedRefusal(deps, request.session.user, caseId, error);
    if (instead !== error) return instead;
  }
  return error;
}

/** The same for one case that a command named among others. */
export async function archivedRefusal<E>(deps: HttpDeps, user: User, caseId: string, error: E): Promise<E | Rejection> {
  if (!isNotFound(error) || (await archivedFamily(deps.store.read, caseId)).length === 0) return error;
  const reading = await withArchive(deps, caseId, (from) => readCaseFor(from, user, caseId)).catch(() => null);
  return reading ? new Rejection('case.archived', { number: reading.kase.summary.number }) : error;
}

function isNotFound(error: unknown): error is Rejection {
  return error instanceof Rejection && error.code === 'not-found';
}

/** The case that the address of a command names, itself or by its task. */
function casesOfAddress({ routeOptions, params }: FastifyRequest): string[] {
  const [, noun] = /^\/api\/(cases|tasks)\/:id(\/|$)/.exec(routeOptions.url ?? '') ?? [];
  const { id } = (params ?? {}) as { readonly id?: string };
  if (!noun || id === undefined) return [];
  return [noun === 'cases' ? id : caseIdOf(id)];
}

/** Cases that the body of a command names, themselves or by their tasks; no more than a few are looked at. */
function casesNamed(body: unknown): string[] {
  const { case: kase, caseId, cases, task, taskId, tasks, decisions } = (body ?? {}) as Readonly<Record<string, unknown>>;
  const ofDecisions = listOf(decisions).map((one) => (one as { readonly taskId?: unknown } | null)?.taskId);
  const ofTasks = textsOf([task, taskId, ...listOf(tasks), ...ofDecisions]).map(caseIdOf);
  return [...new Set([...textsOf([kase, caseId, ...listOf(cases)]), ...ofTasks])].slice(0, namedAtMost);
}
const namedAtMost = 20;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textsOf = (values: readonly unknown[]) => values.filter((value) => typeof value === 'string');
