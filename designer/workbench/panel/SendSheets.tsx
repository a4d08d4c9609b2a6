import { Button } from 'antd';
import { useState } from 'react';
import type { TaskRowDto } from '../../../engine/model/dto/case.ts';
import { useTasksOfStep } from '../../api/desk.ts';
import { BulkDialog } from '../bulk/BulkDialog.tsx';
import { useWords } from '../words.ts';

interface Props {
  readonly rows: readonly TaskRowDto[];
  readonly onDone: () => void;
}

/** 全部提交: an expert sends the finished sheets of a round together, after seeing which they are and what the others still lack. */
export function SendSheets({ rows, onDone }: Props) {
  const { t } = useWords();
  const [sending, setSending] = useState<TaskRowDto | null>(null);
  const sheets = rows.filter(isSheet);
  const ofRound = (row: TaskRowDto) => sheets.filter(({ programme, step }) => programme === row.programme && step === row.step);
  // One button for each round of several, at its first sheet.
  const firsts = sheets.filter((row) => ofRound(row).length > 1 && ofRound(row)[0] === row);
  return (
    <>
      {firsts.map((first) => (
        <Button key={first.id} onClick={() => setSending(first)}>
          {t('wb.sheet.sendAll', { step: first.stepTitle })}
        </Button>
      ))}
      {sending && <AllOfRound of={sending} onClose={() => setSending(null)} onDone={onDone} />}
    </>
  );
}

const isSheet = ({ kind, may }: TaskRowDto) => kind === 'score' && may.includes('complete');

/** Those of other pages of the list too. */
function AllOfRound({ of, onClose, onDone }: { readonly of: TaskRowDto; readonly onClose: () => void; readonly onDone: () => void }) {
  const tasks = useTasksOfStep(of.programme, of.step);
  if (!tasks.data) return null;
  return (
    <BulkDialog
      op="complete"
      outcome="score"
      rows={tasks.data.items.filter(isSheet)}
      onClose={onClose}
      onDone={() => {
        onClose();
        onDone();
      }}
    />
  );
}
