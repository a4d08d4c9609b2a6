import { Button } from 'antd';
import { Dialog } from '../../ui/Dialog.tsx';
import { toast } from '../../ui/toast.ts';
import { useAdminWords } from '../words.tsx';

/** The one-time password, shown this once. */
export function OncePassword({
  name,
  password,
  onClose,
}: {
  readonly name: string;
  readonly password: string;
  readonly onClose: () => void;
}) {
  const { say } = useAdminWords();
  return (
    <Dialog
      title={say('ad.once.title', { name })}
      onClose={onClose}
      closable={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {say('ad.once.done')}
        </Button>
      }
    >
      <p>{say('ad.once.text')}</p>
      <p className="ad-once">
        <code>{password}</code>
        <Button
          onClick={() => {
            void navigator.clipboard?.writeText(password).then(() => toast(say('ad.once.copied')));
          }}
        >
          {say('ad.once.copy')}
        </Button>
      </p>
    </Dialog>
  );
}
