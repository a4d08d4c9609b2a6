import { Button } from 'antd';
import { operateOnTask, type TaskCommand } from '../../api/operations.ts';
import { useCommand } from '../../api/use-command.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { toast } from '../../ui/toast.ts';
import type { CaseView } from '../case/case-view.ts';
import { useWords } from '../words.ts';

/** 拿回: one's own answer, while nobody acted after it. */
export function TakeBack({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const { takeBack } = view.kase;
  const run = useCommand(
    (command: TaskCommand, key: string) => operateOnTask(takeBack ?? '', command, key),
    () => toast(t('wb.op.done.take-back')),
  );
  if (!takeBack) return null;
  return (
    <div className="lz-notice">
      <div>
        <p>{t('wb.op.effect.take-back')}</p>
        {run.error && <ErrorNotice problem={run.error} />}
      </div>
      <Button loading={run.isPending} onClick={() => run.mutate({ op: 'take-back' })}>
        {t('wb.op.take-back')}
      </Button>
    </div>
  );
}
