import { Button } from 'antd';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { operateOnTask, type TaskCommand } from '../../api/operations.ts';
import { useCommand } from '../../api/use-command.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { toast } from '../../ui/toast.ts';
import { useWords } from '../words.ts';

interface Props {
  readonly task: TaskDto;
  /** An outcome in words. */
  readonly label: (outcome: string) => string;
}
type Asked = TaskDto['asked'][number];

/** Who stands around a task: in whose stead the reader acts, who asked for it, whom it was put to, and what they answered. */
export function TaskPeople({ task, label }: Props) {
  const { t, moment } = useWords();
  const drop = useCommand(
    (command: TaskCommand, key: string) => operateOnTask(task.id, command, key),
    () => toast(t('wb.op.done.drop-signer')),
  );
  if (!task.onBehalfOf && !task.origin && task.asked.length === 0 && task.advice.length === 0) return null;
  const droppable = (person: Asked) => person.status !== 'completed' && task.may.includes('drop-signer');
  return (
    <div className="wb-around">
      {task.onBehalfOf && (
        <p>
          <Tag tone="warning">{t('wb.around.standIn')}</Tag> {t('wb.around.standInFor', { name: task.onBehalfOf })}
        </p>
      )}
      {task.origin && (
        <p>{t(task.origin.how === 'delegate' ? 'wb.around.delegatedBy' : 'wb.around.addedBy', { name: task.origin.name })}</p>
      )}
      {task.asked.length > 0 && (
        <ul aria-label={t('wb.around.asked')}>
          {task.asked.map((person) => (
            <li key={`${person.user}${person.how}${person.status}`}>
              <b>{person.name}</b> <Tag tone="quiet">{t(`wb.around.how.${howOf(person.how)}`)}</Tag>{' '}
              <span className="wb-muted">{t(`wb.around.status.${statusOf(person.status)}`)}</span>
              {droppable(person) && (
                <Button
                  size="small"
                  type="text"
                  loading={drop.isPending}
                  aria-label={t('wb.around.dropOne', { name: person.name })}
                  onClick={() => drop.mutate({ op: 'drop-signer', user: person.user })}
                >
                  {t('wb.op.drop-signer')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {drop.error && <ErrorNotice problem={drop.error} />}
      {task.advice.length > 0 && (
        <ul aria-label={t('wb.around.advice')}>
          {task.advice.map((given) => (
            <li key={`${given.by}${given.at}`}>
              {t('wb.around.adviceOf', { name: given.name, outcome: label(given.outcome) })}{' '}
              <small className="wb-muted">{moment(given.at)}</small>
              {given.reason && <blockquote>{given.reason}</blockquote>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const hows = ['delegate', 'before', 'after', 'parallel'] as const;
const howOf = (how: string) => hows.find((known) => known === how) ?? 'parallel';
const statuses = ['open', 'waiting', 'completed'] as const;
const statusOf = (status: string) => statuses.find((known) => known === status) ?? 'open';
