import { dateOf } from '../calendar/date.ts';
import { Rejection, refuseEntry } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { positionsOf } from '../policy/roles.ts';
import { type Absence, saveAbsence as saveRow, standingAbsence } from '../store/absences.ts';
import { withOfficeTexts } from '../store/admin/notice-texts.ts';
import { insertMessages } from '../store/messages.ts';
import { userById, userNames } from '../store/users.ts';
import type { Runtime } from './runtime.ts';

/**
 * An officer says who stands in on which days (both inclusive) and in which programmes, or that nobody does any more (null). Both are told.
 * @throws Rejection forbidden (not an officer), input.invalid (days), candidate.unsuitable (the substitute)
 */
export async function saveAbsence(runtime: Runtime, by: User, absence: Omit<Absence, 'userId'> | null): Promise<void> {
  if (positionsOf(by).length === 0) throw new Rejection('forbidden');
  if (absence) {
    const { from, to, substitute, programmes } = absence;
    if (programmes?.length === 0) refuseEntry('/programmes', 'field.required');
    if (to < from || to < dateOf(runtime.clock.now())) refuseEntry('/to', 'field.date');
    const record = await userById(runtime.store.read, substitute);
    if (!record || record.disabled || substitute === by.id || positionsOf(record.user).length === 0)
      throw new Rejection('candidate.unsuitable', { name: record?.user.name ?? substitute });
  }
  const createdAt = runtime.clock.now();
  await runtime.store.writer.transact(async (tx) => {
    const before = await standingAbsence(tx, by.id);
    await saveRow(tx, by.id, absence, createdAt);
    // Both are told, and who stood in before: nobody acts for another without knowing it.
    const told = [
      ...(before && before.substitute !== absence?.substitute ? [{ template: 'absence.ended', of: before }] : []),
      ...(absence ? [{ template: 'absence.begun', of: absence }] : []),
    ];
    const names = await userNames(tx, [by.id, ...told.map(({ of }) => of.substitute)]);
    const messages = told.flatMap(({ template, of: { from, to, substitute, programmes } }) =>
      [by.id, substitute].map((userId) => ({
        ...{ userId, id: runtime.ids.next(), caseId: null, template, createdAt, readAt: null },
        params: {
          ...{ from, to, absent: names.get(by.id) ?? by.name, substitute: names.get(substitute) ?? substitute },
          ...(programmes && { n: String(programmes.length) }),
        },
      })),
    );
    await insertMessages(tx, await withOfficeTexts(tx, messages));
    if (messages.length > 0) tx.announce({ users: [...new Set(messages.map(({ userId }) => userId))] });
  });
}
