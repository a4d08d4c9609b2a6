import { dateOf } from '../../engine/calendar/date.ts';
import { workingDaysBetween } from '../../engine/calendar/due.ts';
import type { Task } from '../../engine/model/task.ts';
import { useToday, useWorkCalendar } from './use-calendar.ts';
import { useWords } from './words.ts';

/** The day that a deadline ends with: 24:00 belongs to the day before. */
export function dueDay(instant: string): string {
  return dateOf(new Date(Date.parse(instant) - 1).toISOString());
}

/** Due date with the working days that remain (or have passed). A deadline at 24:00 belongs to the day that ends then. */
export function DueText({ task }: { readonly task: Pick<Task, 'dueAt' | 'estimated'> }) {
  const { t, day } = useWords();
  const today = useToday();
  const calendar = useWorkCalendar();
  if (!task.dueAt) return <span className="wb-muted">{t('wb.due.none')}</span>;
  const due = dueDay(task.dueAt);
  const left = calendar && today ? workingDaysBetween(calendar, today, due) : null;
  const remaining = () => {
    if (due < today) return t('wb.due.over', { n: Math.max(1, -(left ?? 0)) });
    return left ? t('wb.due.left', { n: left }) : t('wb.due.today');
  };
  return (
    <span className="wb-due">
      <time dateTime={due}>{day(due)}</time>
      {left !== null && <span className="wb-due-left">{remaining()}</span>}
      {task.estimated && <span className="wb-due-left">{t('wb.due.estimated')}</span>}
    </span>
  );
}
