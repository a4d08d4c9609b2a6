import { useText } from '../app/locale.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { isChoice, useChoices } from './choices.ts';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

/** More values than fit in sight: the platform's select. */
export function SelectControl(props: RendererProps) {
  const t = useText();
  const field = useControl(props);
  const choices = useChoices(field);
  return (
    <ControlFrame control={field}>
      {(aria) => (
        <select
          {...aria}
          className="lz-input lz-select"
          value={field.value === undefined ? '' : String(field.value)}
          disabled={field.state.readOnly}
          onChange={(event) => field.set(choices.find((choice) => String(choice.value) === event.target.value)?.value)}
        >
          <option value="">{t('form.select')}</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.title}
            </option>
          ))}
        </select>
      )}
    </ControlFrame>
  );
}
export const selectRenderer = control(4, SelectControl, isChoice);
