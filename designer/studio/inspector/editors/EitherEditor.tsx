import { useState } from 'react';
import { useStudioText } from '../../words.tsx';
import { type EditorProps, useInspection } from '../inspection.tsx';
import { FieldView } from './FieldView.tsx';
import { Shell } from './Shell.tsx';

/** A value of one of several kinds: first which kind, then the value. */
export function EitherEditor({ field, at }: EditorProps<'either'>) {
  const t = useStudioText();
  const { read, write } = useInspection();
  const value = read(at);
  const found = value === undefined ? -1 : field.variants.findIndex((variant) => variant.is(value));
  // A kind whose value isn't written yet (no position chosen) stays chosen.
  const [begun, setBegun] = useState(found);
  const chosen = value === undefined ? begun : found;
  const inner = field.variants[chosen]?.field;
  const choose = (index: number) => {
    setBegun(index);
    write(at, field.variants[index]?.fresh, t(field.label));
  };
  return (
    <div className="st-in-either">
      <Shell field={field} at={at}>
        {(aria) => (
          <select
            {...aria}
            className="st-in-input lz-select"
            value={String(chosen)}
            onChange={(event) => choose(Number(event.target.value))}
          >
            {(field.none || chosen < 0) && <option value="-1">{t(field.none ?? 'st.in.choose')}</option>}
            {field.variants.map((variant, index) => (
              <option key={variant.label} value={String(index)}>
                {t(variant.label)}
              </option>
            ))}
          </select>
        )}
      </Shell>
      {inner && (
        <div className="st-in-inner">
          <FieldView field={inner} at={at} />
        </div>
      )}
    </div>
  );
}
