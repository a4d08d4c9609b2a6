import type { VersionDto } from '../../../engine/model/dto/version.ts';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../words.ts';

interface Props {
  readonly items: readonly VersionDto[];
  readonly from: string;
  readonly to: string;
  readonly onChange: (from: string, to: string) => void;
}

/** Two versions of a programme, by content hash. */
export function VersionPair({ items, from, to, onChange }: Props) {
  const { t } = useWords();
  const select = (label: string, value: string, choose: (hash: string) => void) => (
    <Field label={label}>
      {(aria) => (
        <select {...aria} className="wb-select" value={value} onChange={(event) => choose(event.target.value)}>
          {distinct(items).map((one) => (
            <option key={one.hash} value={one.hash}>
              {`${t('wb.definitions.version', { n: one.version })} · ${t('wb.versions.running', { n: one.running })}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  return (
    <div className="wb-filters">
      {select(t('wb.versions.from'), from, (hash) => onChange(hash, to))}
      {select(t('wb.versions.to'), to, (hash) => onChange(from, hash))}
    </div>
  );
}

/** Each content once, under its newest number. */
export function distinct(items: readonly VersionDto[]): VersionDto[] {
  return items.filter((one, index) => items.findIndex(({ hash }) => hash === one.hash) === index);
}
