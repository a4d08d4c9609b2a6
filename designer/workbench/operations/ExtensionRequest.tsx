import type { TaskDto } from '../../../engine/model/dto/case.ts';
import type { CaseView } from '../case/case-view.ts';
import { useWords } from '../words.ts';
import { ExtendedDates } from './ExtendedDates.tsx';

/** What is asked for, by whom and why, for who grants or refuses it. */
export function ExtensionRequest({ view, task }: { readonly view: CaseView; readonly task: TaskDto }) {
  const { t } = useWords();
  const { extension } = task;
  if (!extension) return null;
  return (
    <div className="wb-around">
      <h3>{t(`wb.extend.${extension.of}`)}</h3>
      <p>{t('wb.extend.by', { name: extension.by })}</p>
      <blockquote>{extension.reason}</blockquote>
      <ExtendedDates view={view} task={task} of={extension.of} />
      <p className="wb-hint">{t('wb.extend.told')}</p>
    </div>
  );
}
