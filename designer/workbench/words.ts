import { useMemo } from 'react';
import { useLocale, useText } from '../app/locale.tsx';
import { formatDay } from '../ui/DateText.tsx';

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });

/** Texts, dates and moments (Asia/Shanghai) in the reader's language. */
export function useWords() {
  const t = useText();
  const { language } = useLocale();
  return useMemo(
    () => ({
      t,
      english: language === 'en',
      day: (date: string) => formatDay(date, language),
      moment: (instant: string) => `${formatDay(instant, language)} ${clock.format(new Date(instant))}`,
    }),
    [t, language],
  );
}
