import { useState } from 'react';
import { loadedLater } from '../../ui/loaded-later.tsx';
import { useDocumentPart, useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { HelpDialog } from './HelpDialog.tsx';
import { NewFormButton } from './NewForm.tsx';
import type { PreviewSize } from './preview/Preview.tsx';
import { SharedDialog } from './SharedDialog.tsx';
import { useFormDesk } from './use-form.ts';

/** Reading Word and Excel weighs; it is fetched when somebody imports. */
const ImportDialog = loadedLater(() => import('./import/ImportDialog.tsx'));

interface Props {
  readonly preview: PreviewSize | null;
  readonly onPreview: (size: PreviewSize | null) => void;
}

/** The forms of the programme, and what is done with the one at hand. */
export function FormBar({ preview, onPreview }: Props) {
  const t = useStudioText();
  const desk = useFormDesk();
  const { choose } = useStudio();
  const forms = useDocumentPart((document) => document.forms);
  const [open, setOpen] = useState<'import' | 'shared' | 'help' | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="st-forms-bar">
      <nav className="st-forms-tabs" aria-label={t('st.forms.forms')}>
        {Object.values(forms).map((form) => (
          <button
            key={form.id}
            type="button"
            aria-current={form.id === desk.name ? 'page' : undefined}
            onClick={() => choose(`forms/${form.id}#`)}
          >
            {form.title || form.id}
          </button>
        ))}
        {!desk.readOnly && <NewFormButton />}
      </nav>
      <div className="st-forms-quick">
        <button
          type="button"
          className="st-forms-small"
          aria-pressed={desk.node.kind === 'form'}
          onClick={() => desk.choose({ kind: 'form' })}
        >
          {t('st.forms.formProperties')}
        </button>
        {!desk.readOnly && (
          <>
            <button type="button" className="st-forms-small" onClick={() => setOpen('import')}>
              {t('st.forms.import')}
            </button>
            <button type="button" className="st-forms-small" onClick={() => setOpen('shared')}>
              {t('st.forms.shared')}
            </button>
          </>
        )}
        {(['phone', 'desktop'] as const).map((size) => (
          <button
            key={size}
            type="button"
            className="st-forms-small"
            aria-pressed={preview === size}
            onClick={() => onPreview(preview === size ? null : size)}
          >
            {t(size === 'phone' ? 'st.forms.preview.phone' : 'st.forms.preview.desktop')}
          </button>
        ))}
        <button type="button" className="st-forms-small" onClick={() => setOpen('help')}>
          {t('st.forms.keys')}
        </button>
      </div>
      {open === 'help' && <HelpDialog onClose={close} />}
      {open === 'shared' && <SharedDialog onClose={close} />}
      {open === 'import' && <ImportDialog onClose={close} />}
    </div>
  );
}
