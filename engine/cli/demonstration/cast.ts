/**
 * A scenario told of others: in place of the enterprises it names stand enterprises of the data set, and in place of a district's officers
 * those who hold the same positions where these lie. Days move with its beginning.
 */
import { addDays, daysBetween, isDate, yearOf } from '../../calendar/date.ts';
import { isUscc } from '../../forms/formats/uscc.ts';
import type { Scenario, ScenarioFile } from '../../model/scenario.ts';
import type { Demonstration } from '../seed.ts';
import type { MadeEnterprise } from './enterprises.ts';

export interface Part {
  readonly programme: string;
  readonly file: ScenarioFile;
  readonly scenario: Scenario;
  /** Enterprises it is about, in the order of their appearance. */
  readonly usccs: readonly string[];
  /** Districts whose officers act in it. */
  readonly districts: readonly string[];
  readonly logins: readonly string[];
  /** JSON of the programme's forms: places that they offer for choice can't be told of places that they don't. */
  readonly choices: string;
}

/** What stands for what. */
export interface Cast {
  readonly logins: ReadonlyMap<string, string>;
  readonly words: ReadonlyMap<string, string>;
}

export function partOf(base: Demonstration, programme: string, file: ScenarioFile, scenario: Scenario, choices: string): Part {
  const logins = [...new Set(scenario.steps.flatMap(({ as }) => as ?? []))];
  const people = logins.flatMap((login) => base.users.find((user) => user.login === login) ?? []);
  const named = scenario.steps.flatMap(({ open }) => open?.uscc ?? []);
  const members = people.flatMap(({ memberships = [] }) => memberships.map(({ uscc }) => uscc));
  const usccs = [...new Set([...named, ...members])];
  const own = base.enterprises.filter(({ uscc }) => usccs.includes(uscc)).map(({ district }) => district);
  const worked = people.flatMap(({ grants = [] }) => grants.flatMap(([, org]) => districtOf(base, org) ?? []));
  return { programme, file, scenario, usccs, logins, choices, districts: [...new Set(own.length > 0 ? own : worked)] };
}

/** Null where nobody holds a position that the scenario needs. `to` names a district for each of the part's. */
export function officersIn(base: Demonstration, part: Part, to: readonly string[]): Cast | null {
  const logins = new Map<string, string>();
  const words = new Map<string, string>();
  const text = JSON.stringify([part.scenario.steps, part.file.application]);
  for (const [index, from] of part.districts.entries()) {
    const there = to[index];
    if (there === undefined || there === from) continue;
    for (const login of part.logins) {
      const roles = rolesIn(base, login, from);
      if (roles.length === 0) continue;
      const other = holders(base, roles, there)[holders(base, roles, from).indexOf(login)];
      if (other === undefined || [...logins.values()].includes(other)) return null;
      logins.set(login, other);
    }
    for (const org of base.organisations.filter(({ district }) => district === from)) {
      const other = base.organisations.find(({ district, parent }) => district === there && parent === org.parent);
      const said = text.includes(`"${org.id}"`);
      if (said && (!other || (part.choices.includes(`"${org.id}"`) && !part.choices.includes(`"${other.id}"`)))) return null;
      if (other) words.set(org.id, other.id);
    }
  }
  return { logins, words };
}

/** The cast with enterprises of the data set, in the order of the part's own. */
export function withEnterprises(base: Demonstration, part: Part, cast: Cast, chosen: readonly MadeEnterprise[]): Cast {
  const logins = new Map(cast.logins);
  const words = new Map(cast.words);
  for (const [index, uscc] of part.usccs.entries()) {
    const own = base.enterprises.find((enterprise) => enterprise.uscc === uscc);
    const made = chosen[index];
    if (!own || !made) continue;
    const { enterprise, members } = made;
    words.set(own.name, enterprise.name);
    for (const key of ['uscc', 'legalName', 'contact', 'mobile', 'email'] as const)
      if (own[key] !== undefined) words.set(own[key], enterprise[key] ?? '');
    for (const { login, memberships = [] } of base.users) {
      const role = memberships.find((membership) => membership.uscc === uscc)?.role;
      if (role !== undefined) logins.set(login, members[role === 'legal-representative' ? 0 : 1].login);
    }
  }
  return { logins, words };
}

export interface Retelling {
  /** First day as the scenario has it, and as it is to be. */
  readonly from: string;
  readonly on: string;
  /** What an enterprise, by four digits of its code, says in a field of which no two may say the same; null: any other field. */
  own(field: string, value: string, digits: string): string | null;
  /** The next text for one that the data set counts. */
  number(text: string, year: number): string;
}

/** The scenario from another day on. */
export function recast<T extends Scenario | ScenarioFile>(told: T, cast: Cast, { from, on, number, own }: Retelling): T {
  const words = new Map([...cast.words, ...ownValues(told, own, cast)]);
  const shift = daysBetween(from, on);
  const long = [...words].filter(([word]) => word.length > 3 && /[^\x20-\x7e]/.test(word));
  const text = (value: string): string => {
    const whole = words.get(value);
    if (whole !== undefined) return whole;
    if (isDate(value)) return addDays(value, shift);
    return number(
      long.reduce<string>((done, [word, other]) => done.replaceAll(word, other), value),
      yearOf(on),
    );
  };
  const visit = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return key === 'as' ? (cast.logins.get(value) ?? value) : text(value);
    if (Array.isArray(value)) return value.map((item) => visit(item));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, visit(item, name)]));
  };
  return visit(told) as T;
}

function districtOf({ organisations }: Demonstration, id: string): string | undefined {
  return organisations.find((org) => org.id === id)?.district;
}

function rolesIn(base: Demonstration, login: string, district: string): string[] {
  const { grants = [] } = base.users.find((user) => user.login === login) ?? {};
  return grants.filter(([, org]) => districtOf(base, org) === district).map(([role]) => role);
}

/** Log-ins of those who hold all these positions in a district. */
function holders(base: Demonstration, roles: readonly string[], district: string): string[] {
  return base.users.flatMap(({ login }) => {
    const own = rolesIn(base, login, district);
    return roles.every((role) => own.includes(role)) ? [login] : [];
  });
}

/** What the scenario says of its own enterprise alone, for another. */
function ownValues(told: unknown, own: Retelling['own'], cast: Cast): [string, string][] {
  const digits = [...cast.words.values()].find(isUscc)?.slice(-6, -2);
  if (digits === undefined || told === null || typeof told !== 'object') return [];
  return Object.entries(told).flatMap(([key, value]): [string, string][] => {
    const other = typeof value === 'string' ? own(key, value, digits) : null;
    return other === null ? ownValues(value, own, cast) : [[value as string, other]];
  });
}
