import { ControlFrame } from './ControlFrame.tsx';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

/** The platform's own date input: its keyboard, its calendar, its language. */
export function DateControl(props: RendererProps) {
  const field = useControl(props);
  return (
    <ControlFrame control={field}>
      {(aria) => (
        <input
          {...aria}
          className="lz-input lz-input-date"
          type="date"
          min="1900-01-01"
          max="2199-12-31"
          value={typeof field.value === 'string' ? field.value : ''}
          readOnly={field.state.readOnly}
          onChange={(event) => field.set(event.target.value === '' ? undefined : event.target.value)}
        />
      )}
    </ControlFrame>
  );
}
export const dateRenderer = control(3, DateControl, (field) => field.type === 'string' && field.format === 'date');
