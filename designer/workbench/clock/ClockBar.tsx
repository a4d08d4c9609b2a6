import type { ClockReading } from '../../../engine/model/clock.ts';
import { Light } from '../../ui/Light.tsx';
import { useWords } from '../words.ts';

const parts = ['used', 'paused', 'left'] as const;

/** The legal limit over the whole case: used, paused, left, and the date it ends; of an ended case nothing is left. */
export function ClockBar({ clock, ended }: { readonly clock: ClockReading; readonly ended: boolean }) {
  const { t, day } = useWords();
  const unit = t(`unit.${clock.unit}`);
  return (
    <div className="wb-clock">
      <p className="wb-clock-line">
        <Light light={clock.light} />
        <span>
          {t('wb.clock.limit', { n: clock.amount, unit })}
          {ended ? t('wb.clock.ended') : t('wb.clock.due', { date: day(clock.dueOn) })}
          {clock.estimated && !ended && <span className="lz-tag lz-tag-quiet">{t('common.estimated')}</span>}
        </span>
      </p>
      <dl className="wb-clock-parts">
        {parts
          .filter((part) => part !== 'left' || !ended || clock.left < 0)
          .map((part) => (
            <div key={part} className={`wb-clock-${part}`}>
              <dt>{t(`wb.clock.${part}`)}</dt>
              <dd>
                <b>{clock[part]}</b> {unit}
              </dd>
            </div>
          ))}
      </dl>
      <progress className="wb-clock-bar" max={clock.amount} value={Math.min(clock.used, clock.amount)} aria-label={t('wb.clock.used')} />
      {!clock.running && !ended && <p className="wb-muted">{t('wb.clock.stopped')}</p>}
    </div>
  );
}
