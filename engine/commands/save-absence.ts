import { dateOf } from '../calendar/date.ts';
import { Rejection } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { positionsOf } from '../policy/roles.ts';
import { type Absence, saveAbsence as saveRow } from '../store/absences.ts';
import { userById } from '../store/users.ts';
import type { Runtime } from './runtime.ts';

/**
 * An officer says who stands in on which days (both inclusive), or that nobody does any more (null).
 * @throws Rejection forbidden (not an officer), input.invalid (days), candidate.unsuitable (the substitute)
 */
export async function saveAbsence(runtime: Runtime, by: User, absence: Omit<Absence, 'userId'> | null): Promise<void> {
  if (positionsOf(by).length === 0) throw new Rejection('forbidden');
  if (absence) {
    const { from, to, substitute } = absence;
    if (to < from || to < dateOf(runtime.clock.now()))
      throw new Rejection('input.invalid', { count: 1 }, [{ pointer: '/to', code: 'field.date', params: {} }]);
    const record = await userById(runtime.store.read, substitute);
    if (!record || record.disabled || substitute === by.id || positionsOf(record.user).length === 0)
      throw new Rejection('candidate.unsuitable', { name: record?.user.name ?? substitute });
  }
  await runtime.store.writer.transact((tx) => saveRow(tx, by.id, absence, runtime.clock.now()));
}
