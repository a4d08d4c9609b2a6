import type { TaskDto } from '../../../engine/model/dto/case.ts';
import type { ExtensionOf } from '../../../engine/model/event.ts';
import { operateOnTask, type TaskCommand } from '../../api/operations.ts';
import { useCommand } from '../../api/use-command.ts';
import { toast } from '../../ui/toast.ts';
import type { CaseView } from '../case/case-view.ts';
import { useWords } from '../words.ts';
import { ExtendedDates } from './ExtendedDates.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';

interface Props {
  readonly view: CaseView;
  readonly task: TaskDto;
  readonly of: ExtensionOf;
  readonly onClose: () => void;
}

/** 延长: asked for with a reason; granted at once where the reader is who grants it. The applicant is told the reason. */
export function ExtendDialog({ view, task, of, onClose }: Props) {
  const { t } = useWords();
  const run = useCommand(
    (command: TaskCommand, key: string) => operateOnTask(task.id, command, key),
    () => {
      toast(t('wb.extend.sent'));
      onClose();
    },
  );
  return (
    <ReasonDialog
      title={t(`wb.extend.${of}`)}
      action={t('wb.extend.send')}
      busy={run.isPending}
      problem={run.error}
      onClose={onClose}
      onSend={(reason) => run.mutate({ op: 'extend', of, reason })}
      consequence={
        <>
          <ExtendedDates view={view} task={task} of={of} />
          <p>{t('wb.extend.told')}</p>
        </>
      }
    />
  );
}
