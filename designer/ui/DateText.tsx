import { useLocale, useText } from '../app/locale.tsx';

const zone = 'Asia/Shanghai';
/** Instant → `YYYY-MM-DD` of the day in Asia/Shanghai; a date stays itself. */
export function dayOf(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date(value));
}
/** Day of a deadline: a deadline at 24:00 belongs to the day that ends then. */
export function dueDayOf(instant: string): string {
  return dayOf(new Date(new Date(instant).getTime() - 1000).toISOString());
}
export function formatDay(value: string, language: string): string {
  const [year, month, day] = dayOf(value).split('-').map(Number);
  if (!year || !month || !day) return value;
  return language === 'en' ? dayOf(value) : `${year}年${month}月${day}日`;
}
/** Hours and minutes of an instant in Asia/Shanghai. */
export function formatTime(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

interface DateTextProps {
  /** Date or UTC instant; shown in Asia/Shanghai. */
  readonly value: string | null | undefined;
  readonly time?: boolean;
  /** The date rests on a calendar that isn't published. */
  readonly estimated?: boolean;
}
export function DateText({ value, time = false, estimated = false }: DateTextProps) {
  const t = useText();
  const { language } = useLocale();
  if (!value) return <span>{t('common.none')}</span>;
  const clock = time ? ` ${formatTime(value)}` : '';
  return (
    <time dateTime={value} className="lz-number">
      {formatDay(value, language)}
      {clock}
      {estimated ? (
        <span className="lz-tag lz-tag-quiet" title={t('common.estimatedHint')}>
          {t('common.estimated')}
        </span>
      ) : null}
    </time>
  );
}
