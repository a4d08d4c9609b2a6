import { useSyncExternalStore } from 'react';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { labelOf } from '../application/sections.ts';
import type { CaseView } from '../case/case-view.ts';
import type { Opinion } from '../decision/use-opinion.ts';
import { stepOf } from '../definition-view.ts';
import { useWords } from '../words.ts';
import { type SheetItem, sheetItems, sheetState } from './sheet.ts';

interface Props {
  readonly view: CaseView;
  readonly task: TaskDto;
  readonly opinion: Opinion;
}

/** An expert's total as it grows, what each item may be given, the range the total must keep, and what should be looked at before it is sent. */
export function SheetTotal({ view, task, opinion }: Props) {
  const { t } = useWords();
  const data = useSyncExternalStore(opinion.store.subscribeAll, opinion.store.data);
  const step = stepOf(view.pkg.workflow, task.step);
  if (step?.type !== 'score') return null;
  const items = sheetItems(step, opinion.form.schema.properties ?? {});
  const { total, max, blank, under, outside, range } = sheetState(step, items, data);
  const called = ({ name, schema }: SheetItem) => labelOf(name, schema, view.english);
  const list = (some: readonly SheetItem[]) => some.map(called).join(t('common.listSeparator'));
  const begun = blank.length < items.length;
  const hints = [
    ...(begun && blank.length > 0 ? [t('wb.sheet.blank', { n: blank.length, items: list(blank) })] : []),
    ...(outside.length > 0 ? [t('wb.sheet.outside', { items: list(outside) })] : []),
    ...under.map((item) => t('wb.sheet.under', { title: called(item), given: item.given, min: item.min })),
    ...(range && !range.kept ? [t('wb.sheet.outOfRange', { total, from: range.from, to: range.to })] : []),
  ];
  const { secondLookOver } = step.aggregate;
  return (
    <div className="wb-sheet-total">
      <p role="status">
        {t('wb.sheet.total')} <b>{total}</b> <span className="wb-muted">{t('wb.sheet.of', { max })}</span>
      </p>
      {range && <p className="wb-muted">{t('wb.sheet.allowed', { from: range.from, to: range.to })}</p>}
      {secondLookOver !== undefined && <p className="wb-muted">{t('wb.sheet.second', { over: secondLookOver })}</p>}
      <ul aria-label={t('wb.sheet.hints')} aria-live="polite">
        {hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
      <ul className="wb-muted" aria-label={t('wb.sheet.ranges')}>
        {items.map(({ name, schema }) => (
          <li key={name}>
            {t('wb.sheet.range', { title: labelOf(name, schema, view.english), min: schema.minimum ?? 0, max: schema.maximum ?? '∞' })}
          </li>
        ))}
      </ul>
    </div>
  );
}
