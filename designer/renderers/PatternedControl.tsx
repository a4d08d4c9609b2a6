import type { InputHTMLAttributes } from 'react';
import type { FieldFormat } from '../../engine/model/form.ts';
import { ControlFrame } from './ControlFrame.tsx';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

type Hints = Pick<InputHTMLAttributes<HTMLInputElement>, 'type' | 'inputMode' | 'autoComplete' | 'autoCapitalize' | 'size'>;
/** Phone keyboards and browser memory by format. */
const hints: Partial<Record<FieldFormat, Hints>> = {
  uscc: { inputMode: 'text', autoCapitalize: 'characters', size: 22 },
  'id-card': { inputMode: 'text', autoCapitalize: 'characters', size: 22 },
  mobile: { type: 'tel', inputMode: 'tel', autoComplete: 'tel', size: 16 },
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'tel', size: 18 },
  email: { type: 'email', inputMode: 'email', autoComplete: 'email', size: 30 },
  'patent-number': { inputMode: 'text', autoCapitalize: 'characters', size: 18 },
  ipc: { inputMode: 'text', autoCapitalize: 'characters', size: 14 },
  postcode: { inputMode: 'numeric', autoComplete: 'postal-code', size: 8 },
};

/** Codes and addresses of a fixed shape: figures all of one width, no spelling marks. */
export function PatternedControl(props: RendererProps) {
  const field = useControl(props);
  const hint = field.schema.format ? hints[field.schema.format] : undefined;
  return (
    <ControlFrame control={field}>
      {(aria) => (
        <input
          type="text"
          {...hint}
          {...aria}
          className="lz-input lz-input-code"
          spellCheck={false}
          value={typeof field.value === 'string' ? field.value : ''}
          readOnly={field.state.readOnly}
          onChange={(event) => field.set(event.target.value === '' ? undefined : event.target.value)}
        />
      )}
    </ControlFrame>
  );
}
export const patternedRenderer = control(
  3,
  PatternedControl,
  (field) => field.type === 'string' && !!field.format && field.format in hints,
);
