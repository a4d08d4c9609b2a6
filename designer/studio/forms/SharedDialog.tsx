import { useState } from 'react';
import type { FormDefinition } from '../../../engine/model/form.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { useDefinition, useProgramme, useProgrammes } from '../../api/programmes.ts';
import { copyElement, paste } from '../../document/forms/clip.ts';
import { fieldsIn, isSectioned, type Place } from '../../document/forms/layout.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { Pick } from './properties/inputs.tsx';
import { useFormDesk } from './use-form.ts';

type Source = Omit<ProgrammeDocument, 'workflow' | 'scenarios'>;

/** Sections of other forms: of this programme, or of any published one. Taken over with their fields and vocabularies. */
export function SharedDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useStudioText();
  const { editor } = useStudio();
  const programmes = useProgrammes();
  const [programme, setProgramme] = useState('');
  const listed = programmes.data?.items ?? [];
  return (
    <Dialog title={t('st.forms.shared')} wide onClose={onClose}>
      <p className="lz-muted">{t('st.forms.shared.help')}</p>
      <Pick
        label={t('st.forms.shared.from')}
        value={programme}
        none={t('st.forms.shared.own')}
        options={listed.map(({ id, title }) => ({ value: id, title }))}
        onChange={setProgramme}
      />
      {programme === '' ? (
        <Sections source={editor.view().document} own onClose={onClose} />
      ) : (
        <Published key={programme} id={programme} onClose={onClose} />
      )}
    </Dialog>
  );
}

function Published({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const programme = useProgramme(id);
  const definition = useDefinition(programme.data?.hash);
  return <Loading query={definition}>{({ package: pkg }) => <Sections source={pkg} own={false} onClose={onClose} />}</Loading>;
}

function Sections({ source, own, onClose }: { readonly source: Source; readonly own: boolean; readonly onClose: () => void }) {
  const t = useStudioText();
  const desk = useFormDesk();
  const forms = Object.entries(source.forms).filter(([name]) => !own || name !== desk.name);
  const take = (form: FormDefinition, place: Place) => {
    const clip = copyElement(source, form, place);
    if (!clip) return;
    const end = desk.form.uischema.elements?.length ?? 0;
    // A form of one page is taken as the elements of a section.
    const part =
      place.length === 0 ? { ...clip, element: { type: 'Category', label: form.title, elements: form.uischema.elements ?? [] } } : clip;
    desk.run('st.forms.did.shared', paste(desk.name, part, [end]), { what: form.title });
    onClose();
    desk.focus('outline');
  };
  if (forms.length === 0) return <p>{t('st.forms.shared.none')}</p>;
  return (
    <ul className="st-forms-list">
      {forms.map(([name, form]) => {
        const sections = isSectioned(form)
          ? (form.uischema.elements ?? []).map((element, index) => ({ element, place: [index] }))
          : [{ element: { ...form.uischema, label: form.title }, place: [] }];
        return (
          <li key={name}>
            <h3>{form.title}</h3>
            <ul className="st-forms-list">
              {sections.map(({ element, place }) => {
                const fields = fieldsIn(element);
                const titles = fields.map((key) => form.schema.properties?.[key]?.title ?? key);
                return (
                  <li key={place.join('/')}>
                    <strong>{element.label}</strong>{' '}
                    <span className="lz-muted">{t('st.forms.fieldsInside', { count: fields.length })}</span>
                    <p className="lz-small lz-muted">{titles.join('、')}</p>
                    <button type="button" className="st-forms-small" disabled={fields.length === 0} onClick={() => take(form, place)}>
                      {t('st.forms.shared.take', { title: element.label ?? '' })}
                    </button>
                  </li>
                );
              })}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}
