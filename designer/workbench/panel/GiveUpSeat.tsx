import { Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { wb } from '../paths.ts';
import { useWords } from '../words.ts';
import { SeatDialog } from './SeatDialog.tsx';

/** The seat of an absent expert: its substitute can't score, but gives it up so that a reserve takes it. */
export function GiveUpSeat({ task }: { readonly task: TaskDto }) {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const [leaving, setLeaving] = useState(false);
  return (
    <>
      <p className="wb-hint">{t('wb.seat.own')}</p>
      <Button block onClick={() => setLeaving(true)}>
        {t('wb.seat.giveUp')}
      </Button>
      {leaving && <SeatDialog task={task.id} how="giveUp" onClose={() => setLeaving(false)} onDone={() => navigate(wb.inbox)} />}
    </>
  );
}
