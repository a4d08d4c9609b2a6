import { useText } from '../app/locale.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

/** Yes or no, answered on purpose: nothing is preset, so “no” is an answer and not an oversight. */
export function BooleanControl(props: RendererProps) {
  const t = useText();
  const field = useControl(props);
  return (
    <ControlFrame control={field} group>
      {(aria) => (
        <div className="lz-options">
          {[true, false].map((answer) => (
            <label key={String(answer)} className="lz-option">
              <input
                type="radio"
                name={aria.id}
                checked={field.value === answer}
                disabled={field.state.readOnly}
                onChange={() => field.set(answer)}
                onBlur={aria.onBlur}
              />
              <span>{t(answer ? 'common.yes' : 'common.no')}</span>
            </label>
          ))}
        </div>
      )}
    </ControlFrame>
  );
}
export const booleanRenderer = control(1, BooleanControl, (field) => field.type === 'boolean');
