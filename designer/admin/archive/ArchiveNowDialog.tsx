import { Button } from 'antd';
import { useState } from 'react';
import type { ArchiveProgrammeDto } from '../../../engine/model/dto/admin.ts';
import { archiveNow, useDueForArchive } from '../../api/admin-archive.ts';
import { useCommand } from '../../api/use-command.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useAdminWords } from '../words.tsx';
import { useArchiveWords } from './words.ts';

/** Archives a programme's closed cases now, after telling how many; a long one is told of as it goes on. */
export function ArchiveNowDialog({ one, onClose }: { readonly one: ArchiveProgrammeDto; readonly onClose: () => void }) {
  const { say, t } = useAdminWords();
  const { term, atLeast } = useArchiveWords();
  const [moved, setMoved] = useState(0);
  // Asked once: while cases move, what is left says nothing of what was asked.
  const query = useDueForArchive(one.programme, null);
  const run = useCommand(() => archiveNow(one.programme, setMoved));
  const title = say('ad.archive.nowOne', { title: one.title });
  if (run.isSuccess)
    return (
      <Dialog
        title={title}
        onClose={onClose}
        footer={
          <Button type="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        }
      >
        <p role="status">{say('ad.archive.done', { n: run.data })}</p>
      </Dialog>
    );
  return (
    <Dialog
      title={title}
      onClose={onClose}
      closable={!run.isPending}
      footer={<DialogActions action={say('ad.archive.now')} busy={run.isPending} onAct={() => run.mutate(undefined)} onClose={onClose} />}
    >
      <Loading query={query}>
        {(found) => (
          <div className="wb-op">
            <p>
              {say('ad.archive.preview', {
                ...{ months: one.months, due: atLeast(found.due, found.more), kept: atLeast(found.kept, found.more), term: term(one.term) },
              })}
            </p>
            <div className="wb-consequence">{say('ad.archive.consequence')}</div>
          </div>
        )}
      </Loading>
      <p role="status">{run.isPending ? say('ad.archive.moving', { n: moved }) : ''}</p>
      {run.error && <ErrorNotice problem={run.error} />}
    </Dialog>
  );
}
