import { useState } from 'react';
import type { CaseClockDto } from '../../../engine/model/dto/case-page.ts';
import { useCaseClock } from '../../api/case-page.ts';
import { dueDayOf } from '../../ui/DateText.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useWords } from '../words.ts';

/** Everything about time, read when it is opened: spans in which the clock stood and why, more time granted, every timer. */
export function ClockDetail({ caseId }: { readonly caseId: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <details className="wb-clock-detail" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('wb.clock.detail')}</summary>
      {open && <Detail caseId={caseId} />}
    </details>
  );
}

function Detail({ caseId }: { readonly caseId: string }) {
  const { t, moment, day } = useWords();
  const clock = useCaseClock(caseId);
  return (
    <Loading query={clock} rows={2}>
      {(data) => (
        <div className="wb-clock-parts-detail">
          {data.startedAt && <p>{t('wb.clock.started', { at: moment(data.startedAt) })}</p>}
          {data.clock && (
            <p>
              {data.clock.running
                ? t('wb.clock.forecast', { date: day(data.clock.dueOn) })
                : t('wb.clock.forecastStopped', { date: day(data.clock.dueOn) })}
            </p>
          )}
          <Pauses data={data} />
          <Extensions data={data} />
          <Timers data={data} />
        </div>
      )}
    </Loading>
  );
}

function Pauses({ data: { pauses, startedAt } }: { readonly data: CaseClockDto }) {
  const { t, moment } = useWords();
  if (!startedAt) return null;
  if (pauses.length === 0) return <p className="wb-muted">{t('wb.clock.noPauses')}</p>;
  return (
    <>
      <h2>{t('wb.clock.pauses')}</h2>
      <ul>
        {pauses.map(({ from, to, steps }) => (
          <li key={from}>
            {moment(from)} – {to ? moment(to) : t('wb.clock.stillStopped')}
            {steps.length > 0 && <> · {steps.join(t('common.listSeparator'))}</>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Extensions({ data: { extensions } }: { readonly data: CaseClockDto }) {
  const { t, moment } = useWords();
  if (extensions.length === 0) return null;
  return (
    <>
      <h2>{t('wb.clock.extensions')}</h2>
      <ul>
        {extensions.map(({ at, of, stepTitle, byName, reason }) => (
          <li key={at}>
            {moment(at)} · {of === 'clock' ? t('wb.clock.whole') : (stepTitle ?? '')} · {byName}
            <blockquote>{reason}</blockquote>
          </li>
        ))}
      </ul>
    </>
  );
}

const names = ['deadline', 'warn', 'rung', 'end', 'period'] as const;

function Timers({ data: { timers } }: { readonly data: CaseClockDto }) {
  const { t, moment, day } = useWords();
  if (timers.length === 0) return <p className="wb-muted">{t('wb.clock.noTimers')}</p>;
  return (
    <>
      <h2>{t('wb.clock.timers')}</h2>
      <ul>
        {timers.map(({ stepTitle, name, at, estimated }) => {
          const known = names.find((one) => one === name);
          return (
            <li key={`${stepTitle}${name}${at}`}>
              {name === 'warn' ? moment(at) : day(dueDayOf(at))} · {stepTitle ?? t('wb.clock.whole')} ·{' '}
              {known ? t(`wb.clock.timer.${known}`) : name}
              {estimated && <span className="lz-tag lz-tag-quiet">{t('common.estimated')}</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}
