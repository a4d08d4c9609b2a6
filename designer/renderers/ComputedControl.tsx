import { useText } from '../app/locale.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { useDisplay } from './display.ts';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

/** The rules' own figure: read out when it changes, never typed. */
export function ComputedControl(props: RendererProps) {
  const t = useText();
  const field = useControl(props);
  const display = useDisplay();
  return (
    <ControlFrame control={field} note={field.schema['x-help'] ? undefined : t('form.computed')}>
      {({ onBlur: _, 'aria-required': __, 'aria-invalid': ___, ...aria }) => (
        <output {...aria} tabIndex={-1} className="lz-output lz-number">
          {display(field.schema, field.value)}
        </output>
      )}
    </ControlFrame>
  );
}
export const computedRenderer = control(10, ComputedControl, (field) => field['x-computed'] !== undefined);
