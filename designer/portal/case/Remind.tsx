import { Button } from 'antd';
import type { CaseDto, TaskDto } from '../../../engine/model/dto/case.ts';
import { operateOnTask } from '../../api/operations.ts';
import { useCommand } from '../../api/use-command.ts';
import { useText } from '../../app/locale.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { toast } from '../../ui/toast.ts';

/** 催办: whoever works on the case is reminded, once an hour; how long that is still is said. */
export function Remind({ kase }: { kase: CaseDto }) {
  const t = useText();
  const open = kase.tasks.filter(({ may }) => may.includes('remind'));
  const steps = [...new Set(open.map(({ step }) => step))].map((step) => open.filter((task) => task.step === step));
  if (steps.length === 0) return null;
  return (
    <>
      <p className="lz-muted lz-small">{t('remind.text')}</p>
      <div className="lz-remind">
        {steps.map((tasks) => (
          <RemindStep key={tasks[0]?.id} tasks={tasks} alone={steps.length === 1} />
        ))}
      </div>
    </>
  );
}

function RemindStep({ tasks, alone }: { tasks: readonly TaskDto[]; alone: boolean }) {
  const t = useText();
  const due = tasks.filter(({ remindIn }) => remindIn === null);
  const run = useCommand(
    (ids: readonly string[], key: string) => Promise.all(ids.map((id) => operateOnTask(id, { op: 'remind' }, `${key}-${id}`))),
    () => toast(t('remind.done')),
  );
  if (due.length === 0) {
    return <p className="lz-small">{t('remind.wait', { minutes: Math.min(...tasks.map(({ remindIn }) => remindIn ?? 0)) })}</p>;
  }
  return (
    <>
      <Button loading={run.isPending} onClick={() => run.mutate(due.map(({ id }) => id))}>
        {alone ? t('remind.button') : t('remind.of', { step: tasks[0]?.stepTitle ?? '' })}
      </Button>
      {run.error ? <ErrorNotice problem={run.error} /> : null}
    </>
  );
}
