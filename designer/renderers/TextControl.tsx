import { ControlFrame } from './ControlFrame.tsx';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

export function TextControl(props: RendererProps) {
  const field = useControl(props);
  const { schema, value, state } = field;
  return (
    <ControlFrame control={field}>
      {(aria) => (
        <input
          {...aria}
          className="lz-input"
          type="text"
          value={typeof value === 'string' ? value : ''}
          readOnly={state.readOnly}
          maxLength={schema.maxLength ? schema.maxLength + 50 : 2000}
          onChange={(event) => field.set(event.target.value === '' ? undefined : event.target.value)}
        />
      )}
    </ControlFrame>
  );
}
export const textRenderer = control(1, TextControl, (field) => field.type === 'string');
