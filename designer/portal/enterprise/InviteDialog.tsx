import { Button } from 'antd';
import { useId, useState } from 'react';
import { type MemberRole, memberRoles } from '../../../engine/model/user.ts';
import { inviteMember } from '../../api/members.ts';
import { useCommand } from '../../api/use-command.ts';
import { useText } from '../../app/locale.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { toast } from '../../ui/toast.ts';
import { roleText } from '../common/roles.ts';

/** Invites by a code, which is shown once, or by somebody's log-in. */
export function InviteDialog({ uscc, onClose }: { uscc: string; onClose: () => void }) {
  const t = useText();
  const id = useId();
  const [role, setRole] = useState<MemberRole>('agent');
  const [invitee, setInvitee] = useState('');
  const invite = useCommand(() => inviteMember(uscc, { role, ...(invitee.trim() ? { invitee: invitee.trim() } : {}) }));
  const made = invite.data;
  if (made)
    return (
      <Dialog
        title={t('members.invited')}
        onClose={onClose}
        footer={
          <Button type="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        }
      >
        {made.invitee ? (
          <p>{t('members.invitedNamed', { invitee: made.invitee })}</p>
        ) : (
          <>
            <p>{t('members.invitedCode')}</p>
            <p className="lz-invite-code">
              <code>{made.code}</code>
              <button
                type="button"
                className="lz-link"
                onClick={() =>
                  void navigator.clipboard?.writeText(made.code).then(
                    () => toast(t('members.copied')),
                    () => undefined,
                  )
                }
              >
                {t('members.copy')}
              </button>
            </p>
          </>
        )}
      </Dialog>
    );
  return (
    <Dialog
      title={t('members.invite')}
      onClose={onClose}
      footer={<DialogActions action={t('members.inviteDo')} busy={invite.isPending} onAct={() => invite.mutate()} onClose={onClose} />}
    >
      <fieldset className="lz-choice-group">
        <legend>{t('members.role')}</legend>
        {memberRoles.map((item) => (
          <label key={item} htmlFor={`${id}-${item}`}>
            <input id={`${id}-${item}`} type="radio" name={id} checked={role === item} onChange={() => setRole(item)} />
            <span>
              {t(roleText(item))} <span className="lz-help">{t(`members.may.${item}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <Field label={t('members.invitee')} help={t('members.inviteeHelp')} optional>
        {(aria) => (
          <input
            {...aria}
            className="lz-input"
            value={invitee}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => setInvitee(event.target.value)}
          />
        )}
      </Field>
      {invite.error ? <ErrorNotice problem={invite.error} /> : null}
    </Dialog>
  );
}
