import type { ProgrammePackage } from '../model/definition.ts';
import { Rejection } from '../model/errors.ts';
import type { Problem } from '../model/problem.ts';
import type { User } from '../model/user.ts';
import { mayInstallDefinition } from '../policy/definition.ts';
import { checkAmong } from '../soundness/among.ts';
import { appendActs } from '../store/admin/log.ts';
import { canonicalJson, sha256 } from '../store/canonical.ts';
import {
  definitionByHash,
  insertDefinition,
  insertPublication,
  latestHash,
  latestPackages,
  packagesOf,
  publicationsOf,
  versionOf,
} from '../store/definitions.ts';
import type { Tx } from '../store/tx.ts';
import { signed } from './admin/request.ts';
import type { Runtime } from './runtime.ts';

export interface Published {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
}

/**
 * Publishes the next version of a programme at once: an installation's way. (Designers go by `ask-review.ts` and `decide-review.ts`.)
 * New cases take it, running ones stay on theirs. Publishing the newest version again changes nothing.
 * `among`: the programmes it will stand among, where the caller knows them; else those published now.
 * @throws Rejection forbidden, definition.invalid (`details`: Problems), duplicate (this content is an older version),
 *   stale (another version was published in the same moment)
 */
export async function publishDefinition(
  runtime: Runtime,
  request: { readonly by: User; readonly package: ProgrammePackage; readonly among?: readonly ProgrammePackage[] },
): Promise<Published> {
  const { by, package: pkg } = request;
  if (!mayInstallDefinition(by)) throw new Rejection('forbidden');
  await refuseUnsound(runtime, pkg, request.among);
  const { id } = pkg.workflow;
  const hash = sha256(canonicalJson(pkg));
  return runtime.store.writer.transact(async (tx) => {
    const latest = await latestHash(tx, id);
    if (latest?.hash !== hash && (await packagesOf(tx, [hash])).size > 0) throw new Rejection('duplicate');
    return insertVersion(tx, runtime, { by, package: pkg, hash });
  });
}

/** @throws Rejection definition.invalid (`details`: Problems) */
export async function refuseUnsound(
  runtime: Pick<Runtime, 'store'>,
  pkg: ProgrammePackage,
  among?: readonly ProgrammePackage[],
): Promise<void> {
  const problems = await problemsOf(runtime, pkg, among);
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (errors.length > 0) throw new Rejection('definition.invalid', { count: errors.length }, problems);
}

/** What is wrong with a package where it is to be published: by itself, and with what it refers to in other programmes. */
export async function problemsOf(
  { store }: Pick<Runtime, 'store'>,
  pkg: ProgrammePackage,
  among?: readonly ProgrammePackage[],
): Promise<Problem[]> {
  return checkAmong(pkg, among ?? (await latestPackages(store.read)));
}

/**
 * Makes a sound package the newest version of its programme; content published before comes back as that version restored.
 * @throws Rejection stale (another node published a version in the same moment)
 */
export async function insertVersion(
  tx: Tx,
  runtime: Runtime,
  { by, package: pkg, hash }: { readonly by: User; readonly package: ProgrammePackage; readonly hash: string },
): Promise<Published> {
  const { id, owner } = pkg.workflow;
  const latest = await latestHash(tx, id);
  if (latest?.hash === hash) return { id, ...latest };
  const version = (latest?.version ?? 0) + 1;
  const published = { publishedAt: runtime.clock.now(), publishedBy: by.id };
  const restores = await versionOf(tx, id, hash);
  if (!(await insertPublication(tx, id, { version, hash, ...published, restores }))) throw new Rejection('stale');
  const act = {
    act: 'definition.published',
    kind: 'definition',
    subject: id,
    title: pkg.workflow.title,
    detail: { version: String(version) },
  };
  await appendActs(tx, [act], signed(runtime, { by }));
  if (restores === null) await insertDefinition(tx, { ...{ hash, programme: id, version, owner, package: pkg }, ...published });
  return { id, version, hash };
}

/**
 * Publishes an older version's content again, as the next version. The newest changes nothing.
 * @throws Rejection not-found, forbidden, definition.invalid (it was sound once; the language may ask for more now), stale
 */
export async function restoreDefinition(runtime: Runtime, request: { readonly by: User; readonly hash: string }): Promise<Published> {
  const { by, hash } = request;
  if (!mayInstallDefinition(by)) throw new Rejection('forbidden');
  const { read, writer } = runtime.store;
  const stored = await definitionByHash(read, hash);
  if (!stored) throw new Rejection('not-found');
  const { programme: id } = stored;
  await refuseUnsound(runtime, stored.package);
  const restores = (await publicationsOf(read, id)).find((publication) => publication.hash === hash)?.version ?? null;
  return writer.transact(async (tx) => {
    const latest = await latestHash(tx, id);
    if (latest?.hash === hash) return { id, ...latest };
    const version = (latest?.version ?? 0) + 1;
    const publication = { version, hash, publishedAt: runtime.clock.now(), publishedBy: by.id, restores };
    if (!(await insertPublication(tx, id, publication))) throw new Rejection('stale');
    const { title } = stored.package.workflow;
    const act = { act: 'definition.restored', kind: 'definition', subject: id, title, detail: { version: String(restores ?? version) } };
    await appendActs(tx, [act], signed(runtime, { by }));
    return { id, version, hash };
  });
}
