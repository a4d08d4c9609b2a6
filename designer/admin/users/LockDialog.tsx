import type { AccountDto } from '../../../engine/model/dto/admin.ts';
import { lockAccount } from '../../api/admin.ts';
import { useCommand } from '../../api/use-command.ts';
import { toast } from '../../ui/toast.ts';
import { ReasonDialog } from '../../workbench/operations/ReasonDialog.tsx';
import { useAdminWords } from '../words.tsx';

/** Locks an account, with the reason. */
export function LockDialog({ account, onClose }: { readonly account: AccountDto; readonly onClose: () => void }) {
  const { say } = useAdminWords();
  const lock = useCommand(
    (reason: string) => lockAccount(account.id, reason),
    () => {
      toast(say('ad.saved'));
      onClose();
    },
  );
  return (
    <ReasonDialog
      title={say('ad.lock.title', { name: account.name })}
      action={say('ad.users.lock')}
      consequence={<p>{say('ad.lock.text')}</p>}
      busy={lock.isPending}
      problem={lock.error}
      onSend={(reason) => lock.mutate(reason)}
      onClose={onClose}
    />
  );
}
