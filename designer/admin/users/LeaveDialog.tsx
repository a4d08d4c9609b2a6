import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { AccountPageDto } from '../../../engine/model/dto/admin.ts';
import { type HandedOver, leaveAccount, useAccounts } from '../../api/admin.ts';
import { useCommand } from '../../api/use-command.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { WordsField } from '../../ui/WordsField.tsx';
import { useAdminWords } from '../words.tsx';

/** 离职: whom the open tasks go to, and why; then what became of them. */
export function LeaveDialog({ account, onClose }: { readonly account: AccountPageDto; readonly onClose: () => void }) {
  const { say, t } = useAdminWords();
  const [q, setQ] = useState('');
  const [to, setTo] = useState('');
  const [reason, setReason] = useState('');
  const [strict, setStrict] = useState(false);
  const [done, setDone] = useState<HandedOver | null>(null);
  const people = useAccounts({ q: useDeferredValue(q.trim()), state: 'active' });
  const candidates = (people.data?.pages[0]?.items ?? []).filter(({ id, roles }) => id !== account.id && roles.length > 0).slice(0, 8);
  const leave = useCommand(() => leaveAccount(account.id, { reason: reason.trim(), to: to || null }), setDone);
  if (done) {
    return (
      <Dialog
        title={say('ad.leave.done', { name: account.name })}
        onClose={onClose}
        footer={
          <Button type="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        }
      >
        <p>{say('ad.leave.result', { taken: done.taken, released: done.released })}</p>
        {done.left.length > 0 ? <p>{say('ad.leave.stayed', { numbers: done.left.join(t('common.listSeparator')) })}</p> : null}
      </Dialog>
    );
  }
  return (
    <SaveDialog
      title={say('ad.leave.title', { name: account.name })}
      busy={leave.isPending}
      problem={leave.error}
      onSave={() => {
        setStrict(true);
        if (reason.trim() !== '') leave.mutate(undefined);
      }}
      onClose={onClose}
    >
      <div className="wb-consequence">
        <p>{say('ad.leave.text', { n: account.openTasks })}</p>
      </div>
      <Field label={say('ad.leave.search')} optional>
        {(aria) => <input {...aria} className="lz-input" autoComplete="off" value={q} onChange={(event) => setQ(event.target.value)} />}
      </Field>
      <fieldset className="wb-people">
        <legend className="lz-label">{say('ad.leave.to')}</legend>
        <label className="ad-radio">
          <input type="radio" name="to" checked={to === ''} onChange={() => setTo('')} /> {say('ad.leave.group')}
        </label>
        {candidates.map((one) => (
          <label key={one.id} className="ad-radio">
            <input type="radio" name="to" checked={to === one.id} onChange={() => setTo(one.id)} /> {one.name}{' '}
            <span className="wb-muted">
              {one.roles.map(({ orgName, roleTitle }) => `${orgName} ${roleTitle}`).join(t('common.listSeparator'))}
            </span>
          </label>
        ))}
      </fieldset>
      <WordsField
        label={say('ad.reason')}
        required
        error={strict && reason.trim() === '' ? t('wb.op.reasonNeeded') : null}
        rows={2}
        value={reason}
        onChange={setReason}
      />
    </SaveDialog>
  );
}
