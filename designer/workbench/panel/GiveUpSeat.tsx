import { Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { declineSeat } from '../../api/operations.ts';
import { useCommand } from '../../api/use-command.ts';
import { toast } from '../../ui/toast.ts';
import { ReasonDialog } from '../operations/ReasonDialog.tsx';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';

/** The seat of an absent expert: its substitute can't score, but gives it up so that a reserve takes it. */
export function GiveUpSeat({ task }: { readonly task: TaskDto }) {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const [leaving, setLeaving] = useState(false);
  const decline = useCommand(
    (reason: string, key: string) => declineSeat(task.id, reason, key),
    () => {
      toast(t('wb.seat.done'));
      navigate(wb.inbox);
    },
  );
  return (
    <>
      <p className="wb-hint">{t('wb.seat.own')}</p>
      <Button block onClick={() => setLeaving(true)}>
        {t('wb.seat.giveUp')}
      </Button>
      {leaving && (
        <ReasonDialog
          title={t('wb.seat.giveUp')}
          action={t('wb.seat.giveUp')}
          consequence={<p>{t('wb.seat.effect')}</p>}
          busy={decline.isPending}
          problem={decline.error}
          onSend={decline.mutate}
          onClose={() => setLeaving(false)}
        />
      )}
    </>
  );
}
