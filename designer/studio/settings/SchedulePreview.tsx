import { calendarOf } from '../../../engine/calendar/calendar.ts';
import { addMonths } from '../../../engine/calendar/date.ts';
import { occurrences } from '../../../engine/calendar/schedule.ts';
import { statutoryCalendar } from '../../../engine/calendar/years.ts';
import type { Schedule } from '../../../engine/model/definition.ts';
import { useCalendarYears } from '../../api/studio.ts';
import { useLocale } from '../../app/locale.tsx';
import { dayOf, formatDay } from '../../ui/DateText.tsx';
import { useInspection } from '../inspector/inspection.tsx';
import { useStudioText } from '../words.tsx';

const shown = 4;
const every: readonly unknown[] = ['month', 'quarter', 'year'];

/** The next days on which the calendar opens cases. */
export function SchedulePreview() {
  const t = useStudioText();
  const { language } = useLocale();
  const years = useCalendarYears().data;
  const rules = useInspection().document.workflow.schedule;
  const today = dayOf(new Date().toISOString());
  const calendar = years ? calendarOf(years) : statutoryCalendar;
  return (Array.isArray(rules) ? (rules as readonly Schedule[]) : []).filter(isWhole).map((rule) => {
    const days = occurrences(rule, calendar, today, addMonths(today, 48)).slice(0, shown);
    return (
      <p key={rule.id} className="st-in-people">
        {t('st.in.schedule.days', { id: rule.id, days: days.map(({ date }) => formatDay(date, language)).join('、') })}
      </p>
    );
  });
}

function isWhole(rule: Schedule): boolean {
  return every.includes(rule?.every) && Number.isInteger(rule.day) && rule.day !== 0;
}
