import { Rejection } from '../model/errors.ts';
import type { ProgrammeDocument } from '../model/studio.ts';
import type { User } from '../model/user.ts';
import { mayWorkOnDraft } from '../policy/studio.ts';
import { latestHash } from '../store/definitions.ts';
import { lockedStudioDraft, type StudioDraft, updateStudioDraft } from '../store/studio-drafts.ts';
import { lastReview } from '../store/studio-reviews.ts';
import type { Tx } from '../store/tx.ts';
import { saidOf } from './make-studio-draft.ts';
import type { Runtime } from './runtime.ts';

export interface DraftSave {
  readonly by: User;
  readonly id: string;
  /** Of the draft that the document was made from. */
  readonly revision: number;
  readonly document: ProgrammeDocument;
  /** A newer published version whose changes the document took over. */
  readonly basedOn?: number;
}

/**
 * Saves a draft. It may be unsound; nothing is checked but who saves, and on what. Its owner follows the document's as far as the saver
 * works for both.
 * @throws Rejection not-found, forbidden, draft.asked, stale (somebody saved meanwhile: the page reads, merges and saves again)
 */
export async function saveStudioDraft(runtime: Runtime, { by, id, revision, document, basedOn }: DraftSave): Promise<StudioDraft> {
  return runtime.store.writer.transact(async (tx) => {
    const draft = await draftFor(tx, by, id);
    if ((await lastReview(tx, id))?.state === 'asked') throw new Rejection('draft.asked');
    if (draft.revision !== revision) throw new Rejection('stale');
    const { owner, ...said } = saidOf(document);
    const newest = (await latestHash(tx, said.programme))?.version ?? null;
    // A draft that goes under another id began from no version of that one.
    const from = basedOn ?? (said.programme === draft.programme ? draft.basedOn : null);
    const saved: StudioDraft = {
      ...draft,
      ...{ ...said, document, revision: revision + 1, owner: mayWorkOnDraft(by, owner) ? owner : draft.owner },
      basedOn: from !== null && newest !== null ? Math.min(from, newest) : null,
      ...{ updatedAt: runtime.clock.now(), updatedBy: by.id },
    };
    await updateStudioDraft(tx, saved);
    tx.announce({ drafts: [saved] });
    return saved;
  });
}

/** The draft, locked, for somebody who may work on it; for others it isn't there. @throws Rejection not-found */
export async function draftFor(tx: Tx, by: User, id: string): Promise<StudioDraft> {
  const draft = await lockedStudioDraft(tx, id);
  if (!draft || !mayWorkOnDraft(by, draft.owner)) throw new Rejection('not-found');
  return draft;
}
