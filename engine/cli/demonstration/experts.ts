/** More experts for the pools from which panels are drawn: a lot passes over whoever was drawn too often of late, and months take many lots. */
import type { User } from '../../model/user.ts';
import { chance } from '../../sandbox/chance.ts';
import type { Demonstration } from '../seed.ts';
import type { DataSet } from './data-set.ts';

export interface MadeExpert {
  readonly user: User;
  readonly pool: string;
  /** Two of those that the pool's other experts have. */
  readonly skills: readonly string[];
}

/** So many for each pool of the demonstration, `x001` and on: they hold the positions of its first expert. */
export function makeExperts(set: DataSet, base: Demonstration, count: number): MadeExpert[] {
  const known = base.experts ?? [];
  const luck = chance(set.seed * 31 + 7);
  const pools = [...new Set(known.map(({ pool }) => pool))];
  return pools.flatMap((pool, at) => {
    const own = known.filter((expert) => expert.pool === pool);
    const skills = [...new Set(own.flatMap((expert) => expert.skills))].sort();
    const { grants = [] } = base.users.find(({ login }) => login === own[0]?.login) ?? {};
    return Array.from({ length: count }, (_, n): MadeExpert => {
      const login = `x${String(at * count + n + 1).padStart(3, '0')}`;
      const name = `${luck.pick([...set.surnames])}${luck.pick(set.given)}`;
      const user = { id: `user-${login}`, login, name, grants: grants.map(([role, org]) => ({ role, org })), memberships: [] };
      const first = skills[n % skills.length];
      const second = luck.pick(skills);
      return { user, pool, skills: [...new Set([first, second].flatMap((skill) => skill ?? []))] };
    });
  });
}
