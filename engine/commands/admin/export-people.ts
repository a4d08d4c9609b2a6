import { Rejection } from '../../model/errors.ts';
import { mayExportPeople } from '../../policy/admin.ts';
import { appendActs } from '../../store/admin/log.ts';
import { keptOrganisations } from '../../store/admin/organisations.ts';
import { lastDaysOf } from '../../store/admin/terms.ts';
import { accountPage, grantsOf } from '../../store/admin/users.ts';
import type { Runtime } from '../runtime.ts';
import type { Rows, UserRow } from './import-people.ts';
import { type AdminRequest, signed } from './request.ts';

/** Organisations or users in the rows of an import; that they were taken along is an act itself. @throws Rejection forbidden */
export async function exportPeople(runtime: Runtime, request: AdminRequest & { readonly kind: Rows['kind'] }): Promise<Rows> {
  if (!mayExportPeople(request.by)) throw new Rejection('forbidden');
  const content = request.kind === 'organisations' ? await organisationRows(runtime) : await userRows(runtime);
  const sign = signed(runtime, request);
  const act = {
    act: `${content.kind}.exported`,
    kind: 'import',
    subject: content.kind,
    title: '',
    detail: { n: String(content.rows.length) },
  };
  await runtime.store.writer.transact((tx) => appendActs(tx, [act], sign));
  return content;
}

async function organisationRows({ store }: Runtime): Promise<Rows> {
  const rows = (await keptOrganisations(store.read)).map(({ id, name, district = '', parent = '' }) => ({ id, name, district, parent }));
  return { kind: 'organisations', rows };
}

async function userRows({ store }: Runtime): Promise<Rows> {
  const rows: UserRow[] = [];
  for (let after: string | undefined; ; ) {
    const { items, next } = await accountPage(store.read, { state: 'active', after, limit: 500 });
    const ids = items.map(({ id }) => id);
    const [grants, lastDay] = await Promise.all([grantsOf(store.read, ids), lastDaysOf(store.read, ids)]);
    for (const { id, login, name, email, providerId } of items) {
      const person = { login, name, email: email ?? '', providerId: providerId ?? '' };
      const held = grants.get(id) ?? [];
      for (const { role, org } of held.length > 0 ? held : [{ role: '', org: '' }])
        rows.push({ ...person, role, org, until: lastDay(id, role, org) ?? '' });
    }
    if (next === undefined) return { kind: 'users', rows };
    after = next;
  }
}
