/**
 * The number of an entry of a registry: typed, or found by number or by the enterprise's name.
 * States of the list: closed · open (`active` is the highlighted entry, −1 none). What is typed stands: entries of a registry that isn't
 * public aren't offered, and their numbers can be entered all the same.
 */
import { useContext, useId, useState } from 'react';
import { useText } from '../app/locale.tsx';
import { ControlFrame } from './ControlFrame.tsx';
import { ListOption } from './ListOption.tsx';
import { listKeys } from './list-keys.ts';
import { OutsideSaid } from './OutsideControl.tsx';
import { OutsideContext, useOutside } from './outside.ts';
import { control, type RendererProps } from './registry.ts';
import { useControl } from './use-control.ts';
import { type Entries, useEntries } from './use-entries.ts';

export function ReferenceControl(props: RendererProps) {
  const t = useText();
  const field = useControl(props);
  const { outside, check } = useOutside(field);
  const canFind = useContext(OutsideContext) !== null && !field.state.readOnly;
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const value = typeof field.value === 'string' ? field.value : '';
  const entries = useEntries(field.pointer, value, open);
  const items = entries.kind === 'found' ? entries.items : [];
  const show = () => {
    setOpen(canFind);
    setActive(-1);
  };
  const take = (index: number) => {
    const entry = items[index];
    if (entry) field.set(entry.number);
    setOpen(false);
    setActive(-1);
  };
  return (
    <ControlFrame control={field}>
      {({ onBlur, ...aria }) => (
        <>
          <span className="lz-combobox">
            <input
              {...aria}
              className="lz-input lz-input-code"
              type="text"
              role="combobox"
              autoComplete="off"
              spellCheck={false}
              aria-autocomplete="list"
              aria-expanded={open}
              aria-controls={open ? listId : undefined}
              aria-activedescendant={open && items[active] ? `${listId}-${active}` : undefined}
              placeholder={canFind ? t('form.reference.search') : undefined}
              value={value}
              readOnly={field.state.readOnly}
              onClick={show}
              onChange={(event) => {
                field.set(event.target.value === '' ? undefined : event.target.value);
                show();
              }}
              onKeyDown={(event) => listKeys(event, { open, active, count: items.length, show, move: setActive, take })}
              onBlur={() => {
                take(-1);
                onBlur();
                check();
              }}
            />
            <span className="lz-hidden" role="status">
              {open && entries.kind === 'found' ? t('form.matches', { count: items.length }) : ''}
            </span>
            {open ? (
              <div className="lz-options-list">
                <div id={listId} role="listbox" aria-label={t('form.reference.list')}>
                  {items.map((entry, index) => (
                    <ListOption
                      key={entry.number}
                      id={`${listId}-${index}`}
                      active={index === active}
                      selected={entry.number === value}
                      onTake={() => take(index)}
                    >
                      {entry.number} {entry.enterpriseName}
                    </ListOption>
                  ))}
                </div>
                <NoEntries entries={entries} />
              </div>
            ) : null}
          </span>
          <OutsideSaid outside={outside} retry={check} />
        </>
      )}
    </ControlFrame>
  );
}

function NoEntries({ entries }: { readonly entries: Entries }) {
  const t = useText();
  if (entries.kind === 'found' && entries.items.length > 0) return null;
  return (
    <div className="lz-options-none">
      {t(entries.kind === 'found' ? 'form.reference.none' : entries.kind === 'late' ? 'form.reference.late' : 'form.reference.searching')}
    </div>
  );
}
export const referenceRenderer = control(8, ReferenceControl, (field) => field.type === 'string' && field['x-reference'] !== undefined);
