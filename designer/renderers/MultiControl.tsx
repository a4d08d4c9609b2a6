import { ControlFrame } from './ControlFrame.tsx';
import { useChoices } from './choices.ts';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

/** Several of a list: checkboxes, kept in the order of the list. */
export function MultiControl(props: RendererProps) {
  const field = useControl(props);
  const choices = useChoices(field.schema.items ?? field.schema);
  const chosen = new Set(Array.isArray(field.value) ? field.value : []);
  function toggle(value: string | number) {
    if (chosen.has(value)) chosen.delete(value);
    else chosen.add(value);
    const next = choices.flatMap((choice) => (chosen.has(choice.value) ? [choice.value] : []));
    field.set(next.length > 0 ? next : undefined);
  }
  return (
    <ControlFrame control={field} group wide>
      {(aria) => (
        <div className="lz-options lz-options-column">
          {choices.map((choice) => (
            <label key={choice.value} className="lz-option">
              <input
                type="checkbox"
                checked={chosen.has(choice.value)}
                disabled={field.state.readOnly}
                onChange={() => toggle(choice.value)}
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
export const multiRenderer = control(3, MultiControl, (field) => field.type === 'array' && !!(field.items?.oneOf ?? field.items?.enum));
