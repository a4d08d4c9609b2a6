import { useState } from 'react';
import type { CaseSupervisionsDto } from '../../../engine/model/dto/supervision.ts';
import { type SupervisionKind, supervisionKinds } from '../../../engine/model/supervision.ts';
import { issueSupervision, type OrderInput } from '../../api/supervisions.ts';
import { useCommand } from '../../api/use-command.ts';
import type { TextKey } from '../../app/texts/zh-CN.ts';
import { Field } from '../../ui/Field.tsx';
import { SaveDialog } from '../../ui/SaveDialog.tsx';
import { toast } from '../../ui/toast.ts';
import { WordsField } from '../../ui/WordsField.tsx';
import { useWords } from '../words.ts';
import { areDays, DaysField } from './fields.tsx';

/** A supervisor asks whoever holds the case up, or a whole organisation. */
export function IssueDialog({
  caseId,
  issue,
  onClose,
}: {
  readonly caseId: string;
  readonly issue: NonNullable<CaseSupervisionsDto['issue']>;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [kind, setKind] = useState<SupervisionKind>('order');
  const [to, setTo] = useState(issue.tasks[0] ? `task:${issue.tasks[0].id}` : `org:${issue.organisations[0]?.id ?? ''}`);
  const [text, setText] = useState('');
  const [days, setDays] = useState('3');
  const [tried, setTried] = useState(false);
  const run = useCommand(
    (input: OrderInput, key) => issueSupervision(caseId, input, key),
    () => {
      toast(t('wb.sup.done.issue'));
      onClose();
    },
  );
  const submit = () => {
    setTried(true);
    if (!text.trim() || !areDays(days)) return;
    const addressed = to.startsWith('task:') ? { task: to.slice('task:'.length) } : { org: to.slice('org:'.length) };
    run.mutate({ kind, text: text.trim(), days: Number(days), ...addressed });
  };
  return (
    <SaveDialog
      title={t('wb.sup.issue')}
      action={t('wb.sup.send.issue')}
      busy={run.isPending}
      problem={run.error}
      onSave={submit}
      onClose={onClose}
    >
      <Field label={t('wb.sup.kind')}>
        {(aria) => (
          <select {...aria} className="wb-select" value={kind} onChange={(event) => setKind(event.target.value as SupervisionKind)}>
            {supervisionKinds.map((one) => (
              <option key={one} value={one}>
                {t(`wb.sup.kind.${one}` as TextKey)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('wb.sup.to')}>
        {(aria) => (
          <select {...aria} className="wb-select" value={to} onChange={(event) => setTo(event.target.value)}>
            {issue.tasks.length > 0 && (
              <optgroup label={t('wb.sup.toTask')}>
                {issue.tasks.map((task) => (
                  <option key={task.id} value={`task:${task.id}`}>
                    {t('wb.sup.taskOf', { to: task.toName, step: task.title })}
                  </option>
                ))}
              </optgroup>
            )}
            <optgroup label={t('wb.sup.toOrg')}>
              {issue.organisations.map((org) => (
                <option key={org.id} value={`org:${org.id}`}>
                  {org.name}
                </option>
              ))}
            </optgroup>
          </select>
        )}
      </Field>
      <WordsField
        label={t('wb.sup.text')}
        value={text}
        onChange={setText}
        error={tried && !text.trim() ? t('wb.sup.textMissing') : null}
        required
        rows={4}
        maxLength={2000}
      />
      <DaysField value={days} onChange={setDays} tried={tried} />
    </SaveDialog>
  );
}
