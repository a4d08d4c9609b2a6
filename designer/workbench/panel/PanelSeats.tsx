import { Button } from 'antd';
import { useState } from 'react';
import type { CaseDto, TaskDto } from '../../../engine/model/dto/case.ts';
import type { DrawAct } from '../../../engine/model/panel.ts';
import { redrawPanel } from '../../api/operations.ts';
import { useCommand } from '../../api/use-command.ts';
import { Card } from '../../ui/Card.tsx';
import { toast } from '../../ui/toast.ts';
import { ReasonDialog } from '../operations/ReasonDialog.tsx';
import { useWords } from '../words.ts';
import { SeatDialog } from './SeatDialog.tsx';

interface Props {
  readonly kase: CaseDto;
  /** The step whose panel was drawn last. */
  readonly step: string;
  /** Acts of the organiser that a second person has to grant. */
  readonly granted: readonly DrawAct[];
}

/** Who sits on the panel and hasn't scored yet; who organises it replaces one expert, or has all drawn anew until somebody scored. */
export function PanelSeats({ kase, step, granted }: Props) {
  const { t } = useWords();
  const [replacing, setReplacing] = useState<TaskDto | null>(null);
  const [redrawing, setRedrawing] = useState(false);
  const redraw = useCommand(
    (reason: string, key: string) => redrawPanel(kase.id, step, reason, key),
    () => {
      toast(t(granted.includes('redraw') ? 'wb.draws.sent' : 'wb.draws.redrawn'));
      setRedrawing(false);
    },
  );
  const seats = kase.tasks.filter((task) => task.kind === 'score' && task.actions.includes('replace'));
  const mayRedraw = kase.actions.includes('redraw');
  if (seats.length === 0 && !mayRedraw) return null;
  return (
    <div className="wb-draw">
      <Card title={t('wb.draws.seats')} extra={mayRedraw && <Button onClick={() => setRedrawing(true)}>{t('wb.draws.redraw')}</Button>}>
        <p className="wb-muted">{t('wb.draws.seatsLead')}</p>
        <ul className="wb-window-list" aria-label={t('wb.draws.seats')}>
          {seats.map((seat) => (
            <li key={seat.id}>
              <div>
                <b>{seat.assigneeName}</b>
              </div>
              <Button size="small" onClick={() => setReplacing(seat)} aria-label={t('wb.seat.replace', { name: seat.assigneeName ?? '' })}>
                {t('wb.seat.replace.act')}
              </Button>
            </li>
          ))}
        </ul>
        {replacing && (
          <SeatDialog
            task={replacing.id}
            how="replace"
            name={replacing.assigneeName ?? ''}
            asked={granted.includes('replace')}
            onClose={() => setReplacing(null)}
            onDone={() => setReplacing(null)}
          />
        )}
        {redrawing && (
          <ReasonDialog
            title={t('wb.draws.redraw')}
            action={t('wb.draws.redraw')}
            consequence={<p>{t(granted.includes('redraw') ? 'wb.draws.redrawAsk' : 'wb.draws.redrawEffect')}</p>}
            busy={redraw.isPending}
            problem={redraw.error}
            onSend={redraw.mutate}
            onClose={() => setRedrawing(false)}
          />
        )}
      </Card>
    </div>
  );
}
