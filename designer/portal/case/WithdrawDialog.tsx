import { Button } from 'antd';
import { useState } from 'react';
import { withdrawCase } from '../../api/cases.ts';
import { useCommand } from '../../api/use-command.ts';
import { useText } from '../../app/locale.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { toast } from '../../ui/toast.ts';
import { WordsField } from '../../ui/WordsField.tsx';

export function WithdrawDialog({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useText();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const withdraw = useCommand(
    (why: string, key: string) => withdrawCase(caseId, why, key),
    () => {
      toast(t('case.withdrawn'));
      onClose();
    },
  );
  return (
    <Dialog
      title={t('case.withdraw')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            type="primary"
            danger
            loading={withdraw.isPending}
            onClick={() => {
              setMissing(reason.trim() === '');
              if (reason.trim() !== '') withdraw.mutate(reason.trim());
            }}
          >
            {t('case.withdraw')}
          </Button>
        </>
      }
    >
      <p>{t('case.withdrawText')}</p>
      {withdraw.error ? <ErrorNotice problem={withdraw.error} /> : null}
      <WordsField
        label={t('case.withdrawReason')}
        required
        error={missing ? t('case.withdrawReasonNeeded') : null}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
}
