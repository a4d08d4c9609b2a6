import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';
import type { AccountPageDto, TermDto } from '../../../engine/model/dto/admin.ts';
import { endRole, resetPassword, signOutAccount, unlockAccount, useAccount } from '../../api/admin.ts';
import { useSession } from '../../api/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { administers } from '../../app/access.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toast } from '../../ui/toast.ts';
import { ad } from '../paths.ts';
import { useAdminWords } from '../words.tsx';
import { AccountTag } from './AccountTag.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { LockDialog } from './LockDialog.tsx';
import { OncePassword } from './OncePassword.tsx';
import { RoleDialog } from './RoleDialog.tsx';
import { UserDialog } from './UserDialog.tsx';

type Open = 'edit' | 'lock' | 'leave' | 'role' | null;

/** One person: account, roles with their days, sessions; what can be done to it. */
export function UserPage({ id }: { readonly id: string }) {
  const query = useAccount(id);
  return <Loading query={query}>{(account) => <Shown account={account} />}</Loading>;
}

function Shown({ account }: { readonly account: AccountPageDto }) {
  const { say, moment, day } = useAdminWords();
  const session = useSession().data;
  const own = session?.user.id === account.id;
  const keeps = administers(session);
  const [open, setOpen] = useState<Open>(null);
  const [once, setOnce] = useState<string | null>(null);
  const saved = () => toast(say('ad.saved'));
  const reset = useCommand(
    () => resetPassword(account.id),
    ({ password }) => setOnce(password),
  );
  const unlock = useCommand(() => unlockAccount(account.id), saved);
  const problem = reset.error ?? unlock.error;
  return (
    <>
      <PageHeader
        title={account.name}
        over={account.login}
        back={{ to: ad.users, text: say('ad.users.title') }}
        actions={
          keeps ? (
            <div className="ad-actions">
              <Button onClick={() => setOpen('edit')}>{say('ad.edit')}</Button>
              {own || account.state === 'left' ? null : (
                <Button loading={reset.isPending} onClick={() => reset.mutate(undefined)}>
                  {say('ad.users.reset')}
                </Button>
              )}
              {own || account.state !== 'active' ? null : <Button onClick={() => setOpen('lock')}>{say('ad.users.lock')}</Button>}
              {own || (account.state === 'active' && account.lockedUntil === null) ? null : (
                <Button loading={unlock.isPending} onClick={() => unlock.mutate(undefined)}>
                  {say('ad.users.unlock')}
                </Button>
              )}
              {own || account.state === 'left' ? null : (
                <Button danger onClick={() => setOpen('leave')}>
                  {say('ad.users.leave')}
                </Button>
              )}
            </div>
          ) : undefined
        }
      />
      {problem ? <ErrorNotice problem={problem} /> : null}
      <Card title={say('ad.user.account')}>
        <Facts
          items={[
            {
              label: say('ad.users.state'),
              value: (
                <>
                  <AccountTag account={account} /> {account.stateNote}
                  {account.lockedUntil === null ? null : say('ad.user.lockedUntil', { until: moment(account.lockedUntil) })}
                </>
              ),
            },
            { label: say('ad.users.signedIn'), value: account.signedInAt === null ? say('ad.user.never') : moment(account.signedInAt) },
            { label: say('ad.users.email'), value: account.email ?? '—' },
            { label: say('ad.users.provider'), value: account.providerId ?? '—' },
            { label: say('ad.user.tasks'), value: say('ad.user.tasksHeld', { n: account.openTasks }) },
            { label: say('ad.user.since'), value: day(account.createdAt) },
          ]}
        />
        <p>
          <Link className="lz-link" href={ad.logOf({ kind: 'user', subject: account.id })}>
            {say('ad.user.log')}
          </Link>
        </p>
      </Card>
      <Card
        title={say('ad.user.roles')}
        extra={
          keeps && !own && account.state !== 'left' ? (
            <Button onClick={() => setOpen('role')}>{say('ad.user.giveRole')}</Button>
          ) : own && keeps ? (
            <span className="wb-muted">{say('ad.user.notOneself')}</span>
          ) : null
        }
      >
        {account.terms.length === 0 ? <p className="wb-muted">{say('ad.users.noRoles')}</p> : null}
        <ul className="wb-experts" aria-label={say('ad.user.roles')}>
          {account.terms.map((term, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same role may have been held several times
            <OneTerm key={index} user={account.id} term={term} keeps={keeps} />
          ))}
        </ul>
      </Card>
      <Sessions account={account} keeps={keeps} />
      {open === 'edit' && <UserDialog account={account} onClose={() => setOpen(null)} />}
      {open === 'lock' && <LockDialog account={account} onClose={() => setOpen(null)} />}
      {open === 'leave' && <LeaveDialog account={account} onClose={() => setOpen(null)} />}
      {open === 'role' && <RoleDialog account={account} onClose={() => setOpen(null)} />}
      {once === null ? null : <OncePassword name={account.name} password={once} onClose={() => setOnce(null)} />}
    </>
  );
}

function OneTerm({ user, term, keeps }: { readonly user: string; readonly term: TermDto; readonly keeps: boolean }) {
  const { say, day } = useAdminWords();
  const end = useCommand(
    () => endRole(user, term),
    () => toast(say('ad.saved')),
  );
  const { roleTitle, orgName, from, until, state, givenBy } = term;
  return (
    <li>
      <div>
        <p>
          <b>{roleTitle}</b> {orgName}{' '}
          <Tag tone={state === 'held' ? 'positive' : state === 'coming' ? 'warning' : 'quiet'}>{say(`ad.term.${state}`)}</Tag>
        </p>
        <p className="wb-muted">
          {say('ad.term.span', {
            from: from === null ? say('ad.term.always') : day(from),
            until: until === null ? say('ad.term.open') : day(until),
          })}
          {givenBy === null ? '' : ` · ${say('ad.term.by', { name: givenBy })}`}
        </p>
        {end.error ? <ErrorNotice problem={end.error} /> : null}
      </div>
      {keeps && state !== 'ended' ? (
        <Button
          aria-label={say('ad.term.endOne', { role: `${orgName} ${roleTitle}` })}
          loading={end.isPending}
          onClick={() => end.mutate(undefined)}
        >
          {say('ad.term.end')}
        </Button>
      ) : null}
    </li>
  );
}

function Sessions({ account, keeps }: { readonly account: AccountPageDto; readonly keeps: boolean }) {
  const { say, moment } = useAdminWords();
  const end = useCommand(
    (session: string | undefined) => signOutAccount(account.id, session),
    () => toast(say('ad.saved')),
  );
  return (
    <Card
      title={say('ad.user.sessions')}
      extra={
        keeps && account.sessions.length > 1 ? (
          <Button loading={end.isPending} onClick={() => end.mutate(undefined)}>
            {say('ad.session.endAll')}
          </Button>
        ) : null
      }
    >
      {account.sessions.length === 0 ? <p className="wb-muted">{say('ad.session.none')}</p> : null}
      {end.error ? <ErrorNotice problem={end.error} /> : null}
      <ul className="wb-experts">
        {account.sessions.map((one) => (
          <li key={one.id}>
            <div className="ad-wrap">
              <p>{say('ad.session.since', { at: moment(one.createdAt), address: one.address ?? '—' })}</p>
              <p className="wb-muted">
                {say('ad.session.seen', { at: moment(one.seenAt) })} · {one.agent ?? '—'}
              </p>
            </div>
            {keeps ? (
              <Button aria-label={say('ad.session.endOne', { at: moment(one.createdAt) })} onClick={() => end.mutate(one.id)}>
                {say('ad.session.end')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
