import { useMemo, useState } from 'react';
import type { PlayTaskDto, StandsDto } from '../../../engine/model/dto/tryout.ts';
import { withoutUploads } from '../../document/scenarios.ts';
import { FormView } from '../../renderers/FormView.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { Field } from '../../ui/Field.tsx';
import { useDocumentPart } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import type { Choice, Filled } from './acts.ts';
import { NotesEditor } from './NotesEditor.tsx';
import { useActForm } from './use-act-form.ts';

interface Props {
  readonly task: PlayTaskDto;
  readonly choice: Choice;
  readonly stands: StandsDto;
  readonly onAct: (filled: Filled) => void;
  readonly onClose: () => void;
}

/** What an act of the try-out asks for, filled in with samples to begin with. */
export function ActDialog({ task, choice, stands, onAct, onClose }: Props) {
  const t = useStudioText();
  const document = useDocumentPart((whole) => whole);
  const form = useActForm(document, task, stands, 'data');
  const verified = useActForm(document, task, stands, 'verified');
  const fields = useMemo(() => fieldsOf(document, stands), [document, stands]);
  const [reason, setReason] = useState(choice.reason === 'required' ? t('st.try.sampleReason') : '');
  const [condition, setCondition] = useState(choice.conditions === 'required' ? t('st.try.sampleReason') : '');
  const [number, setNumber] = useState(task.kind === 'batch' ? 'SL-1' : '');
  const [notes, setNotes] = useState(() => (fields[0] ? [{ field: fields[0].name, reason: t('st.try.sampleReason') }] : []));
  const act = () => {
    form?.store.showAll();
    if (form?.store.errors().some(({ level }) => level !== 'warn')) return;
    onAct({
      ...(form ? { data: withoutUploads(form.given()) } : {}),
      ...(verified ? { verified: withoutUploads(verified.given()) } : {}),
      ...(reason === '' ? {} : { reason }),
      ...(condition === '' ? {} : { conditions: [condition] }),
      ...(choice.correction ? { notes } : {}),
      ...(number === '' ? {} : { documentNumber: number }),
    });
  };
  return (
    <Dialog
      title={`${task.stepTitle} · ${choice.label}`}
      wide
      onClose={onClose}
      footer={<DialogActions action={choice.label} busy={false} onAct={act} onClose={onClose} />}
    >
      <div className="lz-stack">
        {form && (
          <>
            <p className="lz-notice">{t(form.sampled ? 'st.try.sampleFilled' : 'st.try.sampleFailed')}</p>
            <FormView
              form={form.form}
              store={form.store}
              vocabularies={document.vocabularies}
              today={form.today}
              uischema={form.flat}
              prefix="try"
              signer={stands.kase.enterprise.legalName ?? ''}
            />
          </>
        )}
        {verified && (
          <fieldset className="st-try-verified">
            <legend>{t('st.try.verified')}</legend>
            <FormView
              form={verified.form}
              store={verified.store}
              vocabularies={document.vocabularies}
              today={verified.today}
              uischema={verified.flat}
              prefix="verify"
            />
          </fieldset>
        )}
        {choice.correction && <NotesEditor fields={fields} notes={notes} onChange={setNotes} />}
        {choice.reason !== 'none' && (
          <Field label={t('st.try.reason')} optional={choice.reason === 'optional'}>
            {(aria) => (
              <textarea {...aria} className="lz-input" rows={2} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
        )}
        {choice.conditions !== 'none' && (
          <Field label={t('st.try.conditions')} optional={choice.conditions === 'optional'}>
            {(aria) => <input {...aria} className="lz-input" value={condition} onChange={(event) => setCondition(event.target.value)} />}
          </Field>
        )}
        {task.kind === 'batch' && (
          <Field label={t('st.try.documentNumber')} optional>
            {(aria) => <input {...aria} className="lz-input" value={number} onChange={(event) => setNumber(event.target.value)} />}
          </Field>
        )}
      </div>
    </Dialog>
  );
}

/** Fields of the application that may be corrected: those a person fills in. */
function fieldsOf(document: Parameters<typeof useActForm>[0], stands: StandsDto) {
  const start = document.workflow.steps[document.workflow.start];
  const form = start?.type === 'form' ? document.forms[start.form] : undefined;
  return Object.entries(form?.schema.properties ?? {})
    .filter(([name, schema]) => !schema['x-computed'] && Object.hasOwn(stands.kase.declared, name))
    .map(([name, schema]) => ({ name, title: schema.title ?? name }));
}
