import { Rejection, refuseEntry } from '../../model/errors.ts';
import type { Organisation } from '../../model/user.ts';
import { mayManageOrganisations } from '../../policy/admin.ts';
import { type Act, appendActs } from '../../store/admin/log.ts';
import { changeOrganisation, insertOrganisation, organisationById } from '../../store/admin/organisations.ts';
import type { Tx } from '../../store/tx.ts';
import type { Runtime } from '../runtime.ts';
import { type AdminRequest, signed } from './request.ts';

/** Adds an organisation. @throws Rejection forbidden, input.invalid (the id is taken, the parent is none) */
export async function addOrganisation(runtime: Runtime, request: AdminRequest & { readonly organisation: Organisation }): Promise<void> {
  if (!mayManageOrganisations(request.by)) throw new Rejection('forbidden');
  const sign = signed(runtime, request);
  await runtime.store.writer.transact(async (tx) => {
    const { organisation } = request;
    if (await organisationById(tx, organisation.id)) refuseEntry('/id', 'field.taken');
    await refuseParent(tx, organisation);
    await insertOrganisation(tx, organisation);
    await appendActs(tx, [{ act: 'organisation.added', kind: 'organisation', subject: organisation.id, title: organisation.name }], sign);
  });
}

/** Renames one, or gives it another district or parent. @throws Rejection forbidden, not-found, input.invalid */
export async function editOrganisation(runtime: Runtime, request: AdminRequest & { readonly organisation: Organisation }): Promise<void> {
  if (!mayManageOrganisations(request.by)) throw new Rejection('forbidden');
  const sign = signed(runtime, request);
  await runtime.store.writer.transact(async (tx) => {
    const { organisation } = request;
    const before = await organisationById(tx, organisation.id);
    if (!before) throw new Rejection('not-found');
    await refuseParent(tx, organisation);
    await changeOrganisation(tx, organisation);
    const acts = changes(before, organisation);
    await appendActs(tx, acts, sign);
  });
}

/** One row for each thing that changed. */
export function changes(before: Organisation, after: Organisation): Act[] {
  const row = { kind: 'organisation', subject: after.id, title: after.name };
  return [
    ...(before.name === after.name ? [] : [{ ...row, act: 'organisation.renamed', detail: { before: before.name } }]),
    ...((before.district ?? '') === (after.district ?? '') && (before.parent ?? '') === (after.parent ?? '')
      ? []
      : [{ ...row, act: 'organisation.moved', detail: { district: after.district ?? '', parent: after.parent ?? '' } }]),
  ];
}

/** The parent is there, and the organisation isn't above it. @throws Rejection input.invalid */
export async function refuseParent(tx: Tx, { id, parent }: Organisation): Promise<void> {
  for (let above = parent, steps = 0; above !== undefined; steps += 1) {
    const found = await organisationById(tx, above);
    if (!found) return refuseEntry('/parent', 'field.enum');
    if (above === id || steps > 20) return refuseEntry('/parent', 'field.parent-loop');
    above = found.parent;
  }
}
