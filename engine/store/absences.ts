/** Who is away on which days, and who stands in 代办. */
import type { StandIn } from '../model/user.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';
import { recordsOf } from './users.ts';

export interface Absence {
  readonly userId: string;
  /** YYYY-MM-DD, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly substitute: string;
  /** For cases of these programmes; null: of all. */
  readonly programmes: readonly string[] | null;
}

/** Says who stands in, or that nobody is needed any more. */
export async function saveAbsence(tx: Tx, userId: string, absence: Omit<Absence, 'userId'> | null, at: string): Promise<void> {
  await tx.table('absences').where({ user_id: userId }).delete();
  if (absence === null) return;
  const { from, to, substitute, programmes } = absence;
  const within = programmes && JSON.stringify(programmes);
  await tx.table('absences').insert({ user_id: userId, from_on: from, to_on: to, substitute, programmes: within, saved_at: at });
}

/** The same inside a transaction. */
export async function standingAbsence(tx: Tx, userId: string): Promise<Absence | null> {
  const row = (await tx.table('absences').where({ user_id: userId }).first()) as AbsenceRow | undefined;
  return row ? absenceFrom(row) : null;
}

export async function absenceOf(db: Reader, userId: string): Promise<Absence | null> {
  const row = (await db('absences').where({ user_id: userId }).first()) as AbsenceRow | undefined;
  return row ? absenceFrom(row) : null;
}

/** Whom the user stands in for, on which days. */
export async function standInsOf(db: Reader, userId: string): Promise<StandIn[]> {
  const rows = (await db('absences').where({ substitute: userId }).orderBy('user_id')) as AbsenceRow[];
  if (rows.length === 0) return [];
  const records = await recordsOf(
    db,
    await db('users').whereIn(
      'id',
      rows.map((row) => row.user_id),
    ),
  );
  return rows.flatMap((row) => {
    const { user } = records.find((record) => record.user.id === row.user_id) ?? {};
    return user ? [{ user, from: row.from_on, to: row.to_on, programmes: programmesOf(row) }] : [];
  });
}

interface AbsenceRow {
  user_id: string;
  from_on: string;
  to_on: string;
  substitute: string;
  programmes: string | null;
}

function programmesOf({ programmes }: AbsenceRow): string[] | null {
  return programmes === null ? null : (JSON.parse(programmes) as string[]);
}

function absenceFrom(row: AbsenceRow): Absence {
  return { userId: row.user_id, from: row.from_on, to: row.to_on, substitute: row.substitute, programmes: programmesOf(row) };
}
