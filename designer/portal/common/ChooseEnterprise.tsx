import { useText } from '../../app/locale.tsx';
import { Field } from '../../ui/Field.tsx';

interface Props {
  readonly label: string;
  readonly enterprises: readonly { readonly uscc: string; readonly enterpriseName: string }[];
  readonly uscc: string;
  readonly onChoose: (uscc: string) => void;
}

/** For which of one's enterprises; the only one is named. */
export function ChooseEnterprise({ label, enterprises, uscc, onChoose }: Props) {
  const t = useText();
  if (enterprises.length < 2)
    return <p className="lz-muted lz-small">{t('common.labelled', { label, value: enterprises[0]?.enterpriseName ?? '' })}</p>;
  return (
    <Field label={label}>
      {(aria) => (
        <select {...aria} className="lz-input lz-select" value={uscc} onChange={(event) => onChoose(event.target.value)}>
          {enterprises.map((item) => (
            <option key={item.uscc} value={item.uscc}>
              {item.enterpriseName}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
