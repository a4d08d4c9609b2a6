import type { ProgrammePackage } from '../model/definition.ts';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayPublishDefinition } from '../policy/definition.ts';
import { checkPackage } from '../soundness/check.ts';
import { canonicalJson, sha256 } from '../store/canonical.ts';
import { definitionByHash, insertDefinition, insertPublication, latestHash, packagesOf, publicationsOf } from '../store/definitions.ts';
import type { Runtime } from './runtime.ts';

export interface Published {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
}

/**
 * Publishes the next version of a programme. New cases take it, running ones stay on theirs. Publishing the newest version again
 * changes nothing.
 * @throws Rejection forbidden, definition.invalid (`details`: Problems), duplicate (this content is an older version)
 */
export async function publishDefinition(
  runtime: Runtime,
  request: { readonly by: User; readonly package: ProgrammePackage },
): Promise<Published> {
  const { by, package: pkg } = request;
  const problems = checkPackage(pkg);
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new Rejection('definition.invalid', { count: errors.length }, problems);
  const { id, owner } = pkg.workflow;
  if (!mayPublishDefinition(by, owner)) throw new Rejection('forbidden');
  const hash = sha256(canonicalJson(pkg));
  return runtime.store.writer.transact(async (tx) => {
    const latest = await latestHash(tx, id);
    if (latest?.hash === hash) return { id, ...latest };
    if ((await packagesOf(tx, [hash])).size > 0) throw new Rejection('duplicate');
    const version = (latest?.version ?? 0) + 1;
    const published = { publishedAt: runtime.clock.now(), publishedBy: by.id };
    await insertDefinition(tx, { ...{ hash, programme: id, version, owner, package: pkg }, ...published });
    await insertPublication(tx, id, { version, hash, ...published, restores: null });
    return { id, version, hash };
  });
}

/**
 * Publishes an older version's content again, as the next version. The newest changes nothing.
 * @throws Rejection not-found, forbidden, definition.invalid (it was sound once; the language may ask for more now)
 */
export async function restoreDefinition(runtime: Runtime, request: { readonly by: User; readonly hash: string }): Promise<Published> {
  const { by, hash } = request;
  const { read, writer } = runtime.store;
  const stored = await definitionByHash(read, hash);
  if (!stored) throw new Rejection('not-found');
  const { programme: id, owner } = stored;
  if (!mayPublishDefinition(by, owner)) throw new Rejection('forbidden');
  const problems = checkPackage(stored.package);
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new Rejection('definition.invalid', { count: errors.length }, problems);
  const restores = (await publicationsOf(read, id)).find((publication) => publication.hash === hash)?.version ?? null;
  return writer.transact(async (tx) => {
    const latest = await latestHash(tx, id);
    if (latest?.hash === hash) return { id, ...latest };
    const version = (latest?.version ?? 0) + 1;
    await insertPublication(tx, id, { version, hash, publishedAt: runtime.clock.now(), publishedBy: by.id, restores });
    return { id, version, hash };
  });
}
