import { useState } from 'react';
import type { SupervisionDto } from '../../../engine/model/dto/supervision.ts';
import { actOnSupervision, type SupervisionActInput } from '../../api/supervisions.ts';
import { useCommand } from '../../api/use-command.ts';
import type { TextKey } from '../../app/texts/zh-CN.ts';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { WordsField } from '../../ui/WordsField.tsx';
import { useWords } from '../words.ts';
import { areDays, DaysField } from './fields.tsx';

/** 回复, 上报, 销号. */
export function ActDialog({ order, act, onClose }: { readonly order: SupervisionDto; readonly act: string; readonly onClose: () => void }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [days, setDays] = useState('3');
  const [tried, setTried] = useState(false);
  const run = useCommand(
    (input: SupervisionActInput, key) => actOnSupervision(order.caseId, order.n, input, key),
    () => {
      toast(t(`wb.sup.done.${act}` as TextKey));
      onClose();
    },
  );
  const needed = act !== 'close';
  const escalates = act === 'escalate';
  const submit = () => {
    setTried(true);
    if ((needed && !text.trim()) || (escalates && !areDays(days))) return;
    run.mutate({ act, text: text.trim(), ...(escalates ? { days: Number(days) } : {}) });
  };
  return (
    <SaveDialog
      title={t(`wb.sup.act.${act}` as TextKey)}
      action={t(`wb.sup.send.${act}` as TextKey)}
      busy={run.isPending}
      problem={run.error}
      onSave={submit}
      onClose={onClose}
    >
      <p>{t(`wb.sup.why.${act}` as TextKey)}</p>
      <WordsField
        label={t(`wb.sup.text.${act}` as TextKey)}
        value={text}
        onChange={setText}
        error={tried && needed && !text.trim() ? t('wb.sup.textMissing') : null}
        required={needed}
        rows={4}
        maxLength={2000}
      />
      {escalates && <DaysField value={days} onChange={setDays} tried={tried} />}
    </SaveDialog>
  );
}
