import { Combobox } from './Combobox.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { areMany, isChoice, useChoices } from './choices.ts';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

/** More values than one reads through: typing narrows them. */
export function SearchControl(props: RendererProps) {
  const field = useControl(props);
  const choices = useChoices(field);
  return (
    <ControlFrame control={field}>
      {({ onBlur, ...aria }) => (
        <Combobox
          aria={aria}
          items={choices.map(({ value, title }) => ({ value: String(value), title }))}
          value={field.value === undefined ? '' : String(field.value)}
          readOnly={field.state.readOnly}
          onChange={(next) => field.set(choices.find(({ value }) => String(value) === next)?.value)}
          onBlur={onBlur}
        />
      )}
    </ControlFrame>
  );
}
export const searchRenderer = control(5, SearchControl, (field) => isChoice(field) && areMany(field));
