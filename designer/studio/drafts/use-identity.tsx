import { type ReactNode, useEffect, useState } from 'react';
import { usePlaces } from '../../api/studio.ts';
import { asProgrammeId } from '../../document/blank.ts';
import type { spelledId } from '../../document/spelled.ts';
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
  const ids = (usePlaces().data?.programmes ?? []).map((one) => one.id);
  const [title, setTitle] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const [chosenOwner, setOwner] = useState('');
  const [sent, setSent] = useState(false);
  const spelled = useSpelling();
  const proposed = spelled?.(title, ids) ?? '';
  const id = typed === null ? proposed : asProgrammeId(typed);
  const owner = chosenOwner || (owners[0]?.id ?? '');
  const wrongTitle = title.trim() === '' ? t('st.drafts.title.missing') : null;
  const wrongId = id === '' ? t('st.drafts.id.missing') : ids.includes(id) ? t('st.drafts.id.taken', { id }) : null;
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
            value={typed ?? proposed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => setTyped(id === '' || id === proposed ? null : id)}
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

/** How a title is read, once that has been loaded; nobody waits for it. */
function useSpelling(): typeof spelledId | null {
  const [spelled, setSpelled] = useState<typeof spelledId | null>(null);
  useEffect(() => {
    // Without it the id is typed.
    import('../../document/spelled.ts').then(({ spelledId: loaded }) => setSpelled(() => loaded)).catch(() => undefined);
  }, []);
  return spelled;
}
