import { useSyncExternalStore } from 'react';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { labelOf } from '../application/sections.ts';
import type { CaseView } from '../case/case-view.ts';
import type { Opinion } from '../decision/use-opinion.ts';
import { stepOf } from '../definition-view.ts';
import { useWords } from '../words.ts';

interface Props {
  readonly view: CaseView;
  readonly task: TaskDto;
  readonly opinion: Opinion;
}

/** An expert's total as it grows, what each item may be given, and the range the total must keep. */
export function SheetTotal({ view, task, opinion }: Props) {
  const { t } = useWords();
  const data = useSyncExternalStore(opinion.store.subscribeAll, opinion.store.data);
  const step = stepOf(view.pkg.workflow, task.step);
  if (step?.type !== 'score') return null;
  const fields = opinion.form.schema.properties ?? {};
  const names = Object.keys(step.items ?? {}).filter((name) => fields[name]);
  const items = (names.length > 0 ? names : Object.keys(fields)).flatMap((name) => {
    const schema = fields[name];
    return schema?.type === 'number' || schema?.type === 'integer' ? [{ name, schema }] : [];
  });
  const total = items.reduce((sum, { name }) => sum + (typeof data[name] === 'number' ? data[name] : 0), 0);
  const max = items.reduce((sum, { schema }) => sum + (schema.maximum ?? 0), 0);
  const { from, to } = step.range ?? {};
  const fixed = [from, to].every((end) => end !== undefined && /^\d+(\.\d+)?$/.test(end));
  return (
    <div className="wb-sheet-total">
      <p role="status">
        {t('wb.sheet.total')} <b>{Math.round(total * 100) / 100}</b> <span className="wb-muted">{t('wb.sheet.of', { max })}</span>
      </p>
      {fixed && <p className="wb-muted">{t('wb.sheet.allowed', { from: from ?? '', to: to ?? '' })}</p>}
      <ul className="wb-settings" aria-label={t('wb.sheet.ranges')}>
        {items.map(({ name, schema }) => (
          <li key={name}>
            <code>
              {t('wb.sheet.range', { title: labelOf(name, schema, view.english), min: schema.minimum ?? 0, max: schema.maximum ?? '∞' })}
            </code>
          </li>
        ))}
      </ul>
    </div>
  );
}
