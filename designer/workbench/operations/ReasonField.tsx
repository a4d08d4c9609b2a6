import { Field } from '../../ui/Field.tsx';
import { useWords } from '../words.ts';

interface Props {
  readonly value: string;
  readonly required: boolean;
  readonly error: string | null;
  readonly onChange: (text: string) => void;
  readonly label?: string;
}

export function ReasonField({ value, required, error, onChange, label }: Props) {
  const { t } = useWords();
  return (
    <Field label={label ?? t('wb.op.reason')} required={required} optional={!required} error={error}>
      {(aria) => (
        <textarea
          {...aria}
          className="lz-input"
          rows={3}
          maxLength={1000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
