/** The demonstration's people, enterprises and windows, put into an empty database only. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, dateOf } from '../calendar/date.ts';
import type { Passwords } from '../effects/password.ts';
import { jsonFilesIn } from '../effects/programmes.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { Membership, Organisation } from '../model/user.ts';
import type { Store } from '../store/db.ts';
import { latestDefinitions } from '../store/definitions.ts';
import { saveEnterpriseRow } from '../store/enterprises.ts';
import { insertExpert } from '../store/experts.ts';
import { organisations, saveOrganisation } from '../store/organisations.ts';
import { hasUsers, saveUser } from '../store/users.ts';
import { insertWindow, windowsOf } from '../store/windows.ts';
import { readJson } from './package-files.ts';

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
  /** Who is in the pools from which panels are drawn. */
  readonly experts?: readonly { readonly pool: string; readonly login: string; readonly skills: readonly string[] }[];
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
  readonly people: number;
  /** One for each position, with those who hold it in the order of the demonstration. */
  readonly positions: readonly { readonly role: string; readonly holders: readonly { readonly login: string; readonly at: string }[] }[];
}

/**
 * What `workflows/demonstration.json` holds, with the areas of the office in `workflows/demonstration/*.json`. Where only some programmes
 * are installed, an area comes along when one of them or its scenarios names an organisation, a position, a log-in or an enterprise
 * that only the area has, or its window is for one of them.
 */
export function readDemonstration(root: string, installed?: readonly string[]): Demonstration | null {
  const folder = join(root, 'workflows');
  const path = join(folder, 'demonstration.json');
  if (!existsSync(path)) return null;
  const base = readJson(path) as Demonstration;
  const own = wordsOf(base);
  const texts = installed?.flatMap((id) => textsOf(join(folder, id)));
  const needed = (area: Partial<Demonstration>) =>
    texts === undefined || [...wordsOf(area)].some((word) => !own.has(word) && texts.some((text) => text.includes(`"${word}"`)));
  const areas = jsonFilesIn(join(folder, 'demonstration'))
    .map((file) => readJson(file) as Partial<Demonstration>)
    .filter(needed);
  const all: readonly Partial<Demonstration>[] = [base, ...areas];
  return {
    organisations: all.flatMap(({ organisations = [] }) => organisations),
    enterprises: all.flatMap(({ enterprises = [] }) => enterprises),
    users: all.flatMap(({ users = [] }) => users),
    experts: all.flatMap(({ experts = [] }) => experts),
    windows: all.flatMap(({ windows = [] }) => windows),
  };
}

/** Names by which definitions and scenarios mean what a part of the demonstration holds. */
function wordsOf({ organisations = [], enterprises = [], users = [], windows = [] }: Partial<Demonstration>): ReadonlySet<string> {
  const roles = users.flatMap(({ grants = [] }) => grants.map(([role]) => role));
  return new Set([
    ...organisations.map(({ id }) => id),
    ...enterprises.map(({ uscc }) => uscc),
    ...users.map(({ login }) => login),
    ...roles,
    ...windows.map(({ programme }) => programme),
  ]);
}

function textsOf(folder: string): string[] {
  return ['workflow.json', 'scenarios.json'].flatMap((name) => {
    const path = join(folder, name);
    return existsSync(path) ? [readFileSync(path, 'utf8')] : [];
  });
}

/** Null when the database holds people already. */
export async function seed(demonstration: Demonstration, options: SeedOptions): Promise<Seeded | null> {
  const { store, now } = options;
  if (await hasUsers(store.read)) return null;
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
    for (const { pool, login, skills } of demonstration.experts ?? [])
      await insertExpert(tx, { id: options.newId(), pool, user: `user-${login}`, skills, relations: [], active: true }, now, 'system');
  });
  await seedWindows(demonstration, options);
  const names = new Map((await organisations(store.read)).map((org) => [org.id, org.name]));
  const enterprises = new Map(demonstration.enterprises.map(({ uscc, name }) => [uscc, name]));
  const held = demonstration.users.flatMap(({ login, grants = [], memberships = [] }) => [
    ...grants.map(([role, org]) => ({ role, login, at: names.get(org) ?? org })),
    ...memberships.map(({ role, uscc }) => ({ role, login, at: enterprises.get(uscc) ?? uscc })),
  ]);
  const positions = [...new Set(held.map(({ role }) => role))].map((role) => ({ role, holders: held.filter((one) => one.role === role) }));
  return { password, people: demonstration.users.length, positions };
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
