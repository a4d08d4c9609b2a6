import type { ClockReading } from '../../../engine/model/clock.ts';
import { useText } from '../../app/locale.tsx';
import { Card } from '../../ui/Card.tsx';
import { DateText } from '../../ui/DateText.tsx';
import { Light } from '../../ui/Light.tsx';

/** The legal limit: what is used, paused and left; of an ended case what it took. */
export function CaseClock({ clock, ended }: { readonly clock: ClockReading | null; readonly ended: boolean }) {
  const t = useText();
  if (!clock) return null;
  const unit = t(`unit.${clock.unit}`);
  const share = Math.min(100, clock.amount > 0 ? (clock.used / clock.amount) * 100 : 100);
  const left =
    clock.left < 0 ? t('case.clockOver', { over: -clock.left, unit }) : ended ? null : t('case.clockLeft', { left: clock.left, unit });
  return (
    <Card title={t('case.clock')} extra={<Light light={clock.light} />}>
      {ended && <p className="lz-clock-left">{t('case.clockTook', { used: clock.used, unit })}</p>}
      {left && <p className="lz-clock-left">{left}</p>}
      <svg className="lz-clock-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="8" />
        <rect width={share} height="8" className={`lz-clock-${clock.light}`} />
      </svg>
      <p className="lz-muted lz-small">{t('case.clockUsed', { amount: clock.amount, unit, used: clock.used, paused: clock.paused })}</p>
      {!ended && (
        <p className="lz-small">
          {t('case.flow.due')} <DateText value={clock.dueOn} estimated={clock.estimated} />
          {clock.running ? null : <span className="lz-muted"> · {t('case.clockPaused')}</span>}
        </p>
      )}
    </Card>
  );
}
