import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Link, useSearch } from 'wouter';
import type { AccountDto } from '../../../engine/model/dto/admin.ts';
import { useAccounts, useOrganisations, useRoles } from '../../api/admin.ts';
import { useSession } from '../../api/session.ts';
import { administers } from '../../app/access.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { LoadMore } from '../../ui/LoadMore.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SearchBox } from '../../workbench/SearchBox.tsx';
import { TableFrame } from '../../workbench/TableFrame.tsx';
import { useMedia } from '../../workbench/use-media.ts';
import { Choice } from '../Choice.tsx';
import { ad } from '../paths.ts';
import { useAdminWords } from '../words.tsx';
import { AccountTag } from './AccountTag.tsx';
import { UserDialog } from './UserDialog.tsx';

const states = ['active', 'locked', 'left'] as const;

/** 用户: all accounts, found by name or login, state, role and organisation. */
export function UsersPage() {
  const { say, t } = useAdminWords();
  const keeps = administers(useSession().data);
  const given = new URLSearchParams(useSearch());
  const [q, setQ] = useState('');
  const [state, setState] = useState('');
  const [role, setRole] = useState(given.get('role') ?? '');
  const [org, setOrg] = useState(given.get('org') ?? '');
  const [adding, setAdding] = useState(false);
  const roles = useRoles();
  const organisations = useOrganisations();
  const query = useAccounts({ q: useDeferredValue(q.trim()), state, role, org });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title={say('ad.users.title')}
        lead={say('ad.users.lead')}
        actions={
          keeps ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              {say('ad.users.add')}
            </Button>
          ) : undefined
        }
      />
      <div className="wb-filters">
        <SearchBox label={say('ad.users.search')} value={q} onChange={setQ} />
        <Choice
          label={say('ad.users.state')}
          value={state}
          all={t('common.all')}
          options={states.map((value) => ({ value, text: say(`ad.state.${value}`) }))}
          onChange={setState}
        />
        <Choice
          label={say('ad.users.role')}
          value={role}
          all={t('common.all')}
          options={(roles.data?.items ?? []).map((one) => ({ value: one.role, text: one.title }))}
          onChange={setRole}
        />
        <Choice
          label={say('ad.users.org')}
          value={org}
          all={t('common.all')}
          options={(organisations.data?.items ?? []).map((one) => ({ value: one.id, text: one.name }))}
          onChange={setOrg}
        />
      </div>
      <Loading query={query} rows={8}>
        {() => (rows.length === 0 ? <EmptyState title={say('ad.users.none')} text={say('ad.users.noneText')} /> : <Accounts rows={rows} />)}
      </Loading>
      <LoadMore query={query} />
      {adding && <UserDialog account={null} onClose={() => setAdding(false)} />}
    </>
  );
}

function Accounts({ rows }: { readonly rows: readonly AccountDto[] }) {
  const { say, t, moment } = useAdminWords();
  const wide = useMedia('(min-width: 900px)');
  const held = ({ roles }: AccountDto) =>
    roles.map(({ roleTitle, orgName }) => `${orgName} ${roleTitle}`).join(t('common.listSeparator')) || say('ad.users.noRoles');
  if (!wide) {
    return (
      <ul className="wb-cards">
        {rows.map((row) => (
          <li key={row.id} className="wb-card">
            <p className="wb-card-top">
              <AccountTag account={row} />
              <span className="wb-muted">{row.login}</span>
            </p>
            <Link href={ad.user(row.id)} className="wb-card-title">
              {row.name}
            </Link>
            <p className="wb-card-line">{held(row)}</p>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <TableFrame
      caption={say('ad.users.title')}
      head={[say('ad.users.name'), say('ad.users.login'), say('ad.users.roles'), say('ad.users.state'), say('ad.users.signedIn')]}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            <Link href={ad.user(row.id)} className="wb-row-link">
              {row.name}
            </Link>
          </th>
          <td className="wb-nowrap">{row.login}</td>
          <td>{held(row)}</td>
          <td>
            <AccountTag account={row} />
          </td>
          <td className="wb-nowrap">{row.signedInAt === null ? '—' : moment(row.signedInAt)}</td>
        </tr>
      ))}
    </TableFrame>
  );
}
