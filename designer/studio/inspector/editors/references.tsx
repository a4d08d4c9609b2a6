/** One or several of what the programme or the office knows by name. */
import { useId } from 'react';
import { useStudioText } from '../../words.tsx';
import type { Choice } from '../choices.ts';
import type { ChoiceKind } from '../fields/field.ts';
import { type EditorProps, useInspection } from '../inspection.tsx';
import { Checks } from './groups.tsx';
import { type ControlAria, Shell } from './Shell.tsx';
import { useWriteReference } from './use-write-reference.ts';

/** A step, an outcome, a position… chosen by its title. */
export function ReferenceEditor({ field, at }: EditorProps<'reference'>) {
  const t = useStudioText();
  const { read, thing } = useInspection();
  const writeReference = useWriteReference();
  const value = read(at);
  const chosen = typeof value === 'string' ? value : '';
  const change = (next: string, typing: boolean) => writeReference(field.to, at, next, t(field.label), typing);
  // Only inside a branch may a way lead nowhere.
  const none = field.none === 'st.in.endsBranch' && thing && !thing.ends ? undefined : field.none;
  return (
    <Shell field={field} at={at}>
      {(aria) =>
        field.free ? (
          <TypedReference aria={aria} to={field.to} value={chosen} onChange={(next) => change(next, true)} />
        ) : (
          <ReferenceSelect
            aria={aria}
            to={field.to}
            value={chosen}
            {...(none ? { none: t(none) } : {})}
            also={(field.also ?? []).map(({ value, label }) => ({ value: String(value), label: t(label) }))}
            onChange={(next) => change(next, false)}
          />
        )
      }
    </Shell>
  );
}

interface ReferenceSelectProps {
  readonly aria: ControlAria | { readonly 'aria-label': string; readonly disabled?: boolean };
  readonly to: ChoiceKind;
  readonly value: string;
  readonly none?: string;
  /** What may be chosen beside the list. */
  readonly also?: readonly Choice[];
  readonly onChange: (value: string) => void;
}
export function ReferenceSelect({ aria, to, value, none, also = [], onChange }: ReferenceSelectProps) {
  const t = useStudioText();
  const { choices } = useInspection();
  const list = [...also, ...choices(to)];
  const [own, office] = [list.filter(({ apart }) => !apart), list.filter(({ apart }) => apart)];
  const known = list.some((choice) => choice.value === value);
  const empty = none ?? (value === '' ? t('st.in.choose') : undefined);
  return (
    <select {...aria} className="st-in-input lz-select" value={value} onChange={(event) => onChange(event.target.value)}>
      {empty !== undefined && <option value="">{empty}</option>}
      {value !== '' && !known && <option value={value}>{t('st.in.notHere', { value })}</option>}
      {office.length === 0 ? (
        own.map(option)
      ) : (
        <>
          <optgroup label={t('st.in.role.own')}>{own.map(option)}</optgroup>
          <optgroup label={t('st.in.role.office')}>{office.map(option)}</optgroup>
        </>
      )}
    </select>
  );
}
const option = ({ value, label }: Choice) => (
  <option key={value} value={value}>
    {label}
  </option>
);

interface TypedReferenceProps {
  readonly aria: ControlAria;
  readonly to: ChoiceKind;
  readonly value: string;
  readonly onChange: (value: string) => void;
}
/** Typed, with what is known as suggestions; the words of a known one stand below. */
function TypedReference({ aria, to, value, onChange }: TypedReferenceProps) {
  const { choices } = useInspection();
  const id = useId();
  const list = choices(to);
  const known = list.find((choice) => choice.value === value);
  return (
    <>
      <input
        {...aria}
        className="st-in-input"
        list={id}
        value={value}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={id}>
        {list.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </datalist>
      {known && known.label !== value && <p className="st-in-known">{known.label}</p>}
    </>
  );
}

/** No id: what stands for an empty list. */
const noneOf = '';

export function ReferencesEditor({ field, at }: EditorProps<'references'>) {
  const t = useStudioText();
  const { read, write, choices, readOnly, problems } = useInspection();
  const value = read(at);
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  const list = choices(field.to);
  const strange = chosen.filter((one) => !list.some((choice) => choice.value === one)).map((one) => ({ value: one, label: one }));
  const all = [
    ...list,
    ...strange.map((choice) => (field.free ? choice : { ...choice, label: t('st.in.notHere', { value: choice.value }) })),
  ];
  const none = field.none ? [{ value: noneOf, label: t(field.none), checked: Array.isArray(value) && value.length === 0 }] : [];
  const toggle = (one: string, on: boolean) => {
    const left = all.map((choice) => choice.value).filter((other) => (other === one ? on : chosen.includes(other)));
    const written = one === noneOf ? (on ? [] : undefined) : field.none && left.length === 0 ? undefined : left;
    write(at, written, t(field.label));
  };
  return (
    <Checks
      label={t(field.label)}
      help={field.help ? t(field.help) : ''}
      {...(all.length === 0 ? { note: t('st.in.choice.none') } : {})}
      at={at}
      options={[...none, ...all.map((choice) => ({ ...choice, checked: chosen.includes(choice.value) }))]}
      onToggle={toggle}
      disabled={readOnly}
      problems={problems(at, true)}
    />
  );
}
