import { dateOf } from '../calendar/date.ts';
import { Rejection, refuseEntry } from '../model/errors.ts';
import type { User } from '../model/user.ts';
import { type AgendaKey, type MeetingPlan, meetingPlan, saveMeetingPlan, wasHeld } from '../store/meeting-plans.ts';
import type { Tx } from '../store/tx.ts';
import { recipientsOf } from '../store/users.ts';
import type { Runtime } from './runtime.ts';
import { tellPeople } from './tell-people.ts';

interface Planning extends AgendaKey {
  readonly by: User;
  /** What the meeting is called. */
  readonly title: string;
  /** Address of its agenda in the application. */
  readonly agenda: string;
  /** Positions whose holders are its members. */
  readonly groups: readonly string[];
  /** The one this follows, 0 for the first. */
  readonly revision: number;
  /** There is a server for mail. */
  readonly mail: boolean;
}
export interface MeetingWhen {
  readonly place: string;
  /** Date and `HH:MM` in Asia/Shanghai. */
  readonly on: string;
  readonly at: string;
  readonly note: string | null;
}

/**
 * Invites the members of a meeting, or tells them that place or time changed. After one that was called off, held or is past, the next is invited to.
 * @throws Rejection input.invalid (a day that has passed), stale (somebody else planned meanwhile)
 */
export async function planMeeting(runtime: Runtime, planning: Planning, when: MeetingWhen): Promise<void> {
  const today = dateOf(runtime.clock.now());
  if (when.on < today) refuseEntry('/on', 'field.minimum', { limit: today });
  const before = await meetingPlan(runtime.store.read, planning);
  const standing = before !== null && !before.cancelled && !(await isOver(runtime, before));
  await save(
    runtime,
    planning,
    { ...when, cancelled: false },
    standing ? before.told : [],
    standing ? 'meeting.changed' : 'meeting.invited',
  );
}

/**
 * Calls a meeting off; whoever was invited is told why.
 * @throws Rejection not-found (none is planned, or it was held), stale
 */
export async function cancelMeeting(runtime: Runtime, planning: Planning, reason: string): Promise<void> {
  const before = await meetingPlan(runtime.store.read, planning);
  if (!before || before.cancelled || (await isOver(runtime, before))) throw new Rejection('not-found');
  const { place, on, at } = before;
  await save(runtime, planning, { place, on, at, note: reason, cancelled: true }, before.told, 'meeting.cancelled');
}

/** Its day is past, or the meeting was held: what the plan says is of no use any more. */
export async function isOver({ clock, store }: Runtime, plan: MeetingPlan): Promise<boolean> {
  return plan.on < dateOf(clock.now()) || (await wasHeld(store.read, plan));
}

async function save(
  runtime: Runtime,
  { by, title, agenda, groups, revision, mail, ...key }: Planning,
  when: MeetingWhen & Pick<MeetingPlan, 'cancelled'>,
  toldBefore: readonly string[],
  template: string,
): Promise<void> {
  const { programme, step, window } = key;
  await runtime.store.writer.transact(async (tx) => {
    const told = await membersOf(tx, groups, toldBefore);
    const saved = { savedAt: runtime.clock.now(), savedBy: by.id };
    if (!(await saveMeetingPlan(tx, { programme, step, window, revision: revision + 1, ...when, told, ...saved })))
      throw new Rejection('stale');
    const { place, on: date, at: time, note } = when;
    const params = { title, place, date, time, name: by.name, agenda, ...(note !== null && { note }) };
    await tellPeople(tx, runtime, { template, params, to: told, by: by.id, mail });
  });
}

/** Members of today, and whoever was invited before. */
async function membersOf(tx: Tx, groups: readonly string[], before: readonly string[]): Promise<string[]> {
  const found = new Set(before);
  for (const group of groups) for (const { id } of await recipientsOf(tx, group)) found.add(id);
  return [...found].sort();
}
