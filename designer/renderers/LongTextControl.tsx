import { useText } from '../app/locale.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

export function LongTextControl(props: RendererProps) {
  const t = useText();
  const field = useControl(props);
  const { schema, state } = field;
  const value = typeof field.value === 'string' ? field.value : '';
  const note = schema.maxLength ? t('form.characters', { count: [...value].length, limit: schema.maxLength }) : undefined;
  return (
    <ControlFrame control={field} note={note} wide>
      {(aria) => (
        <textarea
          {...aria}
          className="lz-input"
          rows={Math.min(12, Math.max(4, Math.ceil(value.length / 40)))}
          value={value}
          readOnly={state.readOnly}
          onChange={(event) => field.set(event.target.value === '' ? undefined : event.target.value)}
        />
      )}
    </ControlFrame>
  );
}
export const longTextRenderer = control(3, LongTextControl, (field) => field.type === 'string' && field.format === 'longtext');
