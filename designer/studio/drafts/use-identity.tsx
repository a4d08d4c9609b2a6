import { type ReactNode, useState } from 'react';
import { usePlaces } from '../../api/studio.ts';
import { asProgrammeId } from '../../document/blank.ts';
import { Field } from '../../ui/Field.tsx';
import { useStudioText } from '../words.tsx';
import { OwnerField } from './OwnerField.tsx';
import { useOwners } from './use-owners.ts';

export interface Identity {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
}

/** What every new programme is asked: its title, its id, whose it is. `take` gives them once they are right, and says what is wrong until then. */
export function useIdentity(): { readonly fields: ReactNode; readonly take: () => Identity | null } {
  const t = useStudioText();
  const owners = useOwners();
  const taken = usePlaces().data?.programmes ?? [];
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState('');
  const [chosenOwner, setOwner] = useState('');
  const [sent, setSent] = useState(false);
  const id = asProgrammeId(typed);
  const owner = chosenOwner || (owners[0]?.id ?? '');
  const isTaken = taken.some((one) => one.id === id);
  const wrongTitle = title.trim() === '' ? t('st.drafts.title.missing') : null;
  const wrongId = id === '' ? t('st.drafts.id.missing') : isTaken ? t('st.drafts.id.taken', { id }) : null;
  const fields = (
    <>
      <Field label={t('st.drafts.title')} required error={sent ? wrongTitle : null}>
        {(aria) => (
          <input {...aria} className="lz-input" maxLength={100} value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
      <Field label={t('st.drafts.id')} required help={t('st.drafts.id.help')} error={sent ? wrongId : null}>
        {(aria) => (
          <input
            {...aria}
            className="lz-input"
            maxLength={64}
            spellCheck={false}
            autoCapitalize="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => setTyped(id)}
          />
        )}
      </Field>
      <OwnerField owners={owners} value={owner} onChange={setOwner} />
    </>
  );
  return {
    fields,
    take() {
      setSent(true);
      return wrongTitle === null && wrongId === null && owner !== '' ? { id, title: title.trim(), owner } : null;
    },
  };
}
