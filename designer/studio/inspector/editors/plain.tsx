/** Editors of plain values: texts, numbers, choices. */
import { useState } from 'react';
import type { Json } from '../../../document/change.ts';
import { useStudioText } from '../../words.tsx';
import { type EditorProps, type JsonObject, objectOf, useInspection } from '../inspection.tsx';
import { Checks, RadioGroup } from './groups.tsx';
import { InsertField } from './InsertField.tsx';
import { Shell } from './Shell.tsx';

export function TextEditor({ field, at }: EditorProps<'text'>) {
  const t = useStudioText();
  const { read, write } = useInspection();
  const value = read(at);
  const text = typeof value === 'string' ? value : '';
  const change = (next: string) => write(at, next, t(field.label), true);
  const input = { className: 'st-in-input', value: text, placeholder: field.hint };
  return (
    <Shell field={field} at={at}>
      {(aria) => (
        <>
          {field.rows === undefined ? (
            <input
              {...aria}
              {...input}
              type={field.date ? 'date' : 'text'}
              autoComplete="off"
              onChange={(event) => change(event.target.value)}
            />
          ) : (
            <textarea {...aria} {...input} rows={field.rows} onChange={(event) => change(event.target.value)} />
          )}
          {field.braces && !aria.disabled && <InsertField control={aria.id} at={at} onInsert={change} text={text} />}
        </>
      )}
    </Shell>
  );
}

export function NumberEditor({ field, at }: EditorProps<'number'>) {
  const t = useStudioText();
  const { read, write } = useInspection();
  const value = read(at);
  const [typed, setTyped] = useState<{ readonly text: string; readonly of: Json | undefined } | null>(null);
  // What was typed stands as long as the value is the one it came to (`1.` while typing `1.5`).
  const text = typed !== null && Object.is(typed.of, value) ? typed.text : typeof value === 'number' ? String(value) : '';
  const change = (next: string) => {
    const number = next.trim() === '' ? undefined : Number(next);
    const keeps = number !== undefined && (!Number.isFinite(number) || (!field.decimals && !Number.isInteger(number)));
    setTyped({ text: next, of: keeps ? value : number });
    if (!keeps) write(at, number, t(field.label), true);
  };
  return (
    <Shell field={field} at={at}>
      {(aria) => (
        <input
          {...aria}
          type="number"
          className="st-in-input st-in-number"
          value={text}
          min={field.min}
          max={field.max}
          step={field.decimals ? 'any' : 1}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Shell>
  );
}

export function FlagEditor({ field, at }: EditorProps<'flag'>) {
  const t = useStudioText();
  const { read, write } = useInspection();
  const value = read(at) ?? field.absent;
  return (
    <Shell field={field} at={at} inline>
      {(aria) => (
        <input
          {...aria}
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => write(at, target.checked === field.absent ? undefined : target.checked, t(field.label))}
        />
      )}
    </Shell>
  );
}

export function MarkEditor({ field, at }: EditorProps<'mark'>) {
  const t = useStudioText();
  const { read, write } = useInspection();
  return (
    <Shell field={field} at={at} inline>
      {(aria) => (
        <input
          {...aria}
          type="checkbox"
          checked={read(at) !== undefined}
          onChange={({ target }) => write(at, target.checked ? field.value : undefined, t(field.label))}
        />
      )}
    </Shell>
  );
}

export function ChoiceEditor({ field, at }: EditorProps<'choice'>) {
  const t = useStudioText();
  const { read, write, problems, readOnly } = useInspection();
  const value = read(at);
  const chosen = value === undefined ? (field.absent ?? '') : String(value);
  const choose = (next: string) => {
    const option = field.options.find((one) => String(one.value) === next);
    const chosenValue = option === undefined || option.value === field.absent ? undefined : option.value;
    const object = at.slice(0, -1);
    if (chosenValue === undefined && field.whole) write(object, undefined, t(field.label));
    else if (field.drops) {
      const dropped = field.drops(next);
      const kept = Object.entries({ ...objectOf(read(object)), [at.at(-1) ?? '']: chosenValue }).filter(([key]) => !dropped.includes(key));
      write(object, Object.fromEntries(kept) as JsonObject, t(field.label));
    } else write(at, chosenValue, t(field.label));
  };
  const options = [...(field.none ? [{ value: '', label: field.none }] : []), ...field.options];
  if (field.radios)
    return (
      <RadioGroup
        label={t(field.label)}
        help={field.help ? t(field.help) : ''}
        options={options.map(({ value: one, label }) => ({ value: String(one), label: t(label) }))}
        value={chosen}
        onChange={choose}
        disabled={readOnly}
        at={at}
        problems={problems(at)}
      />
    );
  const known = options.some((one) => String(one.value) === chosen);
  return (
    <Shell field={field} at={at}>
      {(aria) => (
        <select {...aria} className="st-in-input lz-select" value={chosen} onChange={(event) => choose(event.target.value)}>
          {!known && <option value={chosen}>{chosen === '' ? t('st.in.choose') : t('st.in.notHere', { value: chosen })}</option>}
          {options.map(({ value: one, label }) => (
            <option key={String(one)} value={String(one)}>
              {t(label)}
            </option>
          ))}
        </select>
      )}
    </Shell>
  );
}

export function OptionsEditor({ field, at }: EditorProps<'options'>) {
  const t = useStudioText();
  const { read, write, readOnly, problems } = useInspection();
  const value = read(at);
  const chosen = Array.isArray(value) ? value : [];
  const all = field.options.map((option) => option.value);
  const toggle = (one: string | boolean, on: boolean) =>
    write(
      at,
      all.filter((other) => (other === one ? on : chosen.includes(other))),
      t(field.label),
    );
  return (
    <Checks
      label={t(field.label)}
      at={at}
      options={field.options.map((option) => ({
        value: String(option.value),
        label: t(option.label),
        checked: chosen.includes(option.value),
      }))}
      onToggle={toggle}
      disabled={readOnly}
      problems={problems(at, true)}
    />
  );
}
