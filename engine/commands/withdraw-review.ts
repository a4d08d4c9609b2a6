import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { mayWithdrawReview } from '../policy/studio.ts';
import { endReview, lastReview, type StudioReview } from '../store/studio-reviews.ts';
import type { Runtime } from './runtime.ts';
import { draftFor } from './save-studio-draft.ts';

/** Takes a request for publishing back; the draft can be changed again. @throws Rejection not-found, state.wrong (nothing is asked), forbidden */
export async function withdrawReview(runtime: Runtime, { by, id }: { readonly by: User; readonly id: string }): Promise<StudioReview> {
  return runtime.store.writer.transact(async (tx) => {
    const draft = await draftFor(tx, by, id);
    const review = await lastReview(tx, id);
    if (review?.state !== 'asked') throw new Rejection('state.wrong');
    if (!mayWithdrawReview(by, draft.owner, review.askedBy)) throw new Rejection('forbidden');
    const withdrawn: StudioReview = { ...review, state: 'withdrawn', decidedAt: runtime.clock.now(), decidedBy: by.id };
    await endReview(tx, withdrawn);
    tx.announce({ drafts: [draft] });
    return withdrawn;
  });
}
