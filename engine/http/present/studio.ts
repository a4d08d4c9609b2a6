/** Drafts of the studio with the names of their people, and what the reader may do with each. */
import { presentFrom } from '../../commands/tell-presence.ts';
import type { DraftDto, DraftRowDto, ReviewDto } from '../../model/dto/studio.ts';
import type { User } from '../../model/user.ts';
import { mayDecideReview, mayWithdrawReview, mayWorkOnDraft } from '../../policy/studio.ts';
import { presentIn, type StudioDraftRow } from '../../store/studio-drafts.ts';
import { lastReviews, type StudioReview } from '../../store/studio-reviews.ts';
import type { HttpDeps } from '../deps.ts';

export async function presentDrafts(deps: HttpDeps, drafts: readonly StudioDraftRow[]): Promise<DraftRowDto[]> {
  const ids = drafts.map(({ id }) => id);
  const reviews = await lastReviews(deps.store.read, ids);
  const present = await presentIn(deps.store.read, ids, presentFrom(deps.clock()));
  const people = [...drafts.flatMap(({ createdBy, updatedBy }) => [createdBy, updatedBy]), ...[...present.values()].flat()];
  const [names, orgs, latest] = await Promise.all([deps.people.names(people), deps.people.organisations(), deps.programmes.latest()]);
  return Promise.all(
    drafts.map(async ({ createdBy, updatedBy, createdAt: _, ...draft }) => {
      const review = reviews.get(draft.id);
      return {
        ...draft,
        ownerName: orgs.get(draft.owner)?.name ?? draft.owner,
        createdByName: names.get(createdBy) ?? createdBy,
        updatedByName: names.get(updatedBy) ?? updatedBy,
        newest: latest.find(({ programme }) => programme === draft.programme)?.version ?? null,
        present: (present.get(draft.id) ?? []).map((user) => names.get(user) ?? user),
        review: review ? await presentReview(deps, review) : null,
      };
    }),
  );
}

export async function presentReview({ people }: HttpDeps, review: StudioReview): Promise<ReviewDto> {
  const names = await people.names([review.askedBy, review.decidedBy]);
  const { id: _, draftId: __, hash: ___, newest: ____, decidedBy, ...told } = review;
  return {
    ...told,
    askedByName: names.get(review.askedBy) ?? review.askedBy,
    decidedByName: decidedBy === null ? null : (names.get(decidedBy) ?? decidedBy),
  };
}

/** What the reader may do with a draft as it stands. */
export function mayWithDraft(user: User, { owner, review }: Pick<DraftRowDto, 'owner' | 'review'>): DraftDto['may'] {
  const works = mayWorkOnDraft(user, owner);
  const asked = review?.state === 'asked' ? review : null;
  return {
    ...{ edit: works && !asked, ask: works && !asked, remove: works && !asked },
    decide: asked !== null && mayDecideReview(user, owner, asked.askedBy),
    withdraw: asked !== null && mayWithdrawReview(user, owner, asked.askedBy),
  };
}
