/**
 * Roles from and until a day. `grants` holds what is in force now, which everything else reads; a term says from when until when, and is
 * put into `grants` and taken out again by `applyTerms`. A role of `grants` without a term is held without an end.
 */
import type { Reader } from '../page.ts';
import type { Tx } from '../tx.ts';

export interface Term {
  readonly id: string;
  readonly userId: string;
  readonly role: string;
  readonly org: string;
  /** YYYY-MM-DD, both inclusive; null: without an end. */
  readonly from: string;
  readonly until: string | null;
  readonly state: 'coming' | 'held' | 'ended';
  readonly givenAt: string;
  readonly givenBy: string;
}
interface Row {
  id: string;
  user_id: string;
  role: string;
  org: string;
  from_on: string;
  until_on: string | null;
  state: Term['state'];
  given_at: string;
  given_by: string;
}

export async function termsOf(db: Reader, userId: string): Promise<Term[]> {
  return ((await db('grant_terms').where({ user_id: userId }).orderBy('id', 'desc').limit(200)) as Row[]).map(termOf);
}

/** Last days of roles that are held, by user, role and organisation; nothing for roles without one. */
export async function lastDaysOf(
  db: Reader,
  userIds: readonly string[],
): Promise<(userId: string, role: string, org: string) => string | null> {
  const rows = (await db('grant_terms')
    .whereIn('user_id', [...userIds])
    .where({ state: 'held' })
    .whereNotNull('until_on')) as Row[];
  const days = new Map(rows.map((row) => [`${row.user_id} ${row.role} ${row.org}`, row.until_on]));
  return (userId, role, org) => days.get(`${userId} ${role} ${org}`) ?? null;
}

/** The term that is held or coming for a role of a person. */
export async function openTerms(tx: Tx, userId: string): Promise<Term[]> {
  return (await tx.raw<Row>(`select * from grant_terms where user_id = ? and state <> 'ended' order by id`, [userId])).map(termOf);
}

export async function insertTerm(tx: Tx, term: Term): Promise<void> {
  const { id, userId, role, org, from, until, state, givenAt, givenBy } = term;
  await tx.table('grant_terms').insert({
    ...{ id, user_id: userId, role, org, from_on: from, until_on: until, state },
    ...{ given_at: givenAt, given_by: givenBy },
  });
}

export async function changeTerm(tx: Tx, id: string, change: { readonly until: string | null }): Promise<void> {
  await tx.table('grant_terms').where({ id }).update({ until_on: change.until });
}

export async function endTerm(tx: Tx, id: string, at: string, by: string, until: string): Promise<void> {
  await tx.table('grant_terms').where({ id }).update({ state: 'ended', ended_at: at, ended_by: by, until_on: until });
}

/** In force from now on, with the district of the organisation. */
export async function putInForce(tx: Tx, { userId, role, org }: Pick<Term, 'userId' | 'role' | 'org'>): Promise<void> {
  const [place] = await tx.raw<{ district: string | null }>('select district from organisations where id = ?', [org]);
  await tx
    .table('grants')
    .insert({ user_id: userId, role, org, district: place?.district ?? null })
    .onConflict(['user_id', 'role', 'org'])
    .ignore();
}

export async function takeOutOfForce(tx: Tx, { userId, role, org }: Pick<Term, 'userId' | 'role' | 'org'>): Promise<boolean> {
  return (await tx.table('grants').where({ user_id: userId, role, org }).delete()) > 0;
}

const due = `((state = 'coming' and from_on <= ?) or (state = 'held' and until_on is not null and until_on < ?))`;

/** Does a term begin, or is one over, on a day (YYYY-MM-DD)? */
export async function hasDueTerms(db: Reader, today: string): Promise<boolean> {
  const coming = await db('grant_terms').select('id').where({ state: 'coming' }).where('from_on', '<=', today).first();
  const over = await db('grant_terms').select('id').where({ state: 'held' }).whereNotNull('until_on').where('until_on', '<', today).first();
  return coming !== undefined || over !== undefined;
}

/** Those terms, locked; what is over comes first. */
export async function dueTerms(tx: Tx, today: string): Promise<Term[]> {
  const rows = await tx.raw<Row>(`select * from grant_terms where ${due} order by state desc, id limit 500${tx.dialect.forUpdate}`, [
    today,
    today,
  ]);
  return rows.map(termOf);
}

/** Begins what begins and ends what is over on a day. Gives the users whose roles changed. */
export async function applyTerms(tx: Tx, terms: readonly Term[], today: string, at: string): Promise<string[]> {
  for (const term of terms) {
    const over = term.until !== null && term.until < today;
    if (over) {
      await tx.table('grant_terms').where({ id: term.id }).update({ state: 'ended', ended_at: at, ended_by: 'system' });
      if (term.state === 'held') await takeOutOfForce(tx, term);
    } else if (term.state === 'coming') {
      await tx.table('grant_terms').where({ id: term.id }).update({ state: 'held' });
      await putInForce(tx, term);
    }
  }
  return [...new Set(terms.map(({ userId }) => userId))];
}

/** Roles of a person whose last day is past though nobody took them out of force yet. */
export async function overdueTerms(db: Reader, userId: string, today: string): Promise<Pick<Term, 'role' | 'org'>[]> {
  return (await db('grant_terms')
    .select('role', 'org')
    .where({ user_id: userId, state: 'held' })
    .whereNotNull('until_on')
    .where('until_on', '<', today)) as Pick<Term, 'role' | 'org'>[];
}

/** People besides one who hold the role of administrator without an end, and may sign in. */
export async function otherAdministrators(tx: Tx, userId: string): Promise<number> {
  const [row] = await tx.raw<{ n: number | string }>(
    `select count(distinct g.user_id) as n from grants g join users u on u.id = g.user_id
     where g.role = 'administrator' and g.user_id <> ? and u.disabled = 0 and not exists (
       select 1 from grant_terms t where t.user_id = g.user_id and t.role = g.role and t.org = g.org and t.state = 'held' and t.until_on is not null)`,
    [userId],
  );
  return Number(row?.n ?? 0);
}

function termOf(row: Row): Term {
  const { id, user_id: userId, role, org, from_on: from, until_on: until, state, given_at: givenAt, given_by: givenBy } = row;
  return { id, userId, role, org, from, until, state, givenAt, givenBy };
}
