import { ControlFrame } from './ControlFrame.tsx';
import { areFew, isChoice, useChoices } from './choices.ts';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

/** Up to five values, all in sight. */
export function RadioControl(props: RendererProps) {
  const field = useControl(props);
  const choices = useChoices(field);
  return (
    <ControlFrame control={field} group wide={choices.length > 3}>
      {(aria) => (
        <div className="lz-options">
          {choices.map((choice) => (
            <label key={choice.value} className="lz-option">
              <input
                type="radio"
                name={aria.id}
                checked={field.value === choice.value}
                disabled={field.state.readOnly}
                onChange={() => field.set(choice.value)}
                onBlur={aria.onBlur}
              />
              <span>{choice.title}</span>
            </label>
          ))}
        </div>
      )}
    </ControlFrame>
  );
}
export const radioRenderer = control(5, RadioControl, (field) => isChoice(field) && areFew(field));
