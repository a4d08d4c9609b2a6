import { Field } from '../../ui/Field.tsx';
import { useStudioText } from '../words.tsx';
import type { Owner } from './use-owners.ts';

interface Props {
  readonly owners: readonly Owner[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly help?: string;
}

/** Whose a programme is, from those the reader may make programmes for. */
export function OwnerField({ owners, value, onChange, help }: Props) {
  const t = useStudioText();
  return (
    <Field label={t('st.drafts.owner')} {...(help === undefined ? {} : { help })}>
      {(aria) => (
        <select {...aria} className="lz-input" value={value} onChange={(event) => onChange(event.target.value)}>
          {owners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
