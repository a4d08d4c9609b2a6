import { Rejection } from '../model/errors.ts';
import type { InputError } from '../model/problem.ts';
import { isBadRating, tagsOf } from '../model/rating.ts';
import type { User } from '../model/user.ts';
import { mayAnswerRating, mayRateCase } from '../policy/rating.ts';
import { isMember } from '../policy/roles.ts';
import { withOfficeTexts } from '../store/admin/notice-texts.ts';
import { readCase, readSummary } from '../store/cases.ts';
import { insertMessages } from '../store/messages.ts';
import { countAnswered, countRating } from '../store/rating-counts.ts';
import { answerRatingRow, insertRating, ratingById } from '../store/ratings.ts';
import type { Runtime } from './runtime.ts';

/**
 * Somebody who acts for the applicant rates a case that has ended, once: it is final, no second rating follows. A bad one says why, in a
 * tag or in words.
 * @throws Rejection not-found, forbidden, state.wrong, input.invalid, duplicate
 */
export async function rateCase(
  runtime: Runtime,
  request: {
    readonly by: User;
    readonly caseId: string;
    readonly level: number;
    readonly tags: readonly string[];
    readonly comment: string;
  },
): Promise<void> {
  const { by, caseId, level, tags } = request;
  const comment = request.comment.trim();
  const kase = (await readCase(runtime.store.read, caseId))?.summary;
  if (!kase || !isMember(by, kase.uscc)) throw new Rejection('not-found');
  if (!mayRateCase(by, kase)) throw new Rejection(kase.status === 'ended' && kase.submittedAt ? 'forbidden' : 'state.wrong');
  const errors = errorsOf(level, tags, comment);
  if (errors.length > 0) throw new Rejection('input.invalid', { count: errors.length }, errors);
  const owner = (await runtime.programme(kase.definition))?.workflow.owner ?? '';
  const rating = {
    ...{ id: runtime.ids.next(), caseId, programme: kase.programme, owner, uscc: kase.uscc, district: kase.district },
    ...{ level, tags: [...new Set(tags)], comment, ratedAt: runtime.clock.now(), ratedBy: by.id },
    ...{ answer: null, answeredAt: null, answeredBy: null },
  };
  await runtime.store.writer.transact(async (tx) => {
    if (!(await insertRating(tx, rating))) throw new Rejection('duplicate');
    await countRating(tx, rating);
  });
}

function errorsOf(level: number, tags: readonly string[], comment: string): InputError[] {
  const known: readonly string[] = tagsOf(level);
  if (tags.some((tag) => !known.includes(tag))) return [{ pointer: '/tags', code: 'field.enum', params: {} }];
  const silent = isBadRating(level) && tags.length === 0 && comment === '';
  return silent ? [{ pointer: '/comment', code: 'field.required', params: {} }] : [];
}

/**
 * The department answers a bad rating, once; whoever gave it is told.
 * @throws Rejection not-found, state.wrong (answered already), reason.required
 */
export async function answerRating(
  runtime: Runtime,
  request: { readonly by: User; readonly id: string; readonly answer: string },
): Promise<void> {
  const { by, id } = request;
  const text = request.answer.trim();
  const rating = await ratingById(runtime.store.read, id);
  if (!rating || !mayAnswerRating(by, rating)) throw new Rejection('not-found');
  if (text === '') throw new Rejection('reason.required');
  const kase = await readSummary(runtime.store.read, rating.caseId);
  const at = runtime.clock.now();
  await runtime.store.writer.transact(async (tx) => {
    if (!(await answerRatingRow(tx, id, { text, at, by: by.id }))) throw new Rejection('state.wrong');
    await countAnswered(tx, rating);
    const message = {
      ...{ userId: rating.ratedBy, id: `${rating.caseId}-rating`, caseId: rating.caseId, template: 'rating.answered' },
      ...{ params: { number: kase?.number ?? '', answer: text }, createdAt: at, readAt: null },
    };
    await insertMessages(tx, await withOfficeTexts(tx, [message]));
    tx.announce({ users: [rating.ratedBy] });
  });
}
