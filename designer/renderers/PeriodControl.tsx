import type { PeriodValue } from '../../engine/forms/read-period.ts';
import { useText } from '../app/locale.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

/** From one day to another: two of the platform's date inputs under one label. */
export function PeriodControl(props: RendererProps) {
  const t = useText();
  const field = useControl(props);
  const value: PeriodValue = field.value !== null && typeof field.value === 'object' ? field.value : {};
  const set = (end: 'from' | 'to', day: string) => {
    const { [end]: _, ...rest } = value;
    const next = day === '' ? rest : { ...rest, [end]: day };
    field.set(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <ControlFrame control={field} group note={field.schema['x-openEnd'] ? t('form.period.openEnd') : undefined}>
      {(aria) => (
        <div className="lz-period">
          {(['from', 'to'] as const).map((end) => (
            <label key={end}>
              <span className="lz-row-label">{t(`form.period.${end}`)}</span>
              <input
                className="lz-input lz-input-date"
                type="date"
                min="1900-01-01"
                max="2199-12-31"
                value={value[end] ?? ''}
                readOnly={field.state.readOnly}
                aria-invalid={aria['aria-invalid']}
                aria-describedby={aria['aria-describedby']}
                onChange={(event) => set(end, event.target.value)}
                onBlur={end === 'to' || value.to !== undefined ? aria.onBlur : undefined}
              />
            </label>
          ))}
        </div>
      )}
    </ControlFrame>
  );
}
export const periodRenderer = control(3, PeriodControl, (field) => field.type === 'object' && field.format === 'period');
