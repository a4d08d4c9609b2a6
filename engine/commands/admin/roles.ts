import { dateOf, isDate } from '../../calendar/date.ts';
import { Rejection, refuseEntry } from '../../model/errors.ts';
import { mayGrant, mayManageUsers } from '../../policy/admin.ts';
import { knownRoles } from '../../policy/duties.ts';
import { appendActs } from '../../store/admin/log.ts';
import { organisationById } from '../../store/admin/organisations.ts';
import {
  applyTerms,
  changeTerm,
  dueTerms,
  endTerm,
  hasDueTerms,
  insertTerm,
  openTerms,
  otherAdministrators,
  putInForce,
  takeOutOfForce,
} from '../../store/admin/terms.ts';
import { latestDefinitions } from '../../store/definitions.ts';
import type { Tx } from '../../store/tx.ts';
import type { Runtime } from '../runtime.ts';
import { type AdminRequest, signed } from './request.ts';
import { accountIn } from './save-user.ts';

export interface RoleRequest extends AdminRequest {
  readonly user: string;
  readonly role: string;
  readonly org: string;
}
export interface Span {
  /** YYYY-MM-DD, both inclusive; null: from today, without an end. */
  readonly from: string | null;
  readonly until: string | null;
}

/** Roles that can be given: the engine's own and those of the published programmes. */
export async function rolesThere(runtime: Pick<Runtime, 'store'>): Promise<ReadonlySet<string>> {
  return knownRoles((await latestDefinitions(runtime.store.read)).map(({ package: { workflow } }) => workflow));
}

/**
 * Gives a role from and until a day; one that is held already gets another end.
 * @throws Rejection forbidden, user.self, not-found, user.state (has left), organisation.closed, user.last-administrator, input.invalid
 */
export async function giveRole(runtime: Runtime, request: RoleRequest & Span): Promise<void> {
  if (!mayManageUsers(request.by)) throw new Rejection('forbidden');
  const roles = await rolesThere(runtime);
  const sign = signed(runtime, request);
  await runtime.store.writer.transact(async (tx) => {
    await give(tx, runtime, request, roles);
    const { name } = await accountIn(tx, request.user);
    const place = await organisationById(tx, request.org);
    const { role, org, from, until } = request;
    const detail = { role, org: place?.name ?? org, ...(from ? { from } : {}), ...(until ? { until } : {}) };
    await appendActs(tx, [{ act: 'role.given', kind: 'user', subject: request.user, title: name, detail }], sign);
  });
}

/** The same inside a transaction, without its row of the log. */
export async function give(tx: Tx, runtime: Runtime, request: RoleRequest & Span, roles: ReadonlySet<string>): Promise<void> {
  const { by, user, role, org, until } = request;
  const now = runtime.clock.now();
  const today = dateOf(now);
  const from = request.from ?? today;
  // Nobody gives oneself a role: an administrator would reach the content of cases that way.
  if (!mayGrant(by, { id: user })) throw new Rejection('user.self');
  if (!roles.has(role)) refuseEntry('/role', 'field.enum');
  if (!isDate(from)) refuseEntry('/from', 'field.date');
  if (until !== null && (!isDate(until) || until < from || until < today)) refuseEntry('/until', 'field.period-order');
  const { state } = await accountIn(tx, user);
  if (state === 'left') throw new Rejection('user.state');
  const place = await organisationById(tx, org);
  if (!place) return refuseEntry('/org', 'field.enum');
  if (place.closedOn !== null && place.closedOn <= (until ?? '9999-12-31'))
    throw new Rejection('organisation.closed', { name: place.name });
  if (until !== null) await refuseLastAdministrator(tx, user, role, org);
  const known = (await openTerms(tx, user)).find((term) => term.role === role && term.org === org);
  const term = { userId: user, role, org, from, until, state: from <= today ? ('held' as const) : ('coming' as const) };
  const given = { ...term, id: runtime.ids.next(), givenAt: now, givenBy: by.id };
  if (known?.state === 'held') return changeTerm(tx, known.id, { until });
  if (known) await endTerm(tx, known.id, now, by.id, today);
  await insertTerm(tx, given);
  if (term.state === 'held') await putInForce(tx, term);
}

/** Takes a role away, today. @throws Rejection forbidden, not-found, user.last-administrator */
export async function endRole(runtime: Runtime, request: RoleRequest): Promise<void> {
  const { by, user, role, org } = request;
  if (!mayManageUsers(by)) throw new Rejection('forbidden');
  const sign = signed(runtime, request);
  await runtime.store.writer.transact(async (tx) => {
    const { name } = await accountIn(tx, user);
    await refuseLastAdministrator(tx, user, role, org);
    const ended = await take(tx, { user, role, org, at: sign.at, by: by.id });
    if (!ended) throw new Rejection('not-found');
    const place = await organisationById(tx, org);
    await appendActs(
      tx,
      [{ act: 'role.ended', kind: 'user', subject: user, title: name, detail: { role, org: place?.name ?? org } }],
      sign,
    );
  });
}

/** Ends the term and takes the role out of force; false when it wasn't held nor coming. */
export async function take(
  tx: Tx,
  {
    user,
    role,
    org,
    at,
    by,
  }: { readonly user: string; readonly role: string; readonly org: string; readonly at: string; readonly by: string },
): Promise<boolean> {
  const known = (await openTerms(tx, user)).filter((term) => term.role === role && term.org === org);
  for (const term of known) await endTerm(tx, term.id, at, by, dateOf(at));
  const held = await takeOutOfForce(tx, { userId: user, role, org });
  return held || known.length > 0;
}

/** The office is never left without somebody who administers it. @throws Rejection user.last-administrator */
export async function refuseLastAdministrator(tx: Tx, user: string, role: string, org?: string): Promise<void> {
  if (role !== 'administrator') return;
  const held = await tx.raw<{ org: string }>(`select org from grants where user_id = ? and role = 'administrator'`, [user]);
  if (held.length === 0 || (org !== undefined && !held.some((one) => one.org === org))) return;
  // Another organisation's grant of the same person keeps it.
  if (org !== undefined && held.length > 1) return;
  if ((await otherAdministrators(tx, user)) === 0) throw new Rejection('user.last-administrator');
}

/** Begins and ends the roles whose day has come. Gives the users concerned. */
export async function applyRoleTerms(runtime: Runtime): Promise<readonly string[]> {
  const now = runtime.clock.now();
  const today = dateOf(now);
  if (!(await hasDueTerms(runtime.store.read, today))) return [];
  const sign = signed(runtime, { by: { id: 'system' } });
  return runtime.store.writer.transact(async (tx) => {
    const due = await dueTerms(tx, today);
    const changed = await applyTerms(tx, due, today, now);
    for (const { userId, role, org, state, until } of due) {
      const { name } = await accountIn(tx, userId);
      const place = await organisationById(tx, org);
      const over = state === 'held' || (until !== null && until < today);
      const act = over ? 'role.over' : 'role.begun';
      await appendActs(tx, [{ act, kind: 'user', subject: userId, title: name, detail: { role, org: place?.name ?? org } }], sign);
    }
    return changed;
  });
}
