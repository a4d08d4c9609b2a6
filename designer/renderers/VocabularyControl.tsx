import type { VocabularyItem } from '../../engine/model/form.ts';
import { useText } from '../app/locale.tsx';
import { Combobox } from './Combobox.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { useForm } from './form-context.ts';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

/** In force today: not retired, not yet to come. */
function inForce(item: VocabularyItem, today: string): boolean {
  return (!item.validFrom || item.validFrom <= today) && (!item.validTo || item.validTo >= today);
}
/** Up to this many the platform's select is quicker than searching. */
const few = 12;

/** A code of a vocabulary. Retired codes aren't offered; one kept from before is named so that it can be replaced. */
export function VocabularyControl(props: RendererProps) {
  const t = useText();
  const { vocabularies, today } = useForm();
  const field = useControl(props);
  const all = vocabularies[field.schema['x-vocabulary'] ?? '']?.items ?? [];
  const items = all.filter((item) => inForce(item, today));
  const value = typeof field.value === 'string' ? field.value : '';
  const retired = value && !items.some((item) => item.code === value) ? all.find((item) => item.code === value) : undefined;
  const note = retired ? t('form.retired', { title: retired.title }) : undefined;
  return (
    <ControlFrame control={field} note={note}>
      {({ onBlur, ...aria }) =>
        items.length <= few ? (
          <select
            {...aria}
            className="lz-input lz-select"
            value={retired ? '' : value}
            disabled={field.state.readOnly}
            onBlur={onBlur}
            onChange={(event) => field.set(event.target.value || undefined)}
          >
            <option value="">{t('form.select')}</option>
            {items.map((item) => (
              <option key={item.code} value={item.code}>
                {item.title}
              </option>
            ))}
          </select>
        ) : (
          <Combobox
            aria={aria}
            items={items.map((item) => ({ value: item.code, title: item.title }))}
            value={value}
            readOnly={field.state.readOnly}
            onChange={(next) => field.set(next || undefined)}
            onBlur={onBlur}
          />
        )
      }
    </ControlFrame>
  );
}
export const vocabularyRenderer = control(6, VocabularyControl, (field) => field.type === 'string' && field['x-vocabulary'] !== undefined);
