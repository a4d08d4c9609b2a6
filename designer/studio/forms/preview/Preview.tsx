/**
 * The form as an applicant sees it, of the content that is being edited: conditions, formulas and rules work as they will. What is
 * tried out stays while one edits; expressions that are wrong are left out of it.
 */
import { Component, type ReactNode, useDeferredValue, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { analyseForm } from '../../../../engine/forms/compile.ts';
import { emptyDraft } from '../../../../engine/forms/draft.ts';
import { sectionsOf } from '../../../../engine/forms/sections.ts';
import type { FormDefinition } from '../../../../engine/model/form.ts';
import { useSession } from '../../../api/session.ts';
import { useLocale } from '../../../app/locale.tsx';
import { isSectioned, placeOfField } from '../../../document/forms/layout.ts';
import { FormView } from '../../../renderers/FormView.tsx';
import { createFormStore, type FormStore } from '../../../renderers/form-store.ts';
import { keepFilesHere } from '../../../renderers/upload-queue.ts';
import { useDocumentPart, useStudio } from '../../studio.ts';
import { useStudioText } from '../../words.tsx';
import { useFormDesk } from '../use-form.ts';
import { PreviewFrame } from './PreviewFrame.tsx';
import { sampleEnterprise } from './sample.ts';

const widths = { phone: 390, desktop: 1024 } as const;
export type PreviewSize = keyof typeof widths;

/** What was typed into a form, for the next content of it. */
const typed = new Map<string, Readonly<Record<string, unknown>>>();

export function Preview({ size }: { readonly size: PreviewSize }) {
  const t = useStudioText();
  const desk = useFormDesk();
  const form = useDeferredValue(desk.form);
  const [start, setStart] = useState(0);
  return (
    <div className="st-forms-preview-body">
      <PreviewFrame title={t(size === 'phone' ? 'st.forms.preview.phone' : 'st.forms.preview.desktop')} width={widths[size]}>
        <Caught key={`${desk.name} ${start}`} of={form} said={t('st.forms.preview.broken')}>
          <Tried key={start} form={form} name={desk.name} onAgain={() => setStart(start + 1)} />
        </Caught>
      </PreviewFrame>
    </div>
  );
}

function Tried({ form, name, onAgain }: { readonly form: FormDefinition; readonly name: string; readonly onAgain: () => void }) {
  const t = useStudioText();
  const desk = useFormDesk();
  const { draft } = useStudio();
  const own = `${draft.id} ${name}`;
  const { language } = useLocale();
  const session = useSession().data;
  const today = session?.today ?? '2026-01-01';
  const vocabularies = useDocumentPart((document) => document.vocabularies);
  const parameters = useDocumentPart((document) => document.workflow.parameters);
  const store = useMemo(() => {
    const { compiled } = analyseForm(form, vocabularies, { parameters: parameters ?? {} });
    const scope = { enterprise: sampleEnterprise(today), today, parameters: parameters ?? {}, applyType: 'new', lang: language };
    const before = typed.get(own);
    const made = createFormStore(compiled, scope, before ?? emptyDraft(compiled, scope));
    keepFilesHere(made);
    return made;
  }, [form, vocabularies, parameters, today, language, own]);
  useEffect(() => store.onEdit(() => void typed.set(own, store.data())), [store, own]);
  const sections = sectionsOf(form);
  const chosen = sectionOf(
    form,
    desk.node.kind === 'field' ? desk.node.at.field : null,
    desk.node.kind === 'element' ? desk.node.place[0] : undefined,
  );
  const [open, setOpen] = useState(chosen ?? 0);
  useEffect(() => {
    if (chosen !== null) setOpen(chosen);
  }, [chosen]);
  const section = Math.min(open, Math.max(0, sections.length - 1));
  if (sections.length === 0 || (form.uischema.elements ?? []).length === 0)
    return <p className="lz-muted">{t('st.forms.preview.empty')}</p>;
  return (
    <>
      <h1 className="st-forms-preview-title">{form.title}</h1>
      {sections.length > 1 && (
        <nav aria-label={t('st.forms.preview.sections')} className="st-forms-preview-sections">
          {sections.map(({ index, title }) => (
            <button key={index} type="button" aria-current={index === section ? 'step' : undefined} onClick={() => setOpen(index)}>
              {title || t('st.forms.untitled')}
            </button>
          ))}
        </nav>
      )}
      <FormView
        form={form}
        store={store}
        vocabularies={vocabularies}
        today={today}
        section={section}
        signer={session?.user.name ?? ''}
        prefix="preview"
      />
      <Verdict
        store={store}
        onClear={() => {
          typed.delete(own);
          onAgain();
        }}
      />
    </>
  );
}

/** Asked like the applicant who wants to submit. */
function Verdict({ store, onClear }: { readonly store: FormStore; readonly onClear: () => void }) {
  const t = useStudioText();
  useSyncExternalStore(store.subscribeAll, store.version);
  const wrong = store.errors().filter(({ level }) => level !== 'warn').length;
  return (
    <div className="st-forms-quick st-forms-preview-foot">
      <button type="button" className="st-forms-small" onClick={() => store.showAll()}>
        {t('st.forms.preview.check')}
      </button>
      <button type="button" className="st-forms-small" onClick={onClear}>
        {t('st.forms.preview.again')}
      </button>
      <span role="status">{store.isLoud() ? t(wrong > 0 ? 'st.forms.preview.wrong' : 'st.forms.preview.fine', { count: wrong }) : ''}</span>
    </div>
  );
}

function sectionOf(form: FormDefinition, field: string | null, element: number | undefined): number | null {
  if (!isSectioned(form)) return 0;
  return field === null ? (element ?? null) : (placeOfField(form.uischema, field)?.[0] ?? null);
}

/** A form that can't be drawn while it is half-written doesn't take the panel along; the next content is tried again. */
class Caught extends Component<
  { readonly of: FormDefinition; readonly said: string; readonly children: ReactNode },
  { readonly failed: FormDefinition | null }
> {
  override state: { readonly failed: FormDefinition | null } = { failed: null };
  static getDerivedStateFromProps(props: { readonly of: FormDefinition }, state: { readonly failed: FormDefinition | null }) {
    return state.failed !== null && state.failed !== props.of && state.failed !== failing ? { failed: null } : null;
  }
  static getDerivedStateFromError() {
    return { failed: failing };
  }
  override componentDidUpdate() {
    if (this.state.failed === failing) this.setState({ failed: this.props.of });
  }
  override render() {
    return this.state.failed === null ? this.props.children : <p className="lz-notice lz-notice-warning">{this.props.said}</p>;
  }
}
const failing = {} as FormDefinition;
