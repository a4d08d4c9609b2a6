import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { BulkOperation, BulkPreviewInput } from '../../../engine/model/dto/bulk.ts';
import type { TaskRowDto } from '../../../engine/model/dto/case.ts';
import { useBulkPreview } from '../../api/bulk.ts';
import { asProblem } from '../../api/problem.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { PersonPicker } from '../operations/PersonPicker.tsx';
import { OpinionField } from '../opinions/OpinionField.tsx';
import { useWords } from '../words.ts';
import { BulkConsequences } from './BulkConsequences.tsx';
import { BulkProgress } from './BulkProgress.tsx';
import { type BulkRun, newRun } from './bulk-run.ts';

interface Props {
  readonly op: BulkOperation;
  readonly rows: readonly TaskRowDto[];
  readonly onClose: () => void;
  readonly onDone: () => void;
  /** Chosen from the beginning; there is nothing to choose then. */
  readonly outcome?: string;
}

/**
 * Several tasks together. Modes: choosing (an outcome, a person) · previewed (the server says of each case what would happen) · running.
 * Only cases of which something would come are sent; the others stay in the list with the reason.
 */
export function BulkDialog({ op, rows, onClose, onDone, outcome: fixed }: Props) {
  const { t } = useWords();
  const [outcome, setOutcome] = useState(fixed ?? '');
  const [reason, setReason] = useState('');
  const [person, setPerson] = useState<string | null>(null);
  const [run, setRun] = useState<BulkRun | null>(null);
  const said = useDeferredValue(reason.trim());
  const tasks = rows.slice(0, atOnce).map(({ id }) => id);
  const complete = op === 'complete';
  const preview = useBulkPreview({
    ...{ tasks, op },
    ...(complete && outcome && { outcome }),
    ...(said && { reason: said }),
    ...(op === 'transfer' && { to: person }),
  } satisfies BulkPreviewInput);
  const outcomes = preview.data?.outcomes ?? [];
  const chosen = outcomes.find(({ id }) => id === outcome);
  const ready = complete ? chosen !== undefined : op !== 'transfer' || (person !== null && said !== '');
  const items = preview.data?.items ?? [];
  const good = items.filter(({ refusal }) => refusal === null);
  const asksReason = op === 'transfer' || (chosen !== undefined && chosen.reason !== 'none');
  const current = !preview.isPlaceholderData && said === reason.trim();

  if (run) return <BulkProgress run={run} onClose={onDone} />;
  const begin = () => {
    const act = {
      op,
      ...(complete && { outcome }),
      ...(reason.trim() && { reason: reason.trim() }),
      ...(op === 'transfer' && { to: person }),
    };
    const title = chosen?.label ?? t(`wb.bulk.op.${op}`);
    setRun(
      newRun(
        act,
        title,
        good.map(({ task, caseId, caseNumber, enterpriseName, seq }) => ({
          ...{ task, caseId: caseId ?? '', number: caseNumber ?? '', name: enterpriseName ?? '', seq },
        })),
      ),
    );
  };
  return (
    <Dialog
      wide
      title={t('wb.bulk.title', { op: fixed && chosen ? chosen.label : t(`wb.bulk.op.${op}`), n: tasks.length })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="primary" danger={chosen?.tone === 'negative'} disabled={!ready || !current || good.length === 0} onClick={begin}>
            {ready && current ? t('wb.bulk.confirm', { act: chosen?.label ?? t(`wb.bulk.op.${op}`), n: good.length }) : t('wb.bulk.wait')}
          </Button>
        </>
      }
    >
      <div className="lz-stack">
        {rows.length > atOnce && <p className="wb-hint">{t('wb.bulk.atOnce', { n: atOnce })}</p>}
        {preview.error && <ErrorNotice problem={asProblem(preview.error)} onRetry={() => void preview.refetch()} />}
        {complete && fixed === undefined && (
          <fieldset className="wb-outcomes" aria-label={t('wb.bulk.outcome')}>
            <legend>{t('wb.bulk.outcome')}</legend>
            {outcomes.map((one) => (
              <label key={one.id} className={`wb-outcome wb-outcome-${one.tone}`}>
                <input
                  type="radio"
                  name="bulk-outcome"
                  disabled={one.alone !== null}
                  checked={outcome === one.id}
                  onChange={() => setOutcome(one.id)}
                />
                <span>
                  {one.label}
                  {one.alone && <small className="wb-hint"> {one.alone}</small>}
                </span>
              </label>
            ))}
            {outcomes.length === 0 && preview.data && <p className="wb-hint">{t('wb.bulk.noOutcome')}</p>}
          </fieldset>
        )}
        {op === 'transfer' && tasks[0] && (
          <PersonPicker task={tasks[0]} operation="transfer" value={person} onChange={(id) => setPerson(id)} error={null} />
        )}
        {asksReason && (
          <OpinionField
            label={t(op === 'transfer' ? 'wb.op.reason' : 'wb.decision.reason')}
            required={op === 'transfer' || chosen?.reason === 'required'}
            error={null}
            value={reason}
            onChange={setReason}
            facts={null}
          />
        )}
        {ready && !current && <p role="status">{t('wb.bulk.looking')}</p>}
        {ready && current && items.length > 0 && <BulkConsequences op={op} items={items} rows={rows} />}
      </div>
    </Dialog>
  );
}
/** The server looks at so many at a time. */
const atOnce = 100;
