/** The office around a large store: programmes, organisations, officers, enterprises and their agents. Everybody's password is `bench`. */

import { readConfig } from '../../../engine/cli/config.ts';
import { operator } from '../../../engine/cli/publish.ts';
import { publishDefinition } from '../../../engine/commands/publish-definition.ts';
import { createPasswords } from '../../../engine/effects/password.ts';
import { createApp, rootFolder } from '../../../engine/main.ts';
import type { Grant, User } from '../../../engine/model/user.ts';
import { partsOf } from '../../../engine/store/name-parts.ts';
import { saveOrganisation } from '../../../engine/store/organisations.ts';
import { saveUser } from '../../../engine/store/users.ts';
import { firstProgramme } from '../world.ts';
import type { Place } from './fill.ts';
import { districtsOf, type LargeStoreSize, officersEach, owners, packagesOf } from './plan.ts';
import { enterpriseOf } from './words.ts';

export const largePassword = 'bench';

/** Makes what is missing; gives the definitions' hashes by programme. */
export async function prepareOffice({ databaseUrl, dataDir }: Place, size: LargeStoreSize): Promise<ReadonlyMap<string, string>> {
  const env = {
    DATA_DIR: dataDir,
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    LOG_LEVEL: 'silent',
    DEMO_PASSWORD: largePassword,
    PROGRAMMES: firstProgramme,
  };
  const app = await createApp(readConfig(env, rootFolder()), { loops: false });
  try {
    const definitions = new Map(app.published.map(({ id, hash }) => [id, hash]));
    for (const pkg of packagesOf(size)) {
      const { id, hash } = await publishDefinition(app.runtime, { by: operator, package: pkg });
      definitions.set(id, hash);
    }
    const passwordHash = await createPasswords({ memoryCost: 8, timeCost: 1 }).hash(largePassword);
    const { writer } = app.store;
    await writer.transact(async (tx) => {
      for (const district of districtsOf(size)) {
        const id = `miit-${district}`;
        await saveOrganisation(tx, { id, name: `${district} 工业和信息化局`, district, parent: owners[0] });
      }
      for (const user of officersOf(size)) await saveUser(tx, { user, passwordHash, email: null, disabled: false }, size.now);
    });
    const districts = districtsOf(size);
    const [{ n = 0 } = {}] = (await app.store.read('memberships').where('user_id', 'like', 'user-agent-%').count({ n: '*' })) as {
      n: number;
    }[];
    for (let from = Number(n); from < size.enterprises; from += 400) {
      const made = Array.from({ length: Math.min(400, size.enterprises - from) }, (_, k) => ({
        n: from + k,
        ...enterpriseOf(from + k, size.seed, districts),
      }));
      await writer.transact(async (tx) => {
        const saved = { version: 1, saved_at: size.now, saved_by: 'system' };
        await tx
          .table('enterprises')
          .insert(made.map(({ n: _, ...one }) => ({ ...one, profile: JSON.stringify(profileOf(one)), ...saved })));
        await tx.table('users').insert(
          made.map(({ n: k, name }) => ({
            ...{ id: `user-agent-${k}`, login: `agent-${k}`, name: `${name.slice(2, 4)}经办`, password_hash: passwordHash },
            ...{ email: null, disabled: 0, created_at: size.now },
          })),
        );
        const parts = made.flatMap(({ uscc, name }) => partsOf(name).map((part) => ({ part, uscc })));
        for (let at = 0; at < parts.length; at += 400) await tx.table('enterprise_name_parts').insert(parts.slice(at, at + 400));
        await tx.table('memberships').insert(made.map(({ n: k, uscc }) => ({ user_id: `user-agent-${k}`, uscc, role: 'agent' })));
      });
    }
    return definitions;
  } finally {
    await app.close();
  }
}

function profileOf(enterprise: { readonly uscc: string; readonly name: string; readonly district: string }) {
  return {
    ...enterprise,
    ...{ industry: 'C34', foundedOn: '2016-05-18', status: 'active', legalName: '周明远', contact: '李晓雯', mobile: '13903790001' },
    ...{ employees: 126, years: [{ year: 2025, revenue: 8600 }] },
  };
}

function officersOf(size: LargeStoreSize): User[] {
  const each = officersEach(size);
  const person = (login: string, name: string, grants: readonly Grant[]): User => ({
    id: `user-${login}`,
    login,
    name,
    grants,
    memberships: [],
  });
  const clerks = districtsOf(size).flatMap((district) => {
    const org = { org: `miit-${district}`, district };
    const both = [
      { role: 'county-clerk', ...org },
      { role: 'county-inspector', ...org },
    ];
    return [
      ...Array.from({ length: each.clerks }, (_, n) => person(`clerk-${district}-${n}`, `经办${district.slice(-2)}${n}`, both)),
      person(`supervisor-${district}`, `督查${district.slice(-2)}`, [{ role: 'supervisor', ...org }]),
    ];
  });
  const leads = owners.flatMap((owner) =>
    Array.from({ length: each.leads }, (_, n) => person(`lead-${owner}-${n}`, `审核${n}`, [{ role: 'city-clerk', org: owner }])),
  );
  return [...clerks, ...leads];
}
