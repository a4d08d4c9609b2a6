import { useState } from 'react';
import type { Vocabulary } from '../../../engine/model/form.ts';
import { get } from '../../api/client.ts';
import { useVocabularies } from '../../api/vocabularies.ts';
import { unchosen } from '../../document/forms/kinds.ts';
import { addVocabulary } from '../../document/forms/whole.ts';
import { toast } from '../../ui/toast.ts';
import { useDocumentPart } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { Pick } from './properties/inputs.tsx';
import { useFormDesk } from './use-form.ts';

/** Vocabularies of the package, and those in use elsewhere: choosing one brings it into the package. */
export function VocabularyPick({ value, onChange }: { readonly value: string; readonly onChange: (name: string) => void }) {
  const t = useStudioText();
  const desk = useFormDesk();
  const own = useDocumentPart((document) => document.vocabularies);
  const others = useVocabularies();
  const [busy, setBusy] = useState(false);
  const chosen = value === unchosen ? '' : value;
  const listed = (others.data?.items ?? []).filter(({ id }) => !Object.hasOwn(own, id));
  const choose = async (id: string) => {
    if (Object.hasOwn(own, id)) {
      onChange(id);
      return;
    }
    setBusy(true);
    try {
      const { id: name, title, source, version, items } = await get<Vocabulary>(`/vocabularies/${encodeURIComponent(id)}`);
      desk.run('st.forms.did.vocabulary', addVocabulary({ id: name, title, source, version, items }), { what: title });
      onChange(id);
    } catch {
      toast(t('st.forms.vocabulary.failed'));
    }
    setBusy(false);
  };
  return (
    <Pick
      label={t('st.forms.vocabulary')}
      help={t(busy ? 'st.forms.vocabulary.busy' : 'st.forms.vocabulary.help')}
      error={
        Object.hasOwn(own, chosen)
          ? null
          : t(chosen === '' ? 'st.forms.vocabulary.wanted' : 'st.forms.vocabulary.missing', { name: chosen })
      }
      value={chosen}
      options={[
        ...Object.values(own).map(({ id, title, items }) => ({
          value: id,
          title: t('st.forms.vocabulary.own', { title, count: items.length }),
        })),
        ...listed.map(({ id, title, codes }) => ({ value: id, title: t('st.forms.vocabulary.other', { title, count: codes }) })),
      ]}
      none={t('st.forms.vocabulary.none')}
      onChange={(id) => void choose(id)}
    />
  );
}
