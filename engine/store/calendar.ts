/** Calendar years with all their revisions: an event says which revision it was decided with, so its replay takes the same. */
import { type Calendar, type CalendarYear, calendarOf } from '../calendar/calendar.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';

interface YearRow {
  year: number;
  revision: number;
  status: CalendarYear['status'];
  source: string;
  holidays: string;
  workdays: string;
}

export interface RevisedCalendar {
  readonly revision: number;
  readonly calendar: Calendar;
}

/** The calendar as of a revision (default: the newest). */
export async function calendarAt(db: Reader, revision = Number.MAX_SAFE_INTEGER): Promise<RevisedCalendar> {
  return calendarFrom((await db('calendar_years').where('revision', '<=', Math.min(revision, 2 ** 31 - 1))) as YearRow[]);
}

export async function calendarRevision(db: Reader): Promise<number> {
  const [row] = (await db('calendar_years').max({ revision: 'revision' })) as { revision: number | null }[];
  return row?.revision ?? 0;
}

export async function newestRevision(tx: Tx): Promise<number> {
  const [row] = await tx.raw<{ revision: number | null }>('select max(revision) as revision from calendar_years');
  return row?.revision ?? 0;
}

/** The calendar as of a revision (default: the newest). */
export async function newestCalendar(tx: Tx, revision = 2 ** 31 - 1): Promise<RevisedCalendar> {
  return calendarFrom(await tx.raw<YearRow>('select * from calendar_years where revision <= ?', [revision]));
}

/** Adds the years as one new revision and gives its number. */
export async function insertYears(tx: Tx, years: readonly CalendarYear[], at: string, by: string): Promise<number> {
  const revision = (await newestRevision(tx)) + 1;
  for (const { year, status, source, holidays, workdays } of years) {
    await tx.table('calendar_years').insert({
      ...{ year, revision, status, source, holidays: JSON.stringify(holidays), workdays: JSON.stringify(workdays) },
      ...{ imported_at: at, imported_by: by },
    });
  }
  return revision;
}

function calendarFrom(rows: readonly YearRow[]): RevisedCalendar {
  const years = new Map<number, YearRow>();
  let revision = 0;
  for (const row of rows) {
    revision = Math.max(revision, row.revision);
    const known = years.get(row.year);
    if (!known || known.revision < row.revision) years.set(row.year, row);
  }
  const list = [...years.values()].sort((a, b) => a.year - b.year);
  return { revision, calendar: calendarOf(list.map(yearOf)) };
}

function yearOf({ year, status, source, holidays, workdays }: YearRow): CalendarYear {
  return { year, status, source, holidays: JSON.parse(holidays) as string[], workdays: JSON.parse(workdays) as string[] };
}
