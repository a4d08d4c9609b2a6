/** When and where agendas come before their meetings. */
import { startOfDay } from '../calendar/date.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

/** Of which agenda; `window` empty where the step doesn't rank by window. */
export interface AgendaKey {
  readonly programme: string;
  readonly step: string;
  readonly window: string;
}
export interface MeetingPlan extends AgendaKey {
  /** 1, 2, 3…: each change and cancellation is one. */
  readonly revision: number;
  readonly cancelled: boolean;
  readonly place: string;
  /** Date and `HH:MM` in Asia/Shanghai. */
  readonly on: string;
  readonly at: string;
  readonly note: string | null;
  /** Ids of those who were invited. */
  readonly told: readonly string[];
  readonly savedAt: string;
  readonly savedBy: string;
}

export async function meetingPlan(db: Reader, { programme, step, window }: AgendaKey): Promise<MeetingPlan | null> {
  const row = (await db('meeting_plans').where({ programme, step, window_id: window }).first()) as Row | undefined;
  return row ? planOf(row) : null;
}

/** Was the meeting held as planned: decided on its day or later, after the invitation? What is left then has its next meeting. */
export async function wasHeld(db: Reader, { programme, step, window, on, savedAt }: MeetingPlan): Promise<boolean> {
  const since = [savedAt, startOfDay(on)].sort().at(-1) as string;
  const held = await db('batches as b')
    .where({ programme, step })
    .where('b.created_at', '>=', since)
    .modify((query) => {
      if (window === '') return;
      const ofWindow = db('batch_members as m').select(db.raw('1')).join('cases as c', 'c.id', 'm.case_id');
      query.whereExists(ofWindow.whereRaw('m.batch_id = b.id').where('c.window_id', window));
    })
    .first(db.raw('1'));
  return held !== undefined;
}

/** False when another revision was saved meanwhile. */
export async function saveMeetingPlan(tx: Tx, plan: MeetingPlan): Promise<boolean> {
  const { programme, step, window, revision, cancelled, place, on, at, note, told, savedAt, savedBy } = plan;
  const rows = await tx.raw(
    `insert into meeting_plans (programme, step, window_id, revision, cancelled, place, held_on, held_at, note, told, saved_at, saved_by)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (programme, step, window_id) do update set revision = excluded.revision, cancelled = excluded.cancelled,
       place = excluded.place, held_on = excluded.held_on, held_at = excluded.held_at, note = excluded.note, told = excluded.told,
       saved_at = excluded.saved_at, saved_by = excluded.saved_by
     where meeting_plans.revision = excluded.revision - 1 returning revision`,
    [programme, step, window, revision, cancelled ? 1 : 0, place, on, at, note, JSON.stringify(told), savedAt, savedBy],
  );
  return rows.length > 0;
}

interface Row {
  programme: string;
  step: string;
  window_id: string;
  revision: number;
  cancelled: number;
  place: string;
  held_on: string;
  held_at: string;
  note: string | null;
  told: string;
  saved_at: string;
  saved_by: string;
}
function planOf(row: Row): MeetingPlan {
  const { programme, step, window_id: window, revision, place, held_on: on, held_at: at, note } = row;
  const told = JSON.parse(row.told) as string[];
  const saved = { savedAt: row.saved_at, savedBy: row.saved_by };
  return { programme, step, window, revision: Number(revision), cancelled: row.cancelled === 1, place, on, at, note, told, ...saved };
}
