import { useState } from 'react';
import { useProgrammes } from '../../api/programmes.ts';
import { Field } from '../../ui/Field.tsx';
import { Loading } from '../../ui/Loading.tsx';
import { useStudioText } from '../words.tsx';
import type { StartFields } from './NewDraftDialog.tsx';
import { useOwners } from './use-owners.ts';

/** Goes on from the newest published version of one of the reader's programmes. */
export const PublishedStart: StartFields = ({ form, onStart }) => {
  const t = useStudioText();
  const programmes = useProgrammes();
  const owners = useOwners();
  const [chosen, setChosen] = useState('');
  return (
    <form
      id={form}
      onSubmit={(event) => {
        event.preventDefault();
        const programme = chosen || (own(programmes.data?.items ?? [])[0]?.id ?? '');
        if (programme !== '') onStart({ programme });
      }}
    >
      <Loading query={programmes} rows={2}>
        {({ items }) =>
          own(items).length === 0 ? (
            <p>{t('st.drafts.noneOwn')}</p>
          ) : (
            <Field label={t('st.drafts.programme')} help={t('st.drafts.programme.help')}>
              {(aria) => (
                <select
                  {...aria}
                  className="lz-input"
                  value={chosen || own(items)[0]?.id}
                  onChange={(event) => setChosen(event.target.value)}
                >
                  {own(items).map(({ id, title, version }) => (
                    <option key={id} value={id}>
                      {t('st.drafts.version', { title, n: version })}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )
        }
      </Loading>
    </form>
  );

  function own<T extends { readonly owner: string }>(items: readonly T[]): readonly T[] {
    return items.filter(({ owner }) => owners.some(({ id }) => id === owner));
  }
};
