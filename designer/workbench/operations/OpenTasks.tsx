import { useState } from 'react';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { Light } from '../../ui/Light.tsx';
import type { CaseView } from '../case/case-view.ts';
import { DueText } from '../DueText.tsx';
import { outcomeLabel } from '../definition-view.ts';
import { VoteTag } from '../vote/VoteTag.tsx';
import { useWords } from '../words.ts';
import { ChosenOperation } from './ChosenOperation.tsx';
import { type Chosen, OperationsMenu } from './OperationsMenu.tsx';
import { TaskPeople } from './TaskPeople.tsx';

/** Every open task of the case: with whom it is, until when, and what the reader may do about it. */
export function OpenTasks({ view }: { readonly view: CaseView }) {
  const { t, english } = useWords();
  const [chosen, setChosen] = useState<{ readonly task: string; readonly next: Chosen } | null>(null);
  const { tasks } = view.kase;
  if (tasks.length === 0) return null;
  return (
    <section aria-labelledby="wb-open-tasks">
      <h2 id="wb-open-tasks">{t('wb.open.title')}</h2>
      <ul className="wb-open-tasks">
        {tasks.map((task) => (
          <li key={task.id}>
            <p className="wb-open-head">
              <b>{task.stepTitle}</b> <span className="wb-muted">{holderOf(task, t)}</span> <VoteTag vote={task.vote} />
              <span className="wb-decision-due">
                {task.dueAt && <Light light={task.light} />} <DueText task={task} />
              </span>
            </p>
            <TaskPeople task={task} label={(outcome) => outcomeLabel(view.pkg.workflow, task.step, outcome, english) ?? outcome} />
            <OperationsMenu task={task} onChoose={(next) => setChosen({ task: task.id, next })} />
            {chosen?.task === task.id && <ChosenOperation view={view} task={task} chosen={chosen.next} onClose={() => setChosen(null)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function holderOf(task: TaskDto, t: ReturnType<typeof useWords>['t']): string {
  if (task.mine) return t('wb.decision.mine');
  return task.assigneeName ? t('wb.decision.taken', { name: task.assigneeName }) : t('wb.open.unclaimed');
}
