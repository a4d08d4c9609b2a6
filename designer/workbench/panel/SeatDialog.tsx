import { declineSeat, replaceExpert } from '../../api/operations.ts';
import { useCommand } from '../../api/use-command.ts';
import { toast } from '../../ui/toast.ts';
import { ReasonDialog } from '../operations/ReasonDialog.tsx';
import { useWords } from '../words.ts';

interface Props {
  /** Id of the seat's task. */
  readonly task: string;
  /** The expert declares an interest, a substitute gives the seat up, or who organises the panel replaces the expert. */
  readonly how: 'declare' | 'giveUp' | 'replace';
  /** Of the expert, when the reader isn't. */
  readonly name?: string;
  /** A second person has to grant it. */
  readonly asked?: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** A drawn seat becomes free, with a reason; a reserve takes it. */
export function SeatDialog({ task, how, name = '', asked = false, onClose, onDone }: Props) {
  const { t } = useWords();
  const decline = useCommand(
    (reason: string, key: string) => (how === 'replace' ? replaceExpert : declineSeat)(task, reason, key),
    () => {
      toast(t(asked ? 'wb.draws.sent' : `wb.seat.${how}.done`));
      onDone();
    },
  );
  return (
    <ReasonDialog
      title={t(`wb.seat.${how}`, { name })}
      action={t(`wb.seat.${how}.act`)}
      consequence={<p>{t(asked ? 'wb.seat.replace.ask' : `wb.seat.${how}.effect`)}</p>}
      busy={decline.isPending}
      problem={decline.error}
      onSend={decline.mutate}
      onClose={onClose}
    />
  );
}
