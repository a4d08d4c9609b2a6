import { useState } from 'react';
import { calendarOf } from '../../../../engine/calendar/calendar.ts';
import { statutoryCalendar } from '../../../../engine/calendar/years.ts';
import type { ProgrammeDocument } from '../../../../engine/model/studio.ts';
import { useCalendarYears } from '../../../api/studio.ts';
import { valueAt } from '../../../document/change.ts';
import { allSteps } from '../../../document/inspectable.ts';
import { DateText, dayOf } from '../../../ui/DateText.tsx';
import { useStudioText } from '../../words.tsx';
import { daysOf, type Limit } from '../dates.ts';
import { useInspection } from '../inspection.tsx';

/** The limit on the calendar, for a day that can be chosen. Beyond the years that are known dates are estimates. */
export function DatePreview({ limit }: { readonly limit: Limit }) {
  const t = useStudioText();
  const { document, thing } = useInspection();
  const years = useCalendarYears().data;
  const [start, setStart] = useState(() => dayOf(new Date().toISOString()));
  // What was handed in counts from its receipt; what officers pass on to each other from that very moment.
  const begins = thing?.id ?? document.workflow.clock?.from;
  const hours = begins === undefined || followsApplicant(document, begins) ? document.workflow.received : undefined;
  const calendar = years ? calendarOf(years) : statutoryCalendar;
  const days = daysOf(calendar, start, limit, hours);
  return (
    <fieldset className="st-in-dates" aria-label={t('st.in.preview')}>
      <label className="st-in-dates-start">
        <span>{t('st.in.preview.start')}</span>
        <input type="date" className="st-in-input" value={start} onChange={(event) => setStart(event.target.value)} />
      </label>
      <dl aria-live="polite">
        {days.map(({ kind, number, at, estimated }) => (
          <div key={`${kind}${number ?? ''}`} className={`st-in-day st-in-day-${kind}`}>
            <dt>{kind === 'rung' ? t('st.in.preview.rung', { number: number ?? 1 }) : t(`st.in.preview.${kind}`)}</dt>
            <dd>
              <DateText value={at} time={at.includes('T')} estimated={estimated} />
            </dd>
          </div>
        ))}
      </dl>
      {limit.until !== undefined && <p className="st-in-help">{t('st.in.preview.until')}</p>}
      {limit.pausedIn !== undefined && <p className="st-in-help">{t('st.in.preview.paused')}</p>}
    </fieldset>
  );
}

function followsApplicant(document: ProgrammeDocument, id: string): boolean {
  return allSteps(document).some(
    ({ type, path }) => (type === 'form' || type === 'correct') && valueAt(document, [...path, 'next']) === id,
  );
}
