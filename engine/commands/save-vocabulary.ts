import type { ProgrammePackage } from '../model/definition.ts';
import { Rejection } from '../model/errors.ts';
import type { Vocabulary } from '../model/form.ts';
import { pointerOf } from '../model/pointer.ts';
import type { Problem } from '../model/problem.ts';
import type { User } from '../model/user.ts';
import { mayEditVocabularies } from '../policy/admin.ts';
import { checkPackage } from '../soundness/check.ts';
import { appendActs } from '../store/admin/log.ts';
import { canonicalJson, sha256 } from '../store/canonical.ts';
import { latestDefinitions } from '../store/definitions.ts';
import { insertVocabulary, keptVocabularies, newestVocabulary, type StoredVocabulary } from '../store/vocabularies.ts';
import { signed } from './admin/request.ts';
import { insertVersion, type Published } from './publish-definition.ts';
import type { Runtime } from './runtime.ts';

export interface SavedVocabulary extends StoredVocabulary {
  /** New versions of the programmes that use it. */
  readonly published: readonly Published[];
}

/**
 * Saves a new revision of a vocabulary and publishes, in the same transaction, a new version of every programme that uses it. New cases
 * take the new codes; cases under way and past stay on the definition, and so on the vocabulary, that they began with. A code may be
 * retired, never taken away: what was filled in with it keeps its name.
 * `revision`: that of the one it was made from (0: never changed here).
 * @throws Rejection forbidden, not-found (no programme uses it), definition.invalid (`details`: Problems), stale
 */
export async function saveVocabulary(
  runtime: Runtime,
  request: { readonly by: User; readonly vocabulary: Vocabulary; readonly revision: number; readonly address?: string },
): Promise<SavedVocabulary> {
  const { by, vocabulary, revision } = request;
  if (!mayEditVocabularies(by)) throw new Rejection('forbidden');
  const { id } = vocabulary;
  const users = (await latestDefinitions(runtime.store.read)).filter(({ package: pkg }) => Object.hasOwn(pkg.vocabularies, id));
  const before = users[0]?.package.vocabularies[id];
  if (!before) throw new Rejection('not-found');
  const next = users.map(({ package: pkg }): ProgrammePackage => ({ ...pkg, vocabularies: { ...pkg.vocabularies, [id]: vocabulary } }));
  const problems = [...goneCodes(before, vocabulary), ...next.flatMap((pkg) => checkPackage(pkg))];
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Rejection('definition.invalid', { count: errors.length }, problems);
  return runtime.store.writer.transact(async (tx) => {
    const newest = await newestVocabulary(tx, id);
    if ((newest?.revision ?? 0) !== revision) throw new Rejection('stale');
    const saved = { vocabulary, savedAt: runtime.clock.now(), savedBy: by.id };
    // What the packages held until now is kept as the first revision, so that it can be looked at and taken up again.
    if (!newest) await insertVocabulary(tx, { ...saved, vocabulary: before, revision: 1, savedBy: 'system' });
    const stored = { ...saved, revision: (newest?.revision ?? 1) + 1 };
    await insertVocabulary(tx, stored);
    const act = {
      act: 'vocabulary.saved',
      kind: 'vocabulary',
      subject: id,
      title: vocabulary.title,
      detail: { version: vocabulary.version },
    };
    await appendActs(tx, [act], signed(runtime, request));
    const published: Published[] = [];
    for (const pkg of next) published.push(await insertVersion(tx, runtime, { by, package: pkg, hash: sha256(canonicalJson(pkg)) }));
    return { ...stored, published };
  });
}

/** Codes that were there and are no more. */
function goneCodes(before: Vocabulary, after: Vocabulary): Problem[] {
  const codes = new Set((Array.isArray(after.items) ? after.items : []).map((item) => item?.code));
  return before.items
    .filter((item) => !codes.has(item.code))
    .map(({ code, title }) => ({
      ...{ code: 'vocabulary.gone', severity: 'error' as const, document: `vocabularies/${before.id}` },
      ...{ pointer: pointerOf(['items']), params: { code, title } },
    }));
}

/** A package read from files, with the vocabularies as they are kept here. */
export async function withKeptVocabularies(runtime: Runtime, pkg: ProgrammePackage): Promise<ProgrammePackage> {
  const kept = (await keptVocabularies(runtime.store.read)).filter(({ vocabulary }) => Object.hasOwn(pkg.vocabularies, vocabulary.id));
  if (kept.length === 0) return pkg;
  const own = Object.fromEntries(kept.map(({ vocabulary }) => [vocabulary.id, vocabulary]));
  return { ...pkg, vocabularies: { ...pkg.vocabularies, ...own } };
}
