import { useState } from 'react';
import { useLocation } from 'wouter';
import type { AccountDto } from '../../../engine/model/dto/admin.ts';
import { type AccountContent, addAccount, editAccount } from '../../api/admin.ts';
import { useCommand } from '../../api/use-command.ts';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { ad } from '../paths.ts';
import { useAdminWords } from '../words.tsx';
import { OncePassword } from './OncePassword.tsx';

interface Props {
  /** null: a new one. */
  readonly account: AccountDto | null;
  readonly onClose: () => void;
}

/** Adds a person, or changes name, mail address and the id at the provider of sign-in. */
export function UserDialog({ account, onClose }: Props) {
  const { say } = useAdminWords();
  const [, navigate] = useLocation();
  const [login, setLogin] = useState(account?.login ?? '');
  const [name, setName] = useState(account?.name ?? '');
  const [email, setEmail] = useState(account?.email ?? '');
  const [providerId, setProviderId] = useState(account?.providerId ?? '');
  const [strict, setStrict] = useState(false);
  const [made, setMade] = useState<{ id: string; password: string } | null>(null);
  const save = useCommand(
    async (content: AccountContent) => (account ? editAccount(account.id, content) : addAccount(content)),
    (answered) => {
      toast(say('ad.saved'));
      if (answered) setMade(answered);
      else onClose();
    },
  );
  const wrong = {
    login: /^[A-Za-z0-9][A-Za-z0-9._@-]{1,63}$/.test(login) ? null : say('ad.users.loginWrong'),
    name: name.trim() === '' ? say('ad.nameNeeded') : null,
    email: email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? null : say('ad.users.emailWrong'),
  };
  if (made) {
    const done = () => navigate(ad.user(made.id));
    return <OncePassword name={name} password={made.password} onClose={done} />;
  }
  return (
    <SaveDialog
      title={account ? say('ad.users.editOne', { name: account.name }) : say('ad.users.add')}
      busy={save.isPending}
      problem={save.error}
      onSave={() => {
        setStrict(true);
        if (Object.values(wrong).some((text) => text !== null)) return;
        save.mutate({ login, name: name.trim(), email: email || null, providerId: providerId.trim() || null });
      }}
      onClose={onClose}
    >
      {!account && (
        <Field label={say('ad.users.login')} help={say('ad.users.loginHelp')} required error={strict ? wrong.login : null}>
          {(aria) => (
            <input
              {...aria}
              className="lz-input"
              autoComplete="off"
              value={login}
              onChange={(event) => setLogin(event.target.value.trim())}
            />
          )}
        </Field>
      )}
      <Field label={say('ad.users.name')} required error={strict ? wrong.name : null}>
        {(aria) => (
          <input {...aria} className="lz-input" autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field label={say('ad.users.email')} optional error={strict ? wrong.email : null}>
        {(aria) => (
          <input
            {...aria}
            className="lz-input"
            type="email"
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.target.value.trim())}
          />
        )}
      </Field>
      <Field label={say('ad.users.provider')} help={say('ad.users.providerHelp')} optional>
        {(aria) => (
          <input
            {...aria}
            className="lz-input"
            autoComplete="off"
            value={providerId}
            onChange={(event) => setProviderId(event.target.value)}
          />
        )}
      </Field>
    </SaveDialog>
  );
}
