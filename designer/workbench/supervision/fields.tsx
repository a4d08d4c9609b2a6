import { Field } from '../../ui/Field.tsx';
import { useWords } from '../words.ts';

/** Working days for an answer, as typed. */
export function areDays(value: string): boolean {
  return /^[1-9][0-9]?$/.test(value.trim()) && Number(value) <= 60;
}

export function DaysField(props: { readonly value: string; readonly onChange: (value: string) => void; readonly tried: boolean }) {
  const { t } = useWords();
  return (
    <Field label={t('wb.sup.days')} required error={props.tried && !areDays(props.value) ? t('wb.sup.daysWrong') : null}>
      {(aria) => (
        <input
          {...aria}
          className="lz-input"
          inputMode="numeric"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
