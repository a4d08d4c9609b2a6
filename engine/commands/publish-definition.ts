import type { ProgrammePackage } from '../model/definition.ts';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayPublishDefinition } from '../policy/definition.ts';
import { checkPackage } from '../soundness/check.ts';
import { canonicalJson, sha256 } from '../store/canonical.ts';
import { insertDefinition, latestHash, packagesOf } from '../store/definitions.ts';
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
    await insertDefinition(tx, {
      ...{ hash, programme: id, version, owner, package: pkg },
      ...{ publishedAt: runtime.clock.now(), publishedBy: by.id },
    });
    return { id, version, hash };
  });
}
