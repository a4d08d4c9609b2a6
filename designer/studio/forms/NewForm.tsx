import { useState } from 'react';
import { freeId, idOfText, isId } from '../../document/forms/keys.ts';
import { addForm, emptyForm } from '../../document/forms/whole.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogActions } from '../../ui/DialogActions.tsx';
import { Field } from '../../ui/Field.tsx';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';

/** Makes a form: a title, and an id that is suggested. */
export function NewFormButton() {
  const t = useStudioText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="st-forms-small" onClick={() => setOpen(true)}>
        {t('st.forms.new')}
      </button>
      {open && <NewForm onClose={() => setOpen(false)} />}
    </>
  );
}

function NewForm({ onClose }: { readonly onClose: () => void }) {
  const t = useStudioText();
  const { editor, choose } = useStudio();
  const { forms } = editor.view().document;
  const suggested = freeId(Object.keys(forms).length === 0 ? 'application' : 'form-1', Object.keys(forms));
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const id = typed ?? freeId(idOfText(title) || suggested, Object.keys(forms));
  const wrongTitle = title.trim() === '' ? t('st.forms.new.titleWanted') : null;
  const wrongId = !isId(id) ? t('st.forms.id.wrong') : Object.hasOwn(forms, id) ? t('st.forms.id.taken') : null;
  const make = () => {
    setTried(true);
    if (wrongTitle || wrongId) return;
    editor.run({ label: 'st.forms.did.new', params: { what: title.trim() }, edit: addForm(emptyForm(id, title.trim())) });
    onClose();
    choose(`forms/${id}#`);
  };
  return (
    <Dialog
      title={t('st.forms.new')}
      onClose={onClose}
      footer={<DialogActions action={t('st.forms.new.make')} busy={false} onAct={make} onClose={onClose} />}
    >
      <Field label={t('st.forms.formTitle')} required error={tried ? wrongTitle : null}>
        {(aria) => <input {...aria} className="lz-input" value={title} onChange={(event) => setTitle(event.target.value)} />}
      </Field>
      <Field label={t('st.forms.id')} help={t('st.forms.id.help')} error={tried || typed !== null ? wrongId : null}>
        {(aria) => <input {...aria} className="lz-input lz-input-code" value={id} onChange={(event) => setTyped(event.target.value)} />}
      </Field>
    </Dialog>
  );
}
