import { Button } from 'antd';
import { useState } from 'react';
import type { StandsDto } from '../../../engine/model/dto/tryout.ts';
import { expecting, scenariosIn, withoutScenario, withScenario } from '../../document/scenarios.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { Field } from '../../ui/Field.tsx';
import { toast } from '../../ui/toast.ts';
import { useDocumentPart, useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import type { Run } from './use-play.ts';

interface Props {
  readonly run: Run;
  readonly chosen: number | null;
  readonly stands: StandsDto | null;
  readonly onChoose: (at: number | null) => void;
  readonly onRun: (run: Run) => void;
}

/** Which scenario is played, when it begins; keeps the run as one. */
export function ScenarioBar({ run, chosen, stands, onChoose, onRun }: Props) {
  const t = useStudioText();
  const { editor, readOnly } = useStudio();
  const scenarios = useDocumentPart(scenariosIn);
  const [saving, setSaving] = useState(false);
  const remove = () => {
    if (chosen === null) return;
    editor.run({ label: 'st.try.command.remove', edit: (document) => withoutScenario(document, chosen) });
    toast(t('st.try.removed'));
    onChoose(null);
  };
  return (
    <div className="st-try-bar">
      <Field label={t('st.try.scenarios')}>
        {(aria) => (
          <select
            {...aria}
            className="lz-input lz-select"
            value={chosen ?? ''}
            onChange={(event) => onChoose(event.target.value === '' ? null : Number(event.target.value))}
          >
            <option value="">{t('st.try.new')}</option>
            {scenarios.map((scenario, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: scenarios have no name of their own; the list is drawn whole
              <option key={at} value={at}>
                {`${at + 1}. ${scenario.title}`}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('st.try.start')}>
        {(aria) => (
          <input
            {...aria}
            type="date"
            className="lz-input lz-input-date"
            value={run.start}
            onChange={(event) => event.target.value && onRun({ ...run, start: event.target.value })}
          />
        )}
      </Field>
      <div className="st-try-tools">
        <Button onClick={() => onRun({ ...run, steps: [] })} disabled={run.steps.length === 0}>
          {t('st.try.again')}
        </Button>
        {!readOnly && (
          <>
            <Button onClick={() => setSaving(true)} disabled={run.steps.length === 0 || stands === null}>
              {t(chosen === null ? 'st.try.save' : 'st.try.update')}
            </Button>
            {chosen !== null && <Button onClick={remove}>{t('st.try.remove')}</Button>}
          </>
        )}
      </div>
      {scenarios.length === 0 && <p className="lz-muted">{t('st.try.noScenarios')}</p>}
      {saving && stands && (
        <SaveScenario
          run={run}
          chosen={chosen}
          stands={stands}
          onClose={() => setSaving(false)}
          onSaved={(at, saved) => {
            setSaving(false);
            onChoose(at);
            onRun(saved);
            toast(t('st.try.saved'));
          }}
        />
      )}
    </div>
  );
}

interface SaveProps extends Pick<Props, 'run' | 'chosen'> {
  readonly stands: StandsDto;
  readonly onClose: () => void;
  readonly onSaved: (at: number, run: Run) => void;
}

function SaveScenario({ run, chosen, stands, onClose, onSaved }: SaveProps) {
  const t = useStudioText();
  const { editor } = useStudio();
  const count = useDocumentPart(scenariosIn).length;
  const [title, setTitle] = useState(run.title);
  const [expect, setExpect] = useState(true);
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    if (title.trim() === '') return;
    const { status, outcome, steps } = stands.kase;
    const saved: Run = { ...run, title: title.trim(), steps: expect ? expecting(run.steps, { status, outcome, steps }) : run.steps };
    editor.run({ label: 'st.try.command.save', edit: (document) => withScenario(document, chosen, saved) });
    onSaved(chosen ?? count, saved);
  };
  return (
    <Dialog
      title={t(chosen === null ? 'st.try.save' : 'st.try.update')}
      onClose={onClose}
      footer={<DialogActions action={t('st.try.save')} busy={false} onAct={save} onClose={onClose} />}
    >
      <Field label={t('st.try.title')} required error={tried && title.trim() === '' ? t('st.try.titleNeeded') : null}>
        {(aria) => (
          <input {...aria} className="lz-input" value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      <label className="lz-option">
        <input type="checkbox" checked={expect} onChange={(event) => setExpect(event.target.checked)} />
        {t('st.try.expect')}
      </label>
    </Dialog>
  );
}
