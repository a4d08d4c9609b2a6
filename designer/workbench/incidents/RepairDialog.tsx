import { Button } from 'antd';
import { useState } from 'react';
import type { OpenIncidentDto, RepairPreviewDto } from '../../../engine/model/dto/incident.ts';
import { previewRepair, type RepairInput, repairIncident } from '../../api/incidents.ts';
import { useCommand } from '../../api/use-command.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Field } from '../../ui/Field.tsx';
import { toast } from '../../ui/toast.ts';
import { WordsField } from '../../ui/WordsField.tsx';
import { useWords } from '../words.ts';

/** Mends a case: another step, another value, always with its reason; what it would do is shown before it is done. */
export function RepairDialog({ incident, onClose }: { readonly incident: OpenIncidentDto; readonly onClose: () => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [to, setTo] = useState('');
  const [field, setField] = useState('');
  const [value, setValue] = useState('');
  const [strict, setStrict] = useState(false);
  const [seen, setSeen] = useState<{ readonly of: string; readonly preview: RepairPreviewDto } | null>(null);
  const input: RepairInput = {
    reason: reason.trim(),
    ...(to ? { to } : {}),
    ...(field ? { verified: { [field]: typed(incident, field, value) } } : {}),
  };
  const asked = JSON.stringify(input);
  const preview = useCommand(
    async (given: RepairInput) => ({ of: JSON.stringify(given), preview: await previewRepair(incident.id, given) }),
    setSeen,
  );
  const repair = useCommand(
    (given: RepairInput, key: string) => repairIncident(incident.id, given, key),
    () => {
      toast(t('inc.repaired'));
      onClose();
    },
  );
  const shown = seen?.of === asked ? seen.preview : null;
  const check = () => {
    setStrict(true);
    if (input.reason) preview.mutate(input);
  };
  const problem = repair.error ?? preview.error;
  return (
    <Dialog
      title={`${t('inc.repair')} · ${incident.caseNumber}`}
      onClose={onClose}
      closable={!repair.isPending}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button loading={preview.isPending} onClick={check}>
            {t('inc.preview')}
          </Button>
          <Button
            type="primary"
            disabled={!shown || shown.refusal !== null}
            loading={repair.isPending}
            onClick={() => repair.mutate(input)}
          >
            {t('inc.repair')}
          </Button>
        </>
      }
    >
      <div className="lz-stack">
        <Field label={t('inc.repair.to')}>
          {(aria) => (
            <select {...aria} className="lz-input" value={to} onChange={(event) => setTo(event.target.value)}>
              <option value="">{t('inc.repair.stay')}</option>
              {incident.targets.map((target) => (
                <option key={target.id} value={target.id}>
                  {target.title}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('inc.repair.field')}>
          {(aria) => (
            <select {...aria} className="lz-input" value={field} onChange={(event) => setField(event.target.value)}>
              <option value="">{t('inc.repair.noField')}</option>
              {incident.fields.map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </select>
          )}
        </Field>
        {field && (
          <Field label={t('inc.repair.value')}>
            {(aria) => <input {...aria} className="lz-input" value={value} onChange={(event) => setValue(event.target.value)} />}
          </Field>
        )}
        <WordsField
          label={t('inc.repair.reason')}
          required
          error={strict && !input.reason ? t('inc.repair.needed') : null}
          maxLength={2000}
          value={reason}
          onChange={setReason}
        />
        <div aria-live="polite">{shown && <Preview preview={shown} />}</div>
        {problem && <ErrorNotice problem={problem} />}
      </div>
    </Dialog>
  );
}

function Preview({ preview }: { readonly preview: RepairPreviewDto }) {
  const { t } = useWords();
  const said = (titles: readonly string[]) => titles.join(t('common.listSeparator')) || t('inc.nothing');
  if (preview.refusal !== null) return <p className="lz-error">{t('inc.preview.refused', { why: preview.refusal })}</p>;
  return (
    <div className="wb-consequence">
      <h3>{t('inc.preview.title')}</h3>
      <ul>
        <li>{t('inc.preview.stands', { steps: said(preview.stands) })}</li>
        <li>{t('inc.preview.would', { steps: said(preview.wouldStand) })}</li>
        {preview.opened.length > 0 && <li>{t('inc.preview.opened', { tasks: said(preview.opened) })}</li>}
        {preview.closed.length > 0 && <li>{t('inc.preview.closed', { tasks: said(preview.closed) })}</li>}
        {preview.messages > 0 && <li>{t('inc.preview.messages', { n: preview.messages })}</li>}
        {preview.ends !== null && <li>{t('inc.preview.ends')}</li>}
        {preview.again && <li>{t('inc.preview.again')}</li>}
      </ul>
    </div>
  );
}

/** The value as the field has it: a number stays text when it isn't one, which the preview then refuses. */
function typed({ fields }: OpenIncidentDto, name: string, value: string): unknown {
  const type = fields.find((field) => field.name === name)?.type;
  if (type === 'boolean') return value.trim() === 'true';
  const number = Number(value);
  return (type === 'number' || type === 'integer') && value.trim() !== '' && Number.isFinite(number) ? number : value;
}
