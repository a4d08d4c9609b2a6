import { Button } from 'antd';
import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import type { BatchInput } from '../../../engine/model/meeting.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useWords } from '../words.ts';
import { hold, mayHold } from './agenda-state.ts';

interface Props {
  readonly batch: BatchDto;
  readonly input: BatchInput;
  /** How many stay for the next time. */
  readonly held: number;
  readonly busy: boolean;
  readonly problem: ApiProblem | null;
  readonly onSend: () => void;
  readonly onClose: () => void;
}

/** The result once more, by outcome, before it is recorded for good. */
export function ConfirmMeeting({ batch, input, held, busy, problem, onSend, onClose }: Props) {
  const { t } = useWords();
  const tally = [...batch.outcomes, ...(mayHold(batch) ? [{ id: hold, label: t('wb.rank.hold') }] : [])]
    .map(({ id, label }) => ({ label, n: input.decisions.filter(({ outcome }) => outcome === id).length }))
    .filter(({ n }) => n > 0);
  return (
    <Dialog
      title={t('wb.meeting.confirm')}
      onClose={onClose}
      closable={!busy}
      footer={
        <>
          <Button onClick={onClose} disabled={busy}>
            {t('common.back')}
          </Button>
          <Button type="primary" loading={busy} onClick={onSend}>
            {t('wb.meeting.record')}
          </Button>
        </>
      }
    >
      <ul className="wb-tally">
        {tally.map(({ label, n }) => (
          <li key={label}>
            {label} <b>{n}</b>
          </li>
        ))}
      </ul>
      {input.documentNumber && <p>{t('wb.meeting.underNumber', { number: input.documentNumber })}</p>}
      {held > 0 && <p>{t('wb.meeting.held', { n: held })}</p>}
      {problem && <ErrorNotice problem={problem} />}
    </Dialog>
  );
}
