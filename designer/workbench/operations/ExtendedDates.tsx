import type { TaskDto } from '../../../engine/model/dto/case.ts';
import type { ExtensionOf } from '../../../engine/model/event.ts';
import type { CaseView } from '../case/case-view.ts';
import { useWorkCalendar } from '../use-calendar.ts';
import { useWords } from '../words.ts';
import { extendedDate } from './extension.ts';

/** How much more time, and what the date would become. */
export function ExtendedDates({ view, task, of }: { readonly view: CaseView; readonly task: TaskDto; readonly of: ExtensionOf }) {
  const { t, day } = useWords();
  const calendar = useWorkCalendar();
  const found = extendedDate({ workflow: view.pkg.workflow, kase: view.kase, task, calendar }, of);
  if (!found) return null;
  return (
    <p>
      {t('wb.extend.dates', { n: found.rule.amount, unit: t(`unit.${found.unit}`), from: day(found.from), to: day(found.to) })}
      {found.estimated && <span className="lz-tag lz-tag-quiet">{t('common.estimated')}</span>}
    </p>
  );
}
