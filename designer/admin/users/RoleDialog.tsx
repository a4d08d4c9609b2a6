import { useState } from 'react';
import type { AccountDto } from '../../../engine/model/dto/admin.ts';
import { giveRole, type RoleGift, useOrganisations, useRoles } from '../../api/admin.ts';
import { useCommand } from '../../api/use-command.ts';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { OrganisationOptions } from '../organisations/OrganisationOptions.tsx';
import { useAdminWords } from '../words.tsx';

/** Gives a role at an organisation, from and until a day; what it lets the person do is said at once. */
export function RoleDialog({ account, onClose }: { readonly account: AccountDto; readonly onClose: () => void }) {
  const { say } = useAdminWords();
  const roles = useRoles();
  const organisations = useOrganisations();
  const [role, setRole] = useState('');
  const [org, setOrg] = useState(account.roles[0]?.org ?? '');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [strict, setStrict] = useState(false);
  const give = useCommand(
    (gift: RoleGift) => giveRole(account.id, gift),
    () => {
      toast(say('ad.saved'));
      onClose();
    },
  );
  const chosen = roles.data?.items.find((one) => one.role === role);
  const late = until !== '' && from !== '' && until < from;
  return (
    <SaveDialog
      title={say('ad.role.title', { name: account.name })}
      busy={give.isPending}
      problem={give.error}
      onSave={() => {
        setStrict(true);
        if (role !== '' && org !== '' && !late) give.mutate({ role, org, from: from || null, until: until || null });
      }}
      onClose={onClose}
    >
      <Field label={say('ad.users.role')} required error={strict && role === '' ? say('ad.role.roleNeeded') : null}>
        {(aria) => (
          <select {...aria} className="lz-input" value={role} onChange={(event) => setRole(event.target.value)}>
            <option value="">{say('ad.choose')}</option>
            {roles.data?.items.map((one) => (
              <option key={one.role} value={one.role}>
                {one.title}
              </option>
            ))}
          </select>
        )}
      </Field>
      {chosen ? (
        <ul className="ad-words" aria-live="polite">
          {chosen.words.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ) : null}
      <Field label={say('ad.users.org')} required error={strict && org === '' ? say('ad.role.orgNeeded') : null}>
        {(aria) => (
          <select {...aria} className="lz-input" value={org} onChange={(event) => setOrg(event.target.value)}>
            <option value="">{say('ad.choose')}</option>
            <OrganisationOptions organisations={organisations.data?.items} />
          </select>
        )}
      </Field>
      <Field label={say('ad.role.from')} help={say('ad.role.fromHelp')} optional>
        {(aria) => <input {...aria} type="date" className="lz-input" value={from} onChange={(event) => setFrom(event.target.value)} />}
      </Field>
      <Field label={say('ad.role.until')} help={say('ad.role.untilHelp')} optional error={late ? say('ad.role.order') : null}>
        {(aria) => <input {...aria} type="date" className="lz-input" value={until} onChange={(event) => setUntil(event.target.value)} />}
      </Field>
    </SaveDialog>
  );
}
