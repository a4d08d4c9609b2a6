import { inForce } from '../../engine/forms/read-text.ts';
import type { VocabularyItem } from '../../engine/model/form.ts';
import { useText } from '../app/locale.tsx';
import { Combobox } from './Combobox.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { isLong, offeredItems } from './choices.ts';
import { useForm } from './form-context.ts';
import { Levels } from './Levels.tsx';
import { control, type RendererProps } from './registry.ts';
import { type Control, useControl } from './use-control.ts';
import { useOffer } from './use-offer.ts';

/**
 * A code of a vocabulary: a select, a search when there are many, a select a level when the vocabulary is a tree. Retired codes aren't
 * offered; one kept from before is named, with the code that took its place.
 */
export function VocabularyControl(props: RendererProps) {
  const t = useText();
  const { vocabularies, today } = useForm();
  const field = useControl(props);
  const offer = useOffer(field.pointer);
  const all = vocabularies[field.schema['x-vocabulary'] ?? '']?.items ?? [];
  const items = offeredItems(all, today, offer?.under);
  const value = typeof field.value === 'string' ? field.value : '';
  const kept = value ? all.find((item) => item.code === value) : undefined;
  const retired = kept && !inForce(kept, today) ? kept : undefined;
  const waits = offer?.under === null ? t('form.aboveFirst') : undefined;
  return (
    <ControlFrame control={field} note={retired ? <Retired item={retired} all={all} field={field} /> : waits}>
      {({ onBlur, ...aria }) => {
        if (offer?.under === undefined && isTree(items))
          return <Levels aria={aria} items={items} value={retired ? '' : value} field={field} onBlur={onBlur} />;
        const shown = items.some((item) => item.code === value) ? value : '';
        return isLong(items) ? (
          <Combobox
            aria={aria}
            items={items.map((item) => ({ value: item.code, title: item.title }))}
            value={shown}
            readOnly={field.state.readOnly}
            onChange={(next) => field.set(next || undefined)}
            onBlur={onBlur}
          />
        ) : (
          <select
            {...aria}
            className="lz-input lz-select"
            value={shown}
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
        );
      }}
    </ControlFrame>
  );
}

function isTree(items: readonly VocabularyItem[]): boolean {
  const codes = new Set(items.map((item) => item.code));
  return items.some((item) => item.parent !== undefined && codes.has(item.parent));
}

/** What a retired code was, and one press to take what replaced it. */
function Retired({ item, all, field }: { item: VocabularyItem; all: readonly VocabularyItem[]; field: Control }) {
  const t = useText();
  const next = all.find((other) => other.code === item.replacedBy);
  return (
    <>
      {t('form.retired', { title: item.title })}
      {next && !field.state.readOnly ? (
        <button type="button" className="lz-link" onClick={() => field.set(next.code)}>
          {t('form.takeReplacement', { title: next.title })}
        </button>
      ) : null}
    </>
  );
}
export const vocabularyRenderer = control(6, VocabularyControl, (field) => field.type === 'string' && field['x-vocabulary'] !== undefined);
