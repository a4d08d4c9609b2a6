/**
 * Searchable single choice after the ARIA combobox pattern: type to narrow, arrows to move, Enter to take, Escape to close.
 * States: closed (shows the chosen title) · open (shows what is typed; `active` is the highlighted option, −1 none).
 */
import { type KeyboardEvent, useId, useState } from 'react';
import { useText } from '../app/locale.tsx';
import type { ControlAria } from './ControlFrame.tsx';

interface Item {
  readonly value: string;
  readonly title: string;
}
interface ComboboxProps {
  readonly aria: Omit<ControlAria, 'onBlur'>;
  readonly items: readonly Item[];
  readonly value: string;
  readonly readOnly: boolean;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
}
/** Options drawn at once; more typing finds the rest. */
const most = 100;

export function Combobox({ aria, items, value, readOnly, onChange, onBlur }: ComboboxProps) {
  const t = useText();
  const listId = useId();
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(-1);
  const chosen = items.find((item) => item.value === value);
  const open = query !== null;
  const wanted = (query ?? '').trim().toLowerCase();
  const matches = items
    .filter((item) => wanted === '' || item.title.toLowerCase().includes(wanted) || item.value.toLowerCase().startsWith(wanted))
    .slice(0, most);
  function show() {
    if (readOnly || open) return;
    setQuery('');
    setActive(items.findIndex((item) => item.value === value));
  }
  function take(item: Item | undefined) {
    if (item) onChange(item.value);
    setQuery(null);
    setActive(-1);
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (!open) return show();
      setActive((active + step + matches.length) % Math.max(1, matches.length));
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      take(matches[active] ?? (matches.length === 1 ? matches[0] : undefined));
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      take(undefined);
    }
  }
  return (
    <span className="lz-combobox">
      <input
        {...aria}
        className="lz-input lz-select"
        type="text"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open && matches[active] ? `${listId}-${active}` : undefined}
        placeholder={open && chosen ? chosen.title : t('form.search')}
        value={query ?? chosen?.title ?? ''}
        readOnly={readOnly}
        onClick={show}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
          if (event.target.value === '' && !open) onChange('');
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          take(undefined);
          onBlur();
        }}
      />
      {value && !readOnly ? (
        <button type="button" className="lz-combobox-clear" aria-label={t('form.clear')} onClick={() => onChange('')}>
          <span aria-hidden="true">×</span>
        </button>
      ) : null}
      {open ? (
        <>
          <div className="lz-options-list" id={listId} role="listbox" aria-label={t('form.matches', { count: matches.length })}>
            {matches.map((item, index) => (
              <div
                key={item.value}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={item.value === value}
                className={index === active ? 'lz-options-item lz-active' : 'lz-options-item'}
                ref={index === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
                onMouseDown={(event) => {
                  event.preventDefault();
                  take(item);
                }}
              >
                {item.title}
              </div>
            ))}
            {matches.length === 0 ? <div className="lz-options-none">{t('form.noMatch')}</div> : null}
          </div>
          <span className="lz-hidden" role="status">
            {t('form.matches', { count: matches.length })}
          </span>
        </>
      ) : null}
    </span>
  );
}
