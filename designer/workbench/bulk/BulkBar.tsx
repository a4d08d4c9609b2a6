import { Button } from 'antd';
import { useState } from 'react';
import type { BulkOperation } from '../../../engine/model/dto/bulk.ts';
import type { TaskRowDto } from '../../../engine/model/dto/case.ts';
import { markCopiesRead } from '../../api/desk.ts';
import type { TaskListName } from '../inbox/TaskList.tsx';
import { useShortcuts } from '../inbox/use-shortcuts.ts';
import { useWords } from '../words.ts';
import { BulkDialog } from './BulkDialog.tsx';

interface Props {
  readonly list: TaskListName;
  readonly rows: readonly TaskRowDto[];
  readonly onClear: () => void;
  readonly onDone: () => void;
}

/** What can be done with the rows that are selected, at the foot of the screen. */
export function BulkBar({ list, rows, onClear, onDone }: Props) {
  const { t } = useWords();
  const [operation, setOperation] = useState<BulkOperation | null>(null);
  const may = (name: string) => rows.some((row) => row.may.includes(name));
  const offered = (['complete', 'claim', 'transfer', 'remind'] as const).filter((op) => list !== 'copies' && may(op));
  // Tasks of one step are decided together: the outcomes are that step's.
  const steps = new Set(rows.map(({ programme, step, kind }) => `${programme} ${step} ${kind}`));
  const read = () => markCopiesRead(rows.map(({ id }) => id)).then(onDone);
  useShortcuts((key) => {
    if (key === 'b' && offered.includes('complete') && steps.size === 1) setOperation('complete');
    else if (key === 'm' && list === 'copies') void read();
    else return false;
    return true;
  });
  return (
    <section className="wb-bulk-bar" aria-label={t('wb.bulk.label')}>
      <p role="status">
        <b>{t('wb.bulk.selected', { n: rows.length })}</b>
        {steps.size > 1 && offered.includes('complete') && <span className="wb-hint"> {t('wb.bulk.oneStep')}</span>}
      </p>
      <div className="wb-bulk-actions">
        {offered.map((op) => (
          <Button
            key={op}
            type={op === 'complete' ? 'primary' : 'default'}
            disabled={op === 'complete' && steps.size > 1}
            onClick={() => setOperation(op)}
          >
            {t(`wb.bulk.op.${op}`)}
          </Button>
        ))}
        {list === 'copies' && <Button onClick={() => void read()}>{t('wb.bulk.read')}</Button>}
        <Button type="text" onClick={onClear}>
          {t('wb.bulk.clear')}
        </Button>
      </div>
      {operation && <BulkDialog op={operation} rows={rows} onClose={() => setOperation(null)} onDone={onDone} />}
    </section>
  );
}
