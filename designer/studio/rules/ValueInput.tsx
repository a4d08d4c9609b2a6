import { useId, useState } from 'react';
import { useLocale } from '../../app/locale.tsx';
import type { Operand } from '../../document/condition.ts';
import { Combobox } from '../../renderers/Combobox.tsx';
import { useStudioText } from '../words.tsx';
import type { FieldOption } from './field-options.ts';
import { operandFor, textOfValue } from './relations.ts';

interface ValueProps {
  readonly type: FieldOption['type'];
  /** Fields of the same type, to compare with. */
  readonly others: readonly FieldOption[];
  readonly label: string;
  readonly value: Operand | null;
  readonly readOnly: boolean;
  readonly onChange: (value: Operand | null) => void;
}

/** A value by the type of the field: a choice, a number with its unit, a date; or another field. */
export function ValueInput({ type, others, label, value, readOnly, onChange }: ValueProps) {
  const t = useStudioText();
  const id = useId();
  const [asField, setAsField] = useState(value?.kind === 'field');
  const field = value?.kind === 'field' || (asField && value === null);
  const switchable = others.length > 0 && type.kind !== 'boolean';
  return (
    <span className="st-cond-one">
      {field ? (
        <Combobox
          label={label}
          aria={{ id, 'aria-describedby': undefined, 'aria-invalid': undefined, 'aria-required': undefined }}
          items={
            value?.kind === 'field' && !others.some((one) => one.value === value.source)
              ? [...others, { value: value.source, title: value.source }]
              : others
          }
          value={value?.kind === 'field' ? value.source : ''}
          readOnly={readOnly}
          onChange={(source) => onChange(source === '' ? null : { kind: 'field', source })}
          onBlur={() => {}}
        />
      ) : (
        <PlainValue {...{ type, label, value, readOnly, onChange }} />
      )}
      {switchable && !readOnly && (
        <button
          type="button"
          className="st-cond-switch"
          aria-pressed={field}
          title={t('st.cond.withField')}
          aria-label={t('st.cond.withField')}
          onClick={() => {
            setAsField(!field);
            if (value !== null) onChange(null);
          }}
        >
          <span aria-hidden="true">⇄</span>
        </button>
      )}
    </span>
  );
}

function PlainValue({ type, label, value, readOnly, onChange }: Omit<ValueProps, 'others'>) {
  const t = useStudioText();
  const { language } = useLocale();
  const text = textOfValue(value);
  const choices = choicesFor(type, language, t);
  if (choices)
    return (
      <select
        className="lz-input lz-select"
        aria-label={label}
        value={text}
        disabled={readOnly}
        onChange={({ target }) => onChange(operandFor(type, target.value))}
      >
        {!choices.some((one) => one.value === text) && <option value={text}>{text || t('st.cond.choose')}</option>}
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.title}
          </option>
        ))}
      </select>
    );
  const unit = type.kind === 'number' ? type.unit : undefined;
  return (
    <>
      <input
        className="lz-input"
        aria-label={unit ? t('st.brackets', { what: label, more: unit }) : label}
        type={type.kind === 'date' ? 'date' : 'text'}
        inputMode={type.kind === 'number' ? 'decimal' : undefined}
        value={text}
        readOnly={readOnly}
        aria-invalid={type.kind === 'number' && text !== '' && !/^-?\d+(\.\d+)?$/.test(text.trim()) ? true : undefined}
        onChange={({ target }) => onChange(value?.kind === 'text' ? { kind: 'text', text: target.value } : operandFor(type, target.value))}
      />
      {unit && <span aria-hidden="true">{unit}</span>}
    </>
  );
}

function choicesFor(
  type: FieldOption['type'],
  language: string,
  t: ReturnType<typeof useStudioText>,
): readonly { readonly value: string; readonly title: string }[] | null {
  if (type.kind === 'boolean')
    return [
      { value: 'true', title: t('st.cond.yes') },
      { value: 'false', title: t('st.cond.no') },
    ];
  if (type.kind !== 'string' || !type.values) return null;
  return type.values.map(({ value, title, titleEn }) => ({ value, title: (language === 'en' ? titleEn : undefined) ?? title ?? value }));
}

interface ValuesProps {
  readonly type: FieldOption['type'];
  readonly others: readonly FieldOption[];
  readonly values: readonly Operand[];
  readonly readOnly: boolean;
  readonly onChange: (values: readonly Operand[]) => void;
}

/** Several values: boxes to tick where they are chosen from a few, else a list with one more line at the end. */
export function ValuesInput({ type, others, values, readOnly, onChange }: ValuesProps) {
  const t = useStudioText();
  const { language } = useLocale();
  const choices = choicesFor(type, language, t);
  if (choices && choices.length <= 12) {
    const chosen = values.map(textOfValue);
    return (
      <span className="st-cond-ticks">
        {choices.map(({ value, title }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              disabled={readOnly}
              onChange={({ target }) =>
                onChange(target.checked ? [...values, { kind: 'text', text: value }] : values.filter((one) => textOfValue(one) !== value))
              }
            />
            {title}
          </label>
        ))}
      </span>
    );
  }
  const lines: readonly (Operand | null)[] = readOnly ? values : [...values, null];
  return (
    <span className="st-cond-several">
      {lines.map((value, index) => (
        <ValueInput
          // biome-ignore lint/suspicious/noArrayIndexKey: values have no names
          key={index}
          {...{ type, others, value, readOnly }}
          label={t('st.cond.valueOf', { n: index + 1 })}
          onChange={(next) =>
            onChange(next === null ? values.toSpliced(index, 1) : [...values.slice(0, index), next, ...values.slice(index + 1)])
          }
        />
      ))}
    </span>
  );
}
