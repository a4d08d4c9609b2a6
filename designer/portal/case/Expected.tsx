import type { CaseDto, TaskDto } from '../../../engine/model/dto/case.ts';
import { useText } from '../../app/locale.tsx';
import { paths } from '../../app/paths.ts';
import { ActionLink } from '../../ui/ActionLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { DateText, dueDayOf } from '../../ui/DateText.tsx';
import { Light } from '../../ui/Light.tsx';
import type { Tone } from '../../ui/Tag.tsx';
import { Remind } from './Remind.tsx';

const own = new Set(['fill', 'sign', 'correct']);

/** What the applicant has to do now, before anything else on the page; or who is working on it. */
export function Expected({ kase, outcome }: { kase: CaseDto; outcome: { readonly title: string; readonly tone: Tone } | null }) {
  const t = useText();
  const open = kase.tasks.filter((task) => task.status === 'open' && own.has(task.kind));
  const mine = open.filter((task) => task.actions.length > 0);
  if (mine.length > 0) return mine.map((task) => <Todo key={task.id} kase={kase} task={task} />);
  const other = open[0];
  const text = other
    ? t(other.kind === 'sign' ? 'case.otherSign' : 'case.otherFill')
    : t(kase.status === 'ended' ? 'case.ended' : 'case.waiting');
  const tone = outcome?.tone === 'positive' || outcome?.tone === 'negative' ? { tone: outcome.tone } : {};
  return (
    <Card title={outcome ? t('case.outcome', { title: outcome.title }) : t('case.now')} {...tone}>
      <p>{text}</p>
      {kase.status === 'running' && !other && kase.stepTitles.length > 0 ? (
        <p className="lz-muted">{t('case.waitingFor', { steps: kase.stepTitles.join(t('common.listSeparator')) })}</p>
      ) : null}
      <Remind kase={kase} />
    </Card>
  );
}

function Todo({ kase, task }: { kase: CaseDto; task: TaskDto }) {
  const t = useText();
  return (
    <Card title={t('case.todo')} tone={task.light === 'red' ? 'negative' : task.kind === 'correct' ? 'warning' : 'brand'}>
      <p className="lz-todo-title">{task.stepTitle}</p>
      {task.help ? <p className="lz-muted">{task.help}</p> : null}
      {task.dueAt ? (
        <p className="lz-row lz-todo-due">
          <Light light={task.light} />
          <span>
            {t('case.flow.due')} <DateText value={dueDayOf(task.dueAt)} estimated={task.estimated} />
          </span>
        </p>
      ) : null}
      {task.kind === 'correct' && task.notes.length > 0 ? <p>{t('correct.count', { count: task.notes.length })}</p> : null}
      <ActionLink to={paths.task(kase.id, task.id)} kind="primary" large>
        {t(task.kind === 'sign' ? 'case.task.sign' : task.kind === 'correct' ? 'case.task.correct' : 'case.task.fill')}
      </ActionLink>
    </Card>
  );
}
