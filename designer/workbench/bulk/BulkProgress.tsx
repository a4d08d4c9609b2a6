import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { keys } from '../../api/keys.ts';
import { queryClient } from '../../api/query-client.ts';
import { useSession } from '../../api/session.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ToCase } from '../ToCase.tsx';
import { useWords } from '../words.ts';
import { type BulkRun, goOn, keepRun } from './bulk-run.ts';

/** A run under way, and what became of each. It stops at a cut or when asked, and goes on from there. */
export function BulkProgress({ run: begun, onClose }: { readonly run: BulkRun; readonly onClose: () => void }) {
  const { t } = useWords();
  const user = useSession().data?.user.id ?? '';
  const [run, setRun] = useState(begun);
  const [state, setState] = useState<'running' | 'stopped' | 'cut' | 'finished'>('running');
  const stop = useRef(false);
  const going = useRef(false);
  const go = async (from: BulkRun) => {
    if (going.current) return;
    going.current = true;
    stop.current = false;
    setState('running');
    keepRun(user, from);
    const told = (next: BulkRun) => {
      keepRun(user, next);
      setRun(next);
    };
    const { run: last, cut } = await goOn(from, told, () => stop.current);
    going.current = false;
    setState(cut ? 'cut' : last.items.some((item) => item.state === 'waiting') ? 'stopped' : 'finished');
    void queryClient.invalidateQueries({ queryKey: keys.tasks });
    void queryClient.invalidateQueries({ queryKey: keys.cases });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins once, with the run it was opened for
  useEffect(() => void go(begun), []);
  const n = (which: string) => run.items.filter((item) => item.state === which).length;
  const left = n('waiting');
  const refused = run.items.filter((item) => item.state === 'refused');
  return (
    <Dialog
      title={t('wb.bulk.running', { act: run.title, n: run.items.length })}
      onClose={onClose}
      closable={state !== 'running'}
      footer={
        <>
          {state === 'running' && <Button onClick={() => (stop.current = true)}>{t('wb.bulk.stop')}</Button>}
          {left > 0 && state !== 'running' && (
            <Button type="primary" onClick={() => void go(run)}>
              {t('wb.bulk.goOn', { n: left })}
            </Button>
          )}
          {state !== 'running' && <Button onClick={onClose}>{t('common.close')}</Button>}
        </>
      }
    >
      <progress className="wb-bulk-progress" max={run.items.length} value={run.items.length - left} aria-label={t('wb.bulk.progress')} />
      <p role="status">
        {t('wb.bulk.done', { n: n('done'), of: run.items.length })}
        {refused.length > 0 && <b className="wb-bulk-refused"> {t('wb.bulk.notDone', { n: refused.length })}</b>}
        {state === 'cut' && <b className="wb-bulk-refused"> {t('wb.bulk.cut')}</b>}
      </p>
      {refused.length > 0 && (
        <ul className="wb-bulk-items" aria-label={t('wb.bulk.notDoneList')}>
          {refused.map((item) => (
            <li key={item.task}>
              <ToCase id={item.caseId} task={item.task} className="lz-link wb-number">
                {item.number}
              </ToCase>
              <span>
                {item.name} {item.why}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
