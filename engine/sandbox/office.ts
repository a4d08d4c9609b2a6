/** Sample people, organisations and enterprises for a programme that nobody works with yet. */
import type { ProgrammePackage } from '../model/definition.ts';
import type { Enterprise } from '../model/enterprise.ts';
import type { Membership, Organisation } from '../model/user.ts';
import { assignmentsOf } from '../soundness/edges.ts';
import { sampleEnterprise } from '../soundness/paths/enterprise.ts';
import { allPlaces, isJson, placesOf } from '../soundness/places.ts';

/** Everybody of a sandbox, as `workflows/demonstration.json` has them. */
export interface Office {
  readonly organisations: readonly Organisation[];
  readonly enterprises: readonly Enterprise[];
  readonly users: readonly SampleUser[];
}
export interface SampleUser {
  readonly login: string;
  readonly name: string;
  /** `[role, organisation]`. */
  readonly grants?: readonly (readonly [string, string])[];
  readonly memberships?: readonly Membership[];
}
/** Words for sample names: in the engine there are none. */
export interface OfficeWords {
  enterprise(n: number): string;
  member(role: Membership['role'], n: number): string;
  officer(position: string, n: number): string;
}

const enterprises = 2;
const poolSize = 14;
export const administrator = 'sample-administrator';
export const supervisor = 'sample-supervisor';

interface Position {
  readonly role: string;
  /** Null: wherever an expression says. */
  readonly org: string | null;
  readonly people: number;
}

/**
 * Enough people for every position that the programme gives work to: as many as its steps want different people, and one more.
 * Officers are called by their position, so that a scenario holds in any city: `role@owner`, `role@district-1` where the first sample
 * enterprise lies, else `role@organisation`; from the second on with their number (`#2`).
 */
export function sampleOffice(pkg: ProgrammePackage, known: readonly Organisation[], today: string, words: OfficeWords): Office {
  const { owner, roles = {} } = pkg.workflow;
  const positions = positionsOf(pkg);
  const districts = districtsOf(known);
  const own: Enterprise[] = Array.from({ length: enterprises }, (_, n) => ({
    ...sampleEnterprise(today, n),
    name: words.enterprise(n + 1),
    ...(districts[n % Math.max(1, districts.length)] ? { district: districts[n % districts.length] as string } : {}),
  }));
  const organisations = withMissing(known, [owner, ...positions.flatMap(({ org }) => org ?? [])], own);
  const reachable = organisations.filter(({ district }) => !district || own.some((enterprise) => enterprise.district === district));
  const local = own.map(({ district }) => reachable.find((org) => org.district === district)?.id);
  const placeName = (org: string) => (org === owner ? 'owner' : local.includes(org) ? `district-${local.indexOf(org) + 1}` : org);
  const officers = positions.flatMap(({ role, org, people }) =>
    (org === null ? reachable.map(({ id }) => id) : [org]).flatMap((at) =>
      Array.from({ length: people }, (_, n): SampleUser & { readonly grants: readonly (readonly [string, string])[] } => ({
        login: n === 0 ? `${role}@${placeName(at)}` : `${role}@${placeName(at)}#${n + 1}`,
        name: words.officer(roles[role]?.title ?? role, n + 1),
        grants: [[role, at]],
      })),
    ),
  );
  return {
    organisations,
    enterprises: own,
    users: [
      { login: administrator, name: administrator, grants: [['administrator', owner]] },
      { login: supervisor, name: supervisor, grants: [['supervisor', owner]] },
      ...own.flatMap(({ uscc }, n) =>
        (['agent', 'legal-representative'] as const).map((role) => ({
          login: `${role}-${n + 1}`,
          name: words.member(role, n + 1),
          memberships: [{ uscc, role }],
        })),
      ),
      ...unique(officers),
      ...experts(pkg).users,
    ],
  };
}

/** Experts of every pool that lots are drawn from, who know everything. */
export function experts(pkg: ProgrammePackage): {
  readonly pools: readonly string[];
  readonly skills: readonly string[];
  readonly users: readonly SampleUser[];
} {
  const draws = allPlaces(placesOf(pkg.workflow as unknown as Record<string, unknown>)).flatMap(({ step }) =>
    step.type === 'score' && step.assign?.draw ? [step.assign.draw] : [],
  );
  const fields = Object.values(pkg.forms).flatMap(({ schema }) => Object.values(schema.properties ?? {}));
  const named = fields.flatMap((field) => [...(field.oneOf ?? []), ...(field.items?.oneOf ?? [])].map((choice) => String(choice.const)));
  const skills = [...new Set([...named, ...draws.flatMap(({ mix = {} }) => Object.keys(mix))])];
  const count = draws.length === 0 ? 0 : poolSize;
  const users = Array.from({ length: count }, (_, n) => ({
    login: `expert-${n + 1}`,
    name: `expert-${n + 1}`,
    grants: [['expert', pkg.workflow.owner]] as const,
  }));
  return { pools: [...new Set(draws.map(({ pool }) => pool))], skills, users };
}

function positionsOf({ workflow }: ProgrammePackage): Position[] {
  const found = new Map<string, Position>();
  const add = (role: unknown, org: string | null, people: number) => {
    if (typeof role !== 'string') return;
    const key = `${role}@${org ?? ''}`;
    found.set(key, { role, org, people: Math.max(people, found.get(key)?.people ?? 0) });
  };
  for (const place of allPlaces(placesOf(workflow as unknown as Record<string, unknown>))) {
    for (const { assignment } of assignmentsOf(place))
      add(assignment.role, assignment.scope === undefined ? (assignment.org ?? workflow.owner) : null, (assignment.count ?? 1) + 1);
    // Whoever is escalated to, may be added, stands in, approves: a position of the owner.
    for (const role of rolesIn(place.step)) add(role, workflow.owner, 2);
  }
  for (const message of Object.values(workflow.messages ?? {}))
    for (const from of message.from)
      if (from !== 'applicant') add(from.role, from.scope === undefined ? (from.org ?? workflow.owner) : null, 2);
  for (const rule of Object.values(workflow.registries ?? {}))
    if (rule.sanctions) add(rule.sanctions.by.role, rule.sanctions.by.org ?? workflow.owner, 2);
  for (const role of Object.keys(workflow.roles ?? {}))
    if (![...found.values()].some((position) => position.role === role)) add(role, workflow.owner, 1);
  return [...found.values()];
}

/** Positions named elsewhere in a step than in its assignments. */
function rolesIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string')
    return ['escalate', 'approver', 'by'].includes(key) && value !== 'applicant' && value !== 'holder' ? [value] : [];
  if (!isJson(value)) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === 'role' && typeof part === 'string' && key !== 'assign'
      ? [part]
      : ['steps', 'branches', 'block'].includes(name)
        ? []
        : rolesIn(part, name),
  );
}

function districtsOf(known: readonly Organisation[]): string[] {
  return [...new Set(known.flatMap(({ district }) => district ?? []))].slice(0, enterprises);
}

/** Organisations that the definition names or an enterprise's district needs, though the office doesn't have them. */
function withMissing(known: readonly Organisation[], named: readonly string[], own: readonly Enterprise[]): Organisation[] {
  const all = new Map(known.map((org) => [org.id, org]));
  for (const id of named) if (!all.has(id)) all.set(id, { id, name: id });
  for (const { district } of own)
    if (![...all.values()].some((org) => org.district === district))
      all.set(`district-${district}`, { id: `district-${district}`, name: district, district });
  return [...all.values()];
}

function unique(users: readonly SampleUser[]): SampleUser[] {
  return [...new Map(users.map((user) => [user.login, user])).values()];
}
