import { ControlFrame } from './ControlFrame.tsx';
import { showNumber } from './number-text.ts';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';
import { useNumberText } from './use-number-text.ts';

/** Integers, decimals, years and percentages: a text input with a number keyboard (spinners change figures by accident). */
export function NumberControl(props: RendererProps) {
  const field = useControl(props);
  const { schema, state } = field;
  const text = useNumberText(field.value, field.set);
  const unit = schema['x-unit'] ?? (schema.format === 'percent' ? '%' : '');
  return (
    <ControlFrame control={field}>
      {({ onBlur, ...aria }) => (
        <span className="lz-number-input">
          <input
            {...aria}
            className="lz-input lz-number"
            type="text"
            inputMode={schema.type === 'integer' ? 'numeric' : 'decimal'}
            value={state.readOnly ? showNumber(field.value) : text.shown}
            readOnly={state.readOnly}
            onChange={(event) => text.type(event.target.value)}
            onBlur={() => {
              text.settle();
              onBlur();
            }}
          />
          {unit ? <span className="lz-unit">{unit}</span> : null}
        </span>
      )}
    </ControlFrame>
  );
}
export const numberRenderer = control(1, NumberControl, (field) => field.type === 'number' || field.type === 'integer');
