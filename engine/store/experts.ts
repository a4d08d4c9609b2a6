/** Experts of the pools from which panels are drawn. */
import type { Expert } from '../policy/draw.ts';
import type { Reader } from './page.ts';
import type { Tx } from './tx.ts';
import type { FactSource } from './writer/command.ts';

/** `skills` are the words that definitions ask for; `relations` are with enterprises, see `policy/draw.ts`. */
export interface StoredExpert {
  readonly id: string;
  readonly pool: string;
  readonly user: string;
  readonly skills: readonly string[];
  readonly relations: Expert['relations'];
  readonly active: boolean;
}
interface ExpertRow {
  id: string;
  pool: string;
  user_id: string;
  skills: string;
  relations: string;
  active: number;
}

export async function expertsOf(db: Reader, pool?: string): Promise<StoredExpert[]> {
  const query = db('experts').orderBy(['pool', 'user_id']);
  return ((await (pool === undefined ? query : query.where({ pool }))) as ExpertRow[]).map(expertOf);
}

export async function expertById(db: Reader, id: string): Promise<StoredExpert | null> {
  const row = (await db('experts').where({ id }).first()) as ExpertRow | undefined;
  return row ? expertOf(row) : null;
}

/** Seats given to each user since a date. */
export async function drawsSince(db: Reader, users: readonly string[], since: string): Promise<Map<string, number>> {
  if (users.length === 0) return new Map();
  const rows = (await db('expert_draws')
    .select('user_id')
    .count({ n: '*' })
    .whereIn('user_id', [...users])
    .where('drawn_on', '>=', since)
    .groupBy('user_id')) as { user_id: string; n: number }[];
  return new Map(rows.map((row) => [row.user_id, Number(row.n)]));
}

/** False when the user is in the pool already. */
export async function insertExpert(tx: Tx, expert: StoredExpert, at: string, by: string): Promise<boolean> {
  const rows = await tx.raw(
    `insert into experts (id, pool, user_id, skills, relations, active, saved_at, saved_by) values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict do nothing returning id`,
    [
      ...[expert.id, expert.pool, expert.user, JSON.stringify(expert.skills), JSON.stringify(expert.relations)],
      ...[expert.active ? 1 : 0, at, by],
    ],
  );
  return rows.length > 0;
}

export async function updateExpert(tx: Tx, { id, skills, relations, active }: StoredExpert, at: string, by: string): Promise<void> {
  const values = { skills: JSON.stringify(skills), relations: JSON.stringify(relations), active: active ? 1 : 0 };
  await tx
    .table('experts')
    .where({ id })
    .update({ ...values, saved_at: at, saved_by: by });
}

/** Key of `pools`: the pool, and the day since which earlier draws count. */
export function poolKey(pool: string, since: string): string {
  return `${pool} ${since}`;
}

/** Whole pools as a lot sees them, for plans. Ids are user ids; who may not sign in any more is inactive. */
export const pools: FactSource<readonly Expert[]> = {
  name: 'pools',
  async load(tx, keys) {
    const found = new Map<string, readonly Expert[]>();
    for (const key of keys) {
      const [pool = '', since = ''] = key.split(' ');
      const rows = await tx.raw<ExpertRow & { disabled: number }>(
        'select e.*, u.disabled from experts e join users u on u.id = e.user_id where e.pool = ? order by e.user_id',
        [pool],
      );
      const members = await tx.raw<{ user_id: string; uscc: string }>(
        'select m.user_id, m.uscc from memberships m join experts e on e.user_id = m.user_id where e.pool = ?',
        [pool],
      );
      const draws = await tx.raw<{ user_id: string; n: number }>(
        'select d.user_id, count(*) as n from expert_draws d join experts e on e.user_id = d.user_id where e.pool = ? and d.drawn_on >= ? group by d.user_id',
        [pool, since],
      );
      found.set(
        key,
        rows.map((row): Expert => {
          const { user, skills, relations, active } = expertOf(row);
          return {
            ...{ id: user, skills, relations, active: active && Number(row.disabled) === 0 },
            memberships: members.filter((member) => member.user_id === user).map(({ uscc }) => uscc),
            recent: Number(draws.find((draw) => draw.user_id === user)?.n ?? 0),
          };
        }),
      );
    }
    return found;
  },
};

function expertOf(row: ExpertRow): StoredExpert {
  return {
    ...{ id: row.id, pool: row.pool, user: row.user_id, active: Number(row.active) === 1 },
    skills: JSON.parse(row.skills) as string[],
    relations: JSON.parse(row.relations) as Expert['relations'],
  };
}
