/** The demonstration's people, enterprises and windows, put into an empty database only. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, dateOf } from '../calendar/date.ts';
import type { Passwords } from '../effects/password.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { Membership, Organisation } from '../model/user.ts';
import type { Store } from '../store/db.ts';
import { latestDefinitions } from '../store/definitions.ts';
import { saveEnterpriseRow } from '../store/enterprises.ts';
import { organisations, saveOrganisation } from '../store/organisations.ts';
import { saveUser, users } from '../store/users.ts';
import { insertWindow, windowsOf } from '../store/windows.ts';

export interface Demonstration {
  readonly organisations: readonly Organisation[];
  readonly enterprises: readonly Enterprise[];
  readonly users: readonly {
    readonly login: string;
    readonly name: string;
    readonly email?: string;
    /** `[role, organisation]`. */
    readonly grants?: readonly (readonly [string, string])[];
    readonly memberships?: readonly Membership[];
  }[];
  readonly windows?: readonly {
    readonly programme: string;
    readonly title: string;
    /** Calendar days the window stays open from today on. */
    readonly days: number;
    readonly settings?: Readonly<Record<string, string | number | boolean>>;
  }[];
}

export interface SeedOptions {
  readonly store: Store;
  readonly passwords: Passwords;
  readonly now: string;
  readonly newId: () => string;
  readonly password: string | undefined;
}
export interface Seeded {
  readonly password: string;
  readonly rows: readonly { readonly login: string; readonly name: string; readonly position: string }[];
}

export function readDemonstration(root: string): Demonstration | null {
  const path = join(root, 'workflows', 'demonstration.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Demonstration) : null;
}

/** Null when the database holds people already. */
export async function seed(demonstration: Demonstration, options: SeedOptions): Promise<Seeded | null> {
  const { store, now } = options;
  if ((await users(store.read)).length > 0) return null;
  const password = options.password ?? randomBytes(9).toString('base64url');
  const passwordHash = await options.passwords.hash(password);
  const districts = new Map(demonstration.organisations.map((org) => [org.id, org.district]));
  await store.writer.transact(async (tx) => {
    for (const org of demonstration.organisations) await saveOrganisation(tx, org);
    for (const enterprise of demonstration.enterprises) await saveEnterpriseRow(tx, enterprise, 0, now, 'system');
    for (const { login, name, email, grants = [], memberships = [] } of demonstration.users) {
      const held = grants.map(([role, org]) => ({ role, org, ...(districts.get(org) ? { district: districts.get(org) as string } : {}) }));
      const user = { id: `user-${login}`, login, name, grants: held, memberships };
      await saveUser(tx, { user, passwordHash, email: email ?? null, disabled: false }, now);
    }
  });
  await seedWindows(demonstration, options);
  const names = new Map((await organisations(store.read)).map((org) => [org.id, org.name]));
  const rows = demonstration.users.map(({ login, name, grants = [], memberships = [] }) => ({
    login,
    name,
    position: [
      ...grants.map(([role, org]) => `${role} @ ${names.get(org) ?? org}`),
      ...memberships.map(({ role, uscc }) => `${role} @ ${uscc}`),
    ].join(', '),
  }));
  return { password, rows };
}

/** One open window for each programme that has windows and none yet. */
async function seedWindows(demonstration: Demonstration, { store, now, newId }: SeedOptions): Promise<void> {
  const today = dateOf(now);
  for (const { programme, package: pkg } of await latestDefinitions(store.read)) {
    if (!pkg.workflow.window || (await windowsOf(store.read, programme)).length > 0) continue;
    const given = demonstration.windows?.find((window) => window.programme === programme);
    const window = {
      id: newId(),
      programme,
      title: given?.title ?? today.slice(0, 4),
      opensOn: today,
      closesOn: addDays(today, given?.days ?? 60),
      settings: given?.settings ?? {},
    };
    await store.writer.transact((tx) => insertWindow(tx, window, now, 'system'));
  }
}
