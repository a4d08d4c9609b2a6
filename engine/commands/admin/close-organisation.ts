import { dateOf } from '../../calendar/date.ts';
import { Rejection, refuseEntry } from '../../model/errors.ts';
import { mayManageOrganisations } from '../../policy/admin.ts';
import { type Act, appendActs } from '../../store/admin/log.ts';
import { childrenOf, closeOrganisation as close, openTasksAt, organisationById } from '../../store/admin/organisations.ts';
import { insertTerm, putInForce } from '../../store/admin/terms.ts';
import { latestDefinitions } from '../../store/definitions.ts';
import type { Tx } from '../../store/tx.ts';
import type { Runtime } from '../runtime.ts';
import { type AdminRequest, signed } from './request.ts';

export interface ClosingRequest extends AdminRequest {
  readonly id: string;
  /** First day on which it is closed, YYYY-MM-DD; null opens it again. */
  readonly on: string | null;
  /** Organisation that takes over: its people get the same roles there from that day. */
  readonly into: string | null;
  readonly reason: string;
}

/**
 * Closes an organisation with a date, or merges it into another one: no role is given there any more. Nothing is deleted: past cases keep its
 * name, and after a merger its people keep their roles there for what is under way, beside the same roles in the new one.
 * @throws Rejection forbidden, not-found, reason.required, input.invalid, organisation.in-use (`params`: programmes, tasks, organisations)
 */
export async function closeOrganisation(runtime: Runtime, request: ClosingRequest): Promise<void> {
  const { by, id, on, into, reason } = request;
  if (!mayManageOrganisations(by)) throw new Rejection('forbidden');
  if (!reason.trim()) throw new Rejection('reason.required', { outcome: { code: 'word.input.close' } });
  const programmes = await programmesOf(runtime, id);
  const sign = signed(runtime, request);
  await runtime.store.writer.transact(async (tx) => {
    const organisation = await organisationById(tx, id);
    if (!organisation) throw new Rejection('not-found');
    const row = { kind: 'organisation', subject: id, title: organisation.name };
    if (on === null) {
      await close(tx, id, null, null);
      return appendActs(tx, [{ ...row, act: 'organisation.reopened', detail: { reason } }], sign);
    }
    if (into === null) await refuseInUse(tx, id, programmes);
    const target = into === null ? null : await organisationById(tx, into);
    if (into !== null && (!target || into === id || target.closedOn !== null)) refuseEntry('/into', 'field.enum');
    await close(tx, id, on, into);
    const act: Act = target
      ? { ...row, act: 'organisation.merged', detail: { on, into: target.name, reason } }
      : { ...row, act: 'organisation.closed', detail: { on, reason } };
    await appendActs(tx, [act], sign);
    if (into !== null) await takeRolesAlong(tx, runtime, { from: id, into, on, by: by.id });
  });
}

async function refuseInUse(tx: Tx, id: string, programmes: readonly string[]): Promise<void> {
  const tasks = await openTasksAt(tx, id);
  const below = (await childrenOf(tx, id)).filter(({ closedOn }) => closedOn === null).map(({ name }) => name);
  if (tasks === 0 && below.length === 0 && programmes.length === 0) return;
  const listed = (names: readonly string[]) => names.map((title) => ({ title }));
  throw new Rejection('organisation.in-use', {
    ...(programmes.length > 0 ? { programmes: listed(programmes) } : {}),
    ...(below.length > 0 ? { organisations: listed(below) } : {}),
    ...(tasks > 0 ? { tasks } : {}),
  });
}

/** Titles of published programmes that name an organisation. */
export async function programmesOf(runtime: Pick<Runtime, 'store'>, id: string): Promise<string[]> {
  const latest = await latestDefinitions(runtime.store.read);
  const named = new RegExp(`"(org|owner)":"${id.replace(/[^A-Za-z0-9_-]/g, '')}"`);
  return latest.filter(({ package: pkg }) => named.test(JSON.stringify(pkg.workflow))).map(({ package: pkg }) => pkg.workflow.title);
}

async function takeRolesAlong(
  tx: Tx,
  runtime: Runtime,
  { from, into, on, by }: { readonly from: string; readonly into: string; readonly on: string; readonly by: string },
): Promise<void> {
  const now = runtime.clock.now();
  const held = await tx.raw<{ user_id: string; role: string }>(
    `select g.user_id, g.role from grants g join users u on u.id = g.user_id where g.org = ? and u.state <> 'left'
     and not exists (select 1 from grants o where o.user_id = g.user_id and o.role = g.role and o.org = ?) order by g.user_id, g.role`,
    [from, into],
  );
  for (const { user_id: userId, role } of held) {
    const begun = on <= dateOf(now);
    const term = { userId, role, org: into, from: on, until: null, state: begun ? ('held' as const) : ('coming' as const) };
    await insertTerm(tx, { ...term, id: runtime.ids.next(), givenAt: now, givenBy: by });
    if (begun) await putInForce(tx, term);
  }
}
