import type { WindowDto } from '../../../engine/model/dto/programme.ts';
import { useLocale, useText } from '../../app/locale.tsx';
import { formatDay } from '../../ui/DateText.tsx';
import { Tag } from '../../ui/Tag.tsx';

/** Can one apply now? The open window, else the next one, else closed; a programme without windows is always open. */
export function WindowTag({ windows, batch, today }: { windows: readonly WindowDto[]; batch: boolean; today: string }) {
  const t = useText();
  const { language } = useLocale();
  if (!batch && windows.length === 0) return <Tag tone="positive">{t('window.always')}</Tag>;
  const open = windows.find((item) => item.open);
  if (open) return <Tag tone="positive">{t('window.openUntil', { date: formatDay(open.closesOn, language) })}</Tag>;
  const next = windows.filter((item) => item.opensOn > today).sort((a, b) => a.opensOn.localeCompare(b.opensOn))[0];
  return next ? (
    <Tag tone="brand">{t('window.opensOn', { date: formatDay(next.opensOn, language) })}</Tag>
  ) : (
    <Tag>{t('window.closed')}</Tag>
  );
}
