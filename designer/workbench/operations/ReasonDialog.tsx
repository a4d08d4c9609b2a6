import { type ReactNode, useState } from 'react';
import type { ApiProblem } from '../../api/problem.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useWords } from '../words.ts';
import { ReasonField } from './ReasonField.tsx';

interface Props {
  readonly title: string;
  readonly action: string;
  /** What it will do, said before it is done. */
  readonly consequence: ReactNode;
  readonly busy: boolean;
  readonly problem: ApiProblem | null;
  readonly onSend: (reason: string) => void;
  readonly onClose: () => void;
}

/** An act that needs its reason. */
export function ReasonDialog({ title, action, consequence, busy, problem, onSend, onClose }: Props) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [strict, setStrict] = useState(false);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      closable={!busy}
      footer={
        <DialogActions
          action={action}
          busy={busy}
          onAct={() => {
            setStrict(true);
            if (reason.trim()) onSend(reason.trim());
          }}
          onClose={onClose}
        />
      }
    >
      <div className="wb-op">
        <ReasonField value={reason} required error={strict && reason.trim() === '' ? t('wb.op.reasonNeeded') : null} onChange={setReason} />
        <div className="wb-consequence">{consequence}</div>
        {problem && <ErrorNotice problem={problem} />}
      </div>
    </Dialog>
  );
}
