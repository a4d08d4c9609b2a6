import { useEffect } from 'react';
import { Link } from 'wouter';
import { paths } from '../app/paths.ts';
import { usePage } from '../app/use-page.ts';
import { toast } from '../ui/toast.ts';
import { ProblemsButton } from './problems/ProblemsButton.tsx';
import { SaveMark } from './saving/SaveMark.tsx';
import { AskedBanner, EditorMarks } from './saving/Together.tsx';
import { type Panel, panels, useEditorView, useStudio } from './studio.ts';
import { useLabel, useStudioText } from './words.tsx';

/** Title, panels, undo and redo, and what is wrong: stands over every panel. */
export function StudioBar({ panel }: { readonly panel: Panel }) {
  const t = useStudioText();
  const label = useLabel();
  const studio = useStudio();
  const { document, undo, redo } = useEditorView();
  const { editor, readOnly, addressOf } = studio;
  const title = String(document.workflow.title ?? '') || t('st.untitled');
  const heading = usePage(title);
  const back = () => {
    if (editor.undo().length > 0) toast(t('st.undoRefused'));
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable="true"]');
      if (!(event.ctrlKey || event.metaKey) || event.altKey || typing) return;
      const key = event.key.toLowerCase();
      if (readOnly || (key !== 'z' && key !== 'y')) return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) editor.redo();
      else editor.undo();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [editor, readOnly]);
  return (
    <header className="st-bar">
      <div className="st-bar-title">
        <Link href={paths.studio}>{t('st.title')}</Link>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </div>
      <nav className="st-tabs" aria-label={t('st.panels')}>
        {panels.map((one) => (
          <Link key={one} href={addressOf(one)} aria-current={one === panel ? 'page' : undefined}>
            {t(`st.panel.${one}`)}
          </Link>
        ))}
      </nav>
      <div className="st-bar-tools">
        {!readOnly && (
          <>
            <button type="button" className="st-tool" disabled={!undo} onClick={back} title={t('st.undo')}>
              <span aria-hidden="true">↶</span>
              <span className="lz-hidden">{undo ? t('st.undoOf', { what: label(undo.label, undo.params) }) : t('st.undo')}</span>
            </button>
            <button type="button" className="st-tool" disabled={!redo} onClick={() => editor.redo()} title={t('st.redo')}>
              <span aria-hidden="true">↷</span>
              <span className="lz-hidden">{redo ? t('st.redoOf', { what: label(redo.label, redo.params) }) : t('st.redo')}</span>
            </button>
          </>
        )}
        <SaveMark />
        <EditorMarks />
        <ProblemsButton />
      </div>
      <AskedBanner />
    </header>
  );
}
