import { useId } from 'react';
import type { FeelType } from '../../../engine/rules/types.ts';
import { useLocale } from '../../app/locale.tsx';
import { useStudioText } from '../words.tsx';
import { NumberInput } from './NumberInput.tsx';

interface ValueProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly type: FeelType;
  readonly value: unknown;
  readonly readOnly: boolean;
  /** JSON as the rule sees it; undefined: not given. */
  readonly onChange: (value: unknown) => void;
}

/** A value of a test case by its type. Lists of plain values are written with `、` between them. */
export function CaseValue({ label, hideLabel = false, type, value, readOnly, onChange }: ValueProps) {
  const t = useStudioText();
  const id = useId();
  const unit = type.kind === 'number' ? type.unit : undefined;
  return (
    <>
      <label htmlFor={id} className={hideLabel ? 'lz-hidden' : undefined}>
        {unit ? t('st.brackets', { what: label, more: unit }) : label}
      </label>
      <ValueControl {...{ id, type, value, readOnly, onChange }} />
    </>
  );
}

function ValueControl({ id, type, value, readOnly, onChange }: Omit<ValueProps, 'label' | 'hideLabel'> & { readonly id: string }) {
  const t = useStudioText();
  const { language } = useLocale();
  const choices =
    type.kind === 'boolean'
      ? [
          { value: 'true', title: t('st.cond.yes') },
          { value: 'false', title: t('st.cond.no') },
        ]
      : type.kind === 'string' && type.values
        ? type.values.map((one) => ({ value: one.value, title: (language === 'en' ? one.titleEn : undefined) ?? one.title ?? one.value }))
        : null;
  if (choices)
    return (
      <select
        id={id}
        className="lz-input lz-select"
        value={value === undefined ? '' : String(value)}
        disabled={readOnly}
        onChange={({ target }) =>
          onChange(target.value === '' ? undefined : type.kind === 'boolean' ? target.value === 'true' : target.value)
        }
      >
        <option value="">{t('st.rules.notGiven')}</option>
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.title}
          </option>
        ))}
      </select>
    );
  if (type.kind === 'number')
    return (
      <NumberInput
        aria={{ id, 'aria-describedby': undefined, 'aria-invalid': undefined, 'aria-required': undefined }}
        value={typeof value === 'number' ? value : undefined}
        readOnly={readOnly}
        onChange={onChange}
      />
    );
  const list = type.kind === 'list';
  const text = list && Array.isArray(value) ? value.map(String).join('、') : value === undefined || value === null ? '' : String(value);
  return (
    <input
      id={id}
      className="lz-input"
      type={type.kind === 'date' ? 'date' : 'text'}
      value={text}
      readOnly={readOnly}
      onChange={({ target }) => onChange(readText(target.value, type))}
    />
  );
}

function readText(text: string, type: FeelType): unknown {
  if (text === '') return undefined;
  if (type.kind === 'list') return text.split(/[、，,]/).map((one) => readOne(one, type.of));
  return readOne(text, type);
}

function readOne(text: string, type: FeelType): unknown {
  const isNumber = (type.kind === 'number' || type.kind === 'any') && /^-?\d+(\.\d+)?$/.test(text.trim());
  return isNumber ? Number(text) : text;
}
