import { Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { MembersDto } from '../../engine/model/dto/member.ts';
import { type MemberRole, memberRoles } from '../../engine/model/user.ts';
import { changeMember, removeMember, useMembers, withdrawInvitation } from '../api/members.ts';
import { useCommand } from '../api/use-command.ts';
import { useText } from '../app/locale.tsx';
import { paths } from '../app/paths.ts';
import { Card } from '../ui/Card.tsx';
import { DateText } from '../ui/DateText.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActions } from '../ui/DialogActions.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Loading } from '../ui/Loading.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Tag } from '../ui/Tag.tsx';
import { toast } from '../ui/toast.ts';
import { roleText } from './common/roles.ts';
import { InviteDialog } from './enterprise/InviteDialog.tsx';
import './enterprise/enterprise.css';

type Member = MembersDto['members'][number];

/** Who acts for the enterprise, who is invited, and what was changed. */
export default function MembersPage({ params }: { params: Readonly<Record<string, string | undefined>> }) {
  const t = useText();
  const uscc = params.uscc ?? '';
  const members = useMembers(uscc);
  const [inviting, setInviting] = useState(false);
  return (
    <div className="lz-medium">
      <PageHeader
        title={t('members.title')}
        lead={t('members.lead')}
        back={{ to: paths.enterprise(uscc), text: t('enterprises.title') }}
        actions={
          members.data?.manage ? (
            <Button type="primary" size="large" onClick={() => setInviting(true)}>
              {t('members.invite')}
            </Button>
          ) : null
        }
      />
      <Loading query={members}>
        {(data) => (
          <>
            <Card title={t('members.now')}>
              <ul className="lz-members">
                {data.members.map((member) => (
                  <MemberRow key={member.id} uscc={uscc} member={member} manage={data.manage} />
                ))}
              </ul>
            </Card>
            {data.invitations.length > 0 ? (
              <Card title={t('members.invitations')}>
                <ul className="lz-members">
                  {data.invitations.map((item) => (
                    <Invited key={item.id} uscc={uscc} item={item} />
                  ))}
                </ul>
              </Card>
            ) : null}
            <Card title={t('members.log')}>
              {data.changes.length === 0 ? <p className="lz-muted">{t('members.logNone')}</p> : null}
              <ul className="lz-plain-list">
                {data.changes.map((item) => (
                  <li key={item.at + item.type + (item.name ?? '')}>
                    <span className="lz-muted lz-small">
                      <DateText value={item.at} time />
                    </span>
                    <span>{t(`members.log.${item.type}`, { by: item.by, name: item.name ?? '', role: t(roleText(item.role)) })}</span>
                  </li>
                ))}
              </ul>
            </Card>
          </>
        )}
      </Loading>
      {inviting ? <InviteDialog uscc={uscc} onClose={() => setInviting(false)} /> : null}
    </div>
  );
}

function MemberRow({ uscc, member, manage }: { uscc: string; member: Member; manage: boolean }) {
  const t = useText();
  const [removing, setRemoving] = useState(false);
  const change = useCommand(
    (role: MemberRole) => changeMember(uscc, member.id, role),
    () => toast(t('members.changed')),
  );
  return (
    <li>
      <div className="lz-member-who">
        <p>
          <strong>{member.name}</strong> {member.own ? <Tag tone="brand">{t('members.own')}</Tag> : null}
          {member.disabled ? <Tag>{t('members.disabled')}</Tag> : null}
        </p>
        <p className="lz-muted lz-small">{member.login}</p>
      </div>
      {manage ? (
        <select
          className="lz-input lz-select lz-member-role"
          aria-label={t('members.roleOf', { name: member.name })}
          value={member.role}
          disabled={change.isPending}
          onChange={(event) => change.mutate(event.target.value as MemberRole)}
        >
          {memberRoles.map((role) => (
            <option key={role} value={role}>
              {t(roleText(role))}
            </option>
          ))}
        </select>
      ) : (
        <span>{t(roleText(member.role))}</span>
      )}
      {manage || member.own ? (
        <Button aria-label={t(member.own ? 'members.leave' : 'members.removeOf', { name: member.name })} onClick={() => setRemoving(true)}>
          {t(member.own ? 'members.leave' : 'members.remove')}
        </Button>
      ) : null}
      {change.error ? <ErrorNotice problem={change.error} /> : null}
      {removing ? <RemoveDialog uscc={uscc} member={member} onClose={() => setRemoving(false)} /> : null}
    </li>
  );
}

function RemoveDialog({ uscc, member, onClose }: { uscc: string; member: Member; onClose: () => void }) {
  const t = useText();
  const [, navigate] = useLocation();
  const remove = useCommand(
    () => removeMember(uscc, member.id),
    () => {
      toast(t('members.changed'));
      onClose();
      if (member.own) navigate(paths.home);
    },
  );
  const action = t(member.own ? 'members.leave' : 'members.remove');
  return (
    <Dialog
      title={action}
      onClose={onClose}
      footer={<DialogActions action={action} busy={remove.isPending} onAct={() => remove.mutate()} onClose={onClose} />}
    >
      <p>{t(member.own ? 'members.leaveText' : 'members.removeText', { name: member.name })}</p>
      {remove.error ? <ErrorNotice problem={remove.error} /> : null}
    </Dialog>
  );
}

function Invited({ uscc, item }: { uscc: string; item: MembersDto['invitations'][number] }) {
  const t = useText();
  const withdraw = useCommand(
    () => withdrawInvitation(uscc, item.id),
    () => toast(t('members.withdrawn')),
  );
  return (
    <li>
      <div className="lz-member-who">
        <p>{item.invitee ?? t('members.byCode')}</p>
        <p className="lz-muted lz-small">
          {t(roleText(item.role))} · {t('members.until')} <DateText value={item.expiresAt} /> · {item.createdBy}
        </p>
      </div>
      <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {t('members.withdraw')}
      </Button>
      {withdraw.error ? <ErrorNotice problem={withdraw.error} /> : null}
    </li>
  );
}
