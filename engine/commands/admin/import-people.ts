import { Rejection } from '../../model/errors.ts';
import type { InputError } from '../../model/problem.ts';
import { mayManageUsers } from '../../policy/admin.ts';
import { appendActs } from '../../store/admin/log.ts';
import { changeOrganisation, insertOrganisation, organisationById } from '../../store/admin/organisations.ts';
import { accountByLogin, accountByProvider, changeAccount, insertAccount } from '../../store/admin/users.ts';
import type { Tx } from '../../store/tx.ts';
import type { Runtime } from '../runtime.ts';
import { type AdminRequest, oneTimePassword, oneTimeUntil, signed } from './request.ts';
import { give, rolesThere } from './roles.ts';
import { refuseParent } from './save-organisation.ts';

export interface OrganisationRow {
  readonly id: string;
  readonly name: string;
  readonly district: string;
  readonly parent: string;
}
/** A person with one role (or none); further rows of the same login bring further roles. */
export interface UserRow {
  readonly login: string;
  readonly name: string;
  readonly email: string;
  readonly providerId: string;
  readonly role: string;
  readonly org: string;
  readonly until: string;
}
export type Rows =
  | { readonly kind: 'organisations'; readonly rows: readonly OrganisationRow[] }
  | { readonly kind: 'users'; readonly rows: readonly UserRow[] };

export interface RowReport {
  /** From 1, without the heading. */
  readonly row: number;
  readonly title: string;
  readonly outcome: 'added' | 'changed' | 'same' | 'wrong';
  readonly errors: readonly Pick<InputError, 'pointer' | 'code' | 'params'>[];
}
export interface ImportReport {
  readonly rows: readonly RowReport[];
  /** One-time passwords of the people that were added; none in a rehearsal. */
  readonly passwords: readonly { readonly login: string; readonly name: string; readonly password: string }[];
}
interface ImportRequest extends AdminRequest {
  readonly content: Rows;
  /** Nothing is kept. */
  readonly rehearse: boolean;
  hash(password: string): Promise<string>;
  /** A role by its id or one of its titles. */
  roleOf(text: string): string | null;
}

/** Undoes the transaction of a rehearsal and brings its report out. */
class Rehearsed extends Error {
  readonly report: ImportReport;
  constructor(report: ImportReport) {
    super('rehearsed');
    this.report = report;
  }
}

/**
 * Takes in organisations or users, all rows or none; what is there already is changed. A rehearsal does the very same and undoes it.
 * @throws Rejection forbidden, import.refused (`details`: one line for each wrong entry)
 */
export async function importPeople(runtime: Runtime, request: ImportRequest): Promise<ImportReport> {
  const { by, content, rehearse } = request;
  if (!mayManageUsers(by)) throw new Rejection('forbidden');
  const roles = await rolesThere(runtime);
  const sign = signed(runtime, request);
  const fresh = await freshPasswords(runtime, request);
  try {
    return await runtime.store.writer.transact(async (tx) => {
      const rows: RowReport[] = [];
      for (const index of orderOf(content)) {
        const row = content.rows[index] as OrganisationRow | UserRow;
        const title = 'login' in row ? row.login : row.id;
        const one = () => ('login' in row ? takeUser(tx, runtime, { request, row, roles, fresh, at: sign.at }) : takeOrganisation(tx, row));
        rows.push({ row: index + 1, title, ...(await outcomeOf(one)) });
      }
      rows.sort((a, b) => a.row - b.row);
      const added = rows.filter(({ outcome }) => outcome === 'added').map(({ title }) => title);
      const passwords = [...fresh.values()]
        .filter(({ login }) => added.includes(login))
        .map(({ login, name, password }) => ({ login, name, password }));
      if (rehearse) throw new Rehearsed({ rows, passwords: [] });
      const wrong = rows.flatMap(({ row, errors }) => errors.map((error) => ({ ...error, pointer: `/rows/${row - 1}${error.pointer}` })));
      if (wrong.length > 0) throw new Rejection('import.refused', { count: wrong.length }, wrong);
      const n = String(rows.filter(({ outcome }) => outcome !== 'same').length);
      await appendActs(tx, [{ act: `${content.kind}.imported`, kind: 'import', subject: content.kind, title: '', detail: { n } }], sign);
      return { rows, passwords };
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.report;
    throw error;
  }
}

/** Places of the rows in the order they are taken: an organisation after the one above it. */
function orderOf({ kind, rows }: Rows): number[] {
  const places = rows.map((_, index) => index);
  if (kind === 'users') return places;
  const parents = new Map(rows.map(({ id, parent }) => [id, parent]));
  const depth = (id: string): number => {
    let steps = 0;
    for (let at = parents.get(id); at !== undefined && at !== '' && steps < 20; at = parents.get(at)) steps += 1;
    return steps;
  };
  return places.sort((a, b) => depth(rows[a]?.id ?? '') - depth(rows[b]?.id ?? '') || a - b);
}

async function outcomeOf(take: () => Promise<'added' | 'changed' | 'same'>): Promise<Pick<RowReport, 'outcome' | 'errors'>> {
  try {
    return { outcome: await take(), errors: [] };
  } catch (error) {
    if (!(error instanceof Rejection)) throw error;
    const listed = error.details as RowReport['errors'];
    const errors = listed.length > 0 ? listed : [{ pointer: '', code: error.code, params: error.params as InputError['params'] }];
    return { outcome: 'wrong', errors };
  }
}

function refuse(checks: readonly (readonly [boolean, string, string])[]): void {
  const errors = checks.flatMap(([fine, pointer, code]) => (fine ? [] : [{ pointer, code, params: {} }]));
  if (errors.length > 0) throw new Rejection('input.invalid', { count: errors.length }, errors);
}

async function takeOrganisation(tx: Tx, { id, name, district, parent }: OrganisationRow): Promise<'added' | 'changed' | 'same'> {
  refuse([
    [/^[a-z0-9][a-z0-9-]{0,63}$/.test(id), '/id', 'field.pattern'],
    [name !== '' && name.length <= 100, '/name', 'field.required'],
    [district === '' || /^[0-9A-Z-]{2,12}$/.test(district), '/district', 'field.pattern'],
  ]);
  const organisation = { id, name, ...(district ? { district } : {}), ...(parent ? { parent } : {}) };
  await refuseParent(tx, organisation);
  const before = await organisationById(tx, id);
  if (!before) await insertOrganisation(tx, organisation);
  else if (before.name === name && (before.district ?? '') === district && (before.parent ?? '') === parent) return 'same';
  else await changeOrganisation(tx, organisation);
  return before ? 'changed' : 'added';
}

interface Fresh {
  readonly login: string;
  readonly name: string;
  readonly password: string;
  readonly hash: string;
}
interface Taking {
  readonly request: ImportRequest;
  readonly row: UserRow;
  readonly roles: ReadonlySet<string>;
  readonly fresh: ReadonlyMap<string, Fresh>;
  readonly at: string;
}

async function takeUser(tx: Tx, runtime: Runtime, { request, row, roles, fresh, at }: Taking): Promise<'added' | 'changed' | 'same'> {
  const { login, name, org, until } = row;
  const role = row.role === '' ? null : request.roleOf(row.role);
  refuse([
    [/^[A-Za-z0-9][A-Za-z0-9._@-]{1,63}$/.test(login), '/login', 'field.pattern'],
    [name !== '' && name.length <= 50, '/name', 'field.required'],
    [row.email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(row.email), '/email', 'field.email'],
    [row.role === '' || role !== null, '/role', 'field.enum'],
    [(row.role === '') === (org === ''), row.role === '' ? '/role' : '/org', 'field.required'],
  ]);
  const content = { name, email: row.email || null, providerId: row.providerId || null };
  const before = await accountByLogin(tx, login);
  const other = content.providerId === null ? null : await accountByProvider(tx, content.providerId);
  refuse([[other === null || other.login === login, '/providerId', 'field.taken']]);
  const id = before?.id ?? runtime.ids.next();
  if (!before) {
    const { hash = '' } = fresh.get(login) ?? {};
    await insertAccount(tx, { id, login, ...content, passwordHash: hash, passwordUntil: oneTimeUntil(at) }, at);
  }
  const same = before?.name === name && before.email === content.email && before.providerId === content.providerId;
  if (before && !same) await changeAccount(tx, id, content);
  const given = role === null ? false : await giveOnce(tx, runtime, { request, id, role, org, until, roles });
  return before ? (same && !given ? 'same' : 'changed') : 'added';
}

/** False when the person holds the role already, until that day. */
async function giveOnce(
  tx: Tx,
  runtime: Runtime,
  {
    request,
    id,
    role,
    org,
    until,
    roles,
  }: { request: ImportRequest; id: string; role: string; org: string; until: string; roles: ReadonlySet<string> },
): Promise<boolean> {
  const [place] = await tx.raw<{ id: string }>('select id from organisations where id = ? or name = ? order by id limit 1', [org, org]);
  if (!place) refuse([[false, '/org', 'field.enum']]);
  const at = place?.id ?? org;
  const [held] = await tx.raw<{ until_on: string | null }>(
    `select t.until_on from grants g left join grant_terms t on t.user_id = g.user_id and t.role = g.role and t.org = g.org and t.state = 'held'
     where g.user_id = ? and g.role = ? and g.org = ?`,
    [id, role, at],
  );
  if (held && (held.until_on ?? '') === until) return false;
  await give(tx, runtime, { by: request.by, user: id, role, org: at, from: null, until: until || null }, roles);
  return true;
}

/** A one-time password for each login that isn't there yet; made before the transaction, which hashing would hold up. */
async function freshPasswords(runtime: Runtime, { content, rehearse, hash }: ImportRequest): Promise<ReadonlyMap<string, Fresh>> {
  const fresh = new Map<string, Fresh>();
  if (rehearse || content.kind !== 'users') return fresh;
  const logins = [...new Set(content.rows.map(({ login }) => login))];
  const known = new Set((await runtime.store.read('users').whereIn('login', logins).pluck('login')) as string[]);
  for (const { login, name } of content.rows) {
    if (known.has(login) || fresh.has(login)) continue;
    const password = oneTimePassword(runtime.ids.secret());
    fresh.set(login, { login, name, password, hash: await hash(password) });
  }
  return fresh;
}
