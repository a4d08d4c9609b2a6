import { useText } from '../app/locale.tsx';
import { Combobox } from './Combobox.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { type Choice, isLong, useChoices } from './choices.ts';
import { useDisplay } from './display.ts';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';

/** Several of a list: boxes to tick while they fit, else a search that adds one at a time. Kept in the order of the list. */
export function MultiControl(props: RendererProps) {
  const field = useControl(props);
  const choices = useChoices(field);
  const chosen: readonly (string | number)[] = Array.isArray(field.value) ? field.value : [];
  function toggle(value: string | number) {
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    const place = (one: string | number) => choices.findIndex((choice) => choice.value === one);
    field.set(next.length > 0 ? next.toSorted((a, b) => place(a) - place(b)) : undefined);
  }
  return (
    <ControlFrame control={field} group wide>
      {(aria) =>
        isLong(choices) ? (
          <SearchedMulti field={field} choices={choices} chosen={chosen} toggle={toggle} onBlur={aria.onBlur} />
        ) : (
          <div className="lz-options lz-options-column">
            {[...choices, ...unlisted(choices, chosen)].map((choice) => (
              <label key={choice.value} className="lz-option">
                <input
                  type="checkbox"
                  checked={chosen.includes(choice.value)}
                  disabled={field.state.readOnly}
                  onChange={() => toggle(choice.value)}
                  onBlur={aria.onBlur}
                />
                <ChoiceTitle field={field} choice={choice} />
              </label>
            ))}
          </div>
        )
      }
    </ControlFrame>
  );
}

/** Chosen earlier and not offered any more: shown, so that it can be taken out. */
function unlisted(choices: readonly Choice[], chosen: readonly (string | number)[]): Choice[] {
  const known = new Set(choices.map(({ value }) => value));
  return chosen.filter((value) => !known.has(value)).map((value) => ({ value, title: '' }));
}

function ChoiceTitle({ field, choice }: { field: ReturnType<typeof useControl>; choice: Choice }) {
  const display = useDisplay();
  return <span>{choice.title || display(field.schema.items ?? field.schema, choice.value)}</span>;
}

interface SearchedMultiProps {
  readonly field: ReturnType<typeof useControl>;
  readonly choices: readonly Choice[];
  readonly chosen: readonly (string | number)[];
  readonly toggle: (value: string | number) => void;
  readonly onBlur: () => void;
}
function SearchedMulti({ field, choices, chosen, toggle, onBlur }: SearchedMultiProps) {
  const t = useText();
  const display = useDisplay();
  const title = (value: string | number) => display(field.schema.items ?? field.schema, value);
  const left = choices.filter(({ value }) => !chosen.includes(value));
  return (
    <>
      {chosen.length > 0 ? (
        <ul className="lz-chosen">
          {chosen.map((value) => (
            <li key={value}>
              {title(value)}
              {field.state.readOnly ? null : (
                <button
                  type="button"
                  className="lz-icon-button"
                  aria-label={t('form.unchoose', { title: title(value) })}
                  onClick={() => toggle(value)}
                >
                  <span aria-hidden="true">×</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {field.state.readOnly ? null : (
        <Combobox
          aria={{ id: `${field.id}-add`, 'aria-describedby': undefined, 'aria-invalid': undefined, 'aria-required': undefined }}
          label={t('form.addChoice', { title: field.label })}
          items={left.map(({ value, title: text }) => ({ value: String(value), title: text }))}
          value=""
          readOnly={false}
          onChange={(next) => {
            const found = left.find(({ value }) => String(value) === next);
            if (found) toggle(found.value);
          }}
          onBlur={onBlur}
        />
      )}
    </>
  );
}
export const multiRenderer = control(
  3,
  MultiControl,
  (field) => field.type === 'array' && !!(field.items?.oneOf ?? field.items?.enum ?? field.items?.['x-vocabulary']),
);
