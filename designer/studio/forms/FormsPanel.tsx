import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useDocumentPart, useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { FormBar } from './FormBar.tsx';
import { NewFormButton } from './NewForm.tsx';
import { type FormNode, formPlace, nodeAt, pointerOfNode } from './node.ts';
import { Outline } from './Outline.tsx';
import { Palette } from './Palette.tsx';
import { Properties } from './Properties.tsx';
import { Preview, type PreviewSize } from './preview/Preview.tsx';
import { editOf, type FormDesk, FormDeskContext, useFormDesk } from './use-form.ts';
import './forms.css';

/** Forms of the programme: palette, outline and properties side by side, with a live preview. */
export default function FormsPanel() {
  const t = useStudioText();
  const { chosen, readOnly } = useStudio();
  const forms = useDocumentPart((document) => document.forms);
  const names = Object.keys(forms);
  const at = formPlace(chosen);
  const name = at && Object.hasOwn(forms, at.name) ? at.name : names[0];
  const form = name === undefined ? undefined : forms[name];
  if (name === undefined || !form)
    return (
      <EmptyState title={t('st.forms.none')} text={t('st.forms.none.text')}>
        {!readOnly && <NewFormButton />}
      </EmptyState>
    );
  return <OneForm key={name} name={name} pointer={at?.name === name ? at.pointer : ''} />;
}

function OneForm({ name, pointer }: { readonly name: string; readonly pointer: string }) {
  const { editor, readOnly, problems, choose } = useStudio();
  const form = useDocumentPart((document) => document.forms[name]!);
  const root = useRef<HTMLDivElement>(null);
  const [preview, setPreview] = useState<PreviewSize | null>(null);
  const [wanted, setWanted] = useState<{ readonly where: string } | null>(null);
  // Once the page shows what was chosen, and before the next key.
  useLayoutEffect(() => {
    if (!wanted) return;
    const target = root.current?.querySelector<HTMLElement>(`[data-focus="${wanted.where}"]`);
    target?.focus();
    if (target instanceof HTMLInputElement && wanted.where === 'properties') target.select();
  }, [wanted]);
  const own = useMemo(() => (problems ?? []).filter(({ document }) => document === `forms/${name}`), [problems, name]);
  const desk: FormDesk = {
    ...{ name, form, readOnly, problems: own },
    node: nodeAt(form, pointer),
    choose: (node: FormNode) => choose(`forms/${name}#${pointerOfNode(node)}`),
    edit: (label, edit, { params = {}, together } = {}) =>
      editor.run({ label, params, edit: editOf(name, edit), ...(together && { together }) }),
    run: (label, edit, params = {}) => editor.run({ label, params, edit }),
    focus: (where) => setWanted({ where }),
  };
  return (
    <FormDeskContext.Provider value={desk}>
      <div ref={root} className={preview === null ? 'st-forms' : `st-forms st-forms-with-${preview}`}>
        <FormBar preview={preview} onPreview={setPreview} />
        <Workplace preview={preview} />
      </div>
    </FormDeskContext.Provider>
  );
}

function Workplace({ preview }: { readonly preview: PreviewSize | null }) {
  const t = useStudioText();
  const { readOnly } = useFormDesk();
  return (
    <div className="st-forms-place">
      {!readOnly && <Palette />}
      <Outline />
      <Properties />
      {preview !== null && (
        <section className="st-forms-preview" aria-label={t('st.forms.preview')}>
          <h2 className="st-forms-heading">{t(preview === 'phone' ? 'st.forms.preview.phone' : 'st.forms.preview.desktop')}</h2>
          <p className="lz-help">{t('st.forms.preview.help')}</p>
          <Preview size={preview} />
        </section>
      )}
    </div>
  );
}
