/** Cases opened by the calendar. */
import type { Enterprise } from '../model/enterprise.ts';
import type { Organisation } from '../model/user.ts';
import { organisations } from './organisations.ts';
import type { Reader } from './page.ts';

/** Newest version of every programme, and since when the programme exists. */
export async function scheduledProgrammes(db: Reader): Promise<{ readonly hash: string; readonly since: string }[]> {
  const rows = (await db('definitions').select('programme', 'hash', 'version', 'published_at').orderBy('version')) as {
    programme: string;
    hash: string;
    published_at: string;
  }[];
  const found = new Map<string, { hash: string; since: string }>();
  for (const { programme, hash, published_at: at } of rows) found.set(programme, { hash, since: found.get(programme)?.since ?? at });
  return [...found.values()];
}

/** Subjects whose case of the period was opened. */
export async function scheduledKeys(db: Reader, programme: string, schedule: string, period: string): Promise<ReadonlySet<string>> {
  const rows = (await db('scheduled_cases').where({ programme, schedule, period }).select('subject')) as { subject: string }[];
  return new Set(rows.map(({ subject }) => subject));
}

const keysAtOnce = 500;

/** Which of these uniqueness keys cases hold that haven't ended. */
export async function heldKeys(db: Reader, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const held = new Set<string>();
  for (let at = 0; at < keys.length; at += keysAtOnce) {
    const rows = (await db('cases')
      .whereIn('uniqueness_key', keys.slice(at, at + keysAtOnce))
      .whereNotNull('uniqueness_key')
      .whereNot('status', 'ended')
      .select('uniqueness_key')) as { uniqueness_key: string }[];
    for (const row of rows) held.add(row.uniqueness_key);
  }
  return held;
}

/** Everybody a case may be opened for. */
export async function subjectsOf(
  db: Reader,
): Promise<{ readonly organisations: readonly Organisation[]; readonly enterprises: readonly Enterprise[] }> {
  const rows = (await db('enterprises').select('profile').orderBy('uscc')) as { profile: string }[];
  return { organisations: await organisations(db), enterprises: rows.map(({ profile }) => JSON.parse(profile) as Enterprise) };
}
