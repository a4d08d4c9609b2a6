/**
 * Searchable single choice after the ARIA combobox pattern: type to narrow, arrows to move, Enter to take, Escape to close.
 * States: closed (shows the chosen title) · open (shows what is typed; `active` is the highlighted option, −1 none).
 */
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useText } from '../app/locale.tsx';
import type { ControlAria } from './ControlFrame.tsx';
import { ListOption } from './ListOption.tsx';
import { listKeys } from './list-keys.ts';

interface Item {
  readonly value: string;
  readonly title: string;
}
interface ComboboxProps {
  /** Name, where no label element gives one. */
  readonly label?: string;
  readonly aria: Omit<ControlAria, 'onBlur'>;
  readonly items: readonly Item[];
  readonly value: string;
  readonly readOnly: boolean;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
}
/** Options drawn at once; more typing finds the rest. */
const most = 100;

export function Combobox({ aria, label, items, value, readOnly, onChange, onBlur }: ComboboxProps) {
  const t = useText();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
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
  const onKeyDown = (event: KeyboardEvent) =>
    listKeys(event, {
      ...{ open, active, count: matches.length, show, move: setActive },
      take: (index) => take(event.key === 'Enter' ? (matches[index] ?? (matches.length === 1 ? matches[0] : undefined)) : undefined),
    });
  return (
    <span className="lz-combobox">
      <input
        {...aria}
        ref={input}
        className="lz-input lz-select"
        type="text"
        role="combobox"
        aria-label={label}
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
        <button
          type="button"
          className="lz-combobox-clear"
          aria-label={t('form.clear')}
          onClick={() => {
            onChange('');
            input.current?.focus();
          }}
        >
          <span aria-hidden="true">×</span>
        </button>
      ) : null}
      <span className="lz-hidden" role="status">
        {open ? t('form.matches', { count: matches.length }) : ''}
      </span>
      {open ? (
        <div className="lz-options-list" id={listId} role="listbox" aria-label={t('form.matches', { count: matches.length })}>
          {matches.map((item, index) => (
            <ListOption
              key={item.value}
              id={`${listId}-${index}`}
              active={index === active}
              selected={item.value === value}
              onTake={() => take(item)}
            >
              {item.title}
            </ListOption>
          ))}
          {matches.length === 0 ? <div className="lz-options-none">{t('form.noMatch')}</div> : null}
        </div>
      ) : null}
    </span>
  );
}
