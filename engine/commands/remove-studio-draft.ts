import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { deleteStudioDraft } from '../store/studio-drafts.ts';
import { lastReview } from '../store/studio-reviews.ts';
import type { Runtime } from './runtime.ts';
import { draftFor } from './save-studio-draft.ts';

/** Throws a draft away; what it published, and who asked and decided, stays. @throws Rejection not-found, draft.asked */
export async function removeStudioDraft(runtime: Runtime, { by, id }: { readonly by: User; readonly id: string }): Promise<void> {
  await runtime.store.writer.transact(async (tx) => {
    const draft = await draftFor(tx, by, id);
    if ((await lastReview(tx, id))?.state === 'asked') throw new Rejection('draft.asked');
    await deleteStudioDraft(tx, id);
    tx.announce({ drafts: [draft] });
  });
}
