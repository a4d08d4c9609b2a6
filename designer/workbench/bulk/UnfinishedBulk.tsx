import { Button } from 'antd';
import { useState } from 'react';
import { useSession } from '../../api/session.ts';
import { useWords } from '../words.ts';
import { BulkProgress } from './BulkProgress.tsx';
import { keepRun, readRun } from './bulk-run.ts';

/** A run that a cut, or a closed browser, left unfinished: it goes on, or is left alone. */
export function UnfinishedBulk() {
  const { t } = useWords();
  const user = useSession().data?.user.id ?? '';
  const [run, setRun] = useState(() => readRun(user));
  const [open, setOpen] = useState(false);
  if (!run) return null;
  const left = run.items.filter(({ state }) => state === 'waiting').length;
  return (
    <section className="wb-bulk-left" aria-label={t('wb.bulk.left')}>
      <p>{t('wb.bulk.leftText', { act: run.title, n: left })}</p>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('wb.bulk.goOn', { n: left })}
      </Button>
      <Button
        onClick={() => {
          keepRun(user, null);
          setRun(null);
        }}
      >
        {t('wb.bulk.giveUp')}
      </Button>
      {open && (
        <BulkProgress
          run={run}
          onClose={() => {
            setOpen(false);
            setRun(readRun(user));
          }}
        />
      )}
    </section>
  );
}
