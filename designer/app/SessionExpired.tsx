import { useEffect, useState } from 'react';
import { onSessionExpired } from '../api/client.ts';
import { signOut, useSession } from '../api/session.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { LoginForm } from './LoginForm.tsx';
import { useText } from './locale.tsx';

/** When the session ends under somebody's hands: asks for the password over the page, so nothing entered is lost. */
export function SessionExpired() {
  const t = useText();
  const session = useSession();
  const [open, setOpen] = useState(false);
  useEffect(() => onSessionExpired(() => setOpen(true)), []);
  if (!open || !session.data) return null;
  return (
    <Dialog title={t('login.expiredTitle')} onClose={() => {}} closable={false}>
      <p>
        {t('login.expiredText')} <strong>{session.data.user.name}</strong>
      </p>
      <LoginForm login={session.data.user.login} onDone={() => setOpen(false)} />
      <button
        type="button"
        className="lz-link"
        onClick={() => {
          setOpen(false);
          void signOut();
        }}
      >
        {t('login.other')}
      </button>
    </Dialog>
  );
}
