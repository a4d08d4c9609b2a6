/**
 * Import of a Word or Excel form. Modes: nothing chosen · reading · refused with a reason · found, to be gone through. What is kept is
 * put into the form as one edit.
 */
import { useRef, useState } from 'react';
import { keysOf } from '../../../document/forms/fields.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogActions } from '../../../ui/DialogActions.tsx';
import { toast } from '../../../ui/toast.ts';
import { useStudioText } from '../../words.tsx';
import { useKindWords } from '../use-addition.ts';
import { useFormDesk } from '../use-form.ts';
import { type Draft, draftOf, insertDraft, keptIn, wrongKeys } from './draft.ts';
import type { ReadFailure } from './found.ts';
import { Review } from './Review.tsx';
import { allowance, recogniseFile } from './recognise-file.ts';

type State =
  | { readonly mode: 'start' }
  | { readonly mode: 'reading' }
  | { readonly mode: 'refused'; readonly reason: ReadFailure | 'nothing' }
  | { readonly mode: 'found'; readonly draft: Draft; readonly title: string };

export default function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useStudioText();
  const desk = useFormDesk();
  const words = useKindWords();
  const taken = keysOf(desk.form);
  const chooser = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<State>({ mode: 'start' });
  const read = async (file: File | undefined) => {
    if (!file) return;
    setState({ mode: 'reading' });
    const answer = await recogniseFile(file);
    if ('failed' in answer) return setState({ mode: 'refused', reason: answer.failed });
    const draft = draftOf(answer.found, taken);
    if (draft.sections.length === 0) return setState({ mode: 'refused', reason: 'nothing' });
    setState({ mode: 'found', draft, title: answer.found.title || file.name });
  };
  const found = state.mode === 'found' ? state : null;
  const count = found ? keptIn(found.draft).length : 0;
  const make = () => {
    if (!found || count === 0 || wrongKeys(found.draft, taken).size > 0) return;
    desk.edit('st.forms.did.import', insertDraft(found.draft, words), { params: { what: found.title } });
    const first = keptIn(found.draft)[0];
    if (first) desk.choose({ kind: 'field', at: { field: first.key } });
    toast(t('st.import.done', { count }));
    onClose();
    desk.focus('outline');
  };
  return (
    <Dialog
      title={t('st.import.title')}
      wide
      onClose={onClose}
      footer={found ? <DialogActions action={t('st.import.make', { count })} busy={false} onAct={make} onClose={onClose} /> : null}
    >
      {!found && <p>{t('st.import.help')}</p>}
      <div className="st-forms-quick">
        <input
          ref={chooser}
          type="file"
          className="lz-hidden"
          accept=".docx,.xlsx"
          tabIndex={-1}
          aria-label={t('st.import.choose')}
          onChange={(event) => {
            void read(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <button type="button" className="st-forms-small" onClick={() => chooser.current?.click()}>
          {t(found ? 'st.import.other' : 'st.import.choose')}
        </button>
        {!found && <span className="lz-muted lz-small">{t('st.import.limits', allowance)}</span>}
      </div>
      <div role="status">
        {state.mode === 'reading' && t('st.import.reading')}
        {state.mode === 'refused' && (
          <p className="lz-notice lz-notice-error">
            {t(state.reason === 'nothing' ? 'st.import.nothing' : `st.import.wrong.${state.reason}`, allowance)}
          </p>
        )}
        {found &&
          t('st.import.found', {
            fields: found.draft.sections.reduce((sum, { fields }) => sum + fields.length, 0),
            sections: found.draft.sections.length,
          })}
      </div>
      {found && <Review draft={found.draft} wrong={wrongKeys(found.draft, taken)} onChange={(draft) => setState({ ...found, draft })} />}
    </Dialog>
  );
}
