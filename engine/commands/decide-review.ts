import { Rejection } from '../model/errors.ts';
import { packageOf } from '../model/studio.ts';
import type { User } from '../model/user.ts';
import { operationWord } from '../model/word.ts';
import { mayPublishDefinition } from '../policy/definition.ts';
import { mayDecideReview } from '../policy/studio.ts';
import { canonicalJson, sha256 } from '../store/canonical.ts';
import { latestDefinition, latestHash } from '../store/definitions.ts';
import { keepScenarios } from '../store/scenarios.ts';
import { studioDraft, updateStudioDraft } from '../store/studio-drafts.ts';
import { endReview, lastReview, type StudioReview } from '../store/studio-reviews.ts';
import { insertVersion, refuseUnsound } from './publish-definition.ts';
import type { Runtime } from './runtime.ts';
import { draftFor } from './save-studio-draft.ts';
import { tellPeople } from './tell-people.ts';

interface Decision {
  readonly by: User;
  readonly id: string;
  readonly approve: boolean;
  /** Needed when it is refused. */
  readonly note: string;
}

/**
 * Four eyes, the second two: publishes exactly what was asked for, or refuses it with a note.
 * @throws Rejection not-found, state.wrong (nothing is asked), same-person (own request), reason.required, forbidden, stale,
 *   draft.outdated (another version was published since), definition.invalid (what it refers to was changed since)
 */
export async function decideReview(runtime: Runtime, { by, id, approve, note }: Decision): Promise<StudioReview> {
  const { read, writer } = runtime.store;
  if (!approve && note.trim() === '') throw new Rejection('reason.required', { outcome: operationWord('refuse-publishing') });
  const seen = approve ? await studioDraft(read, id) : null;
  if (seen && mayDecideReview(by, seen.owner, '')) {
    const { workflow } = packageOf(seen.document);
    const replaced = await latestDefinition(read, workflow.id);
    const owners = [workflow.owner, replaced?.owner ?? workflow.owner];
    if (!owners.every((owner) => mayPublishDefinition(by, owner))) throw new Rejection('forbidden');
    await refuseUnsound(runtime, packageOf(seen.document));
  }
  return writer.transact(async (tx) => {
    const draft = await draftFor(tx, by, id);
    const review = await lastReview(tx, id);
    if (review?.state !== 'asked') throw new Rejection('state.wrong');
    if (!mayDecideReview(by, draft.owner, review.askedBy)) throw new Rejection('same-person');
    const at = runtime.clock.now();
    const decided = { ...review, decidedAt: at, decidedBy: by.id, decisionNote: note.trim() };
    const tell = (template: string, params: Readonly<Record<string, string>> = {}) =>
      tellPeople(tx, runtime, {
        ...{ template, to: [review.askedBy], by: by.id },
        params: { title: draft.title, name: by.name, draft: id, ...(decided.decisionNote && { note: decided.decisionNote }), ...params },
      });
    if (!approve) {
      const refused: StudioReview = { ...decided, state: 'refused' };
      await endReview(tx, refused);
      await tell('publishing.refused');
      tx.announce({ drafts: [draft] });
      return refused;
    }
    // What was checked above, and what was asked for, is what is published.
    if (draft.revision !== seen?.revision || sha256(canonicalJson(draft.document)) !== review.hash) throw new Rejection('stale');
    const pkg = packageOf(draft.document);
    const newest = (await latestHash(tx, pkg.workflow.id))?.version ?? null;
    if (newest !== review.newest) throw new Rejection('draft.outdated', { version: newest ?? 0 });
    const { hash, version } = await insertVersion(tx, runtime, { by, package: pkg, hash: sha256(canonicalJson(pkg)) }).catch((error) => {
      // Another draft of the programme was decided on another node in the same moment, and is there now.
      if (error instanceof Rejection && error.code === 'stale') throw new Rejection('draft.outdated', { version: (newest ?? 0) + 1 });
      throw error;
    });
    await keepScenarios(tx, hash, draft.document.scenarios, { at, by: by.id });
    const published: StudioReview = { ...decided, state: 'published', version };
    await endReview(tx, published);
    await tell('publishing.published', { version: String(version) });
    await updateStudioDraft(tx, { ...draft, basedOn: version });
    tx.announce({ drafts: [draft] });
    return published;
  });
}
