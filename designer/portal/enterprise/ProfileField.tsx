import type { InputHTMLAttributes } from 'react';
import { useVocabulary } from '../../api/programmes.ts';
import { useSession } from '../../api/session.ts';
import { Combobox } from '../../renderers/Combobox.tsx';
import { Field } from '../../ui/Field.tsx';

interface ProfileFieldProps {
  readonly label: string;
  readonly value: string;
  readonly error: string | null;
  readonly required?: boolean;
  readonly onChange: (value: string) => void;
}
type Hints = Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode' | 'autoComplete'>;

export function ProfileField({ label, value, error, required = false, onChange, ...hints }: ProfileFieldProps & Hints) {
  return (
    <Field label={label} error={error} required={required} optional={!required}>
      {(aria) => (
        <input type="text" {...hints} {...aria} className="lz-input" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}

/** A code of a shared vocabulary; while it can't be read the code itself can be typed. */
export function CodeInput({ vocabulary, label, value, error, required = false, onChange }: ProfileFieldProps & { vocabulary: string }) {
  const words = useVocabulary(vocabulary);
  const today = useSession().data?.today ?? '';
  const items = words.data?.items.filter(
    (item) => (!item.validTo || item.validTo >= today) && (!item.validFrom || item.validFrom <= today),
  );
  return (
    <Field label={label} error={error} required={required} optional={!required}>
      {(aria) =>
        items ? (
          <Combobox
            aria={{
              ...aria,
              'aria-invalid': aria['aria-invalid'] ? true : undefined,
              'aria-required': aria['aria-required'] ? true : undefined,
            }}
            items={items.map((item) => ({ value: item.code, title: item.title }))}
            value={value}
            readOnly={false}
            onChange={onChange}
            onBlur={() => {}}
          />
        ) : (
          <input {...aria} className="lz-input" value={value} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  );
}
