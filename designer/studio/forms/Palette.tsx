import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useStudioText } from '../words.tsx';
import { additionKey, paletteGroups } from './palette.ts';
import { useAddHere } from './use-addition.ts';
import { type Addition, useFormDesk } from './use-form.ts';

/** Everything that can be put into a form. Pressed, it goes behind what is chosen; dragged, to where it is dropped. */
export function Palette() {
  const t = useStudioText();
  const desk = useFormDesk();
  const addHere = useAddHere();
  const id = useId();
  const [wanted, setWanted] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const inTable = desk.node.kind === 'field' && desk.node.at.column !== undefined;
  const groups = paletteGroups(inTable).map((group) => ({
    ...group,
    kinds: group.kinds.filter((kind) => `${t(additionKey(kind))} ${kind}`.toLowerCase().includes(wanted.trim().toLowerCase())),
  }));
  const first = groups.flatMap(({ kinds }) => kinds)[0];
  const add = (kind: Addition) => {
    setWanted('');
    addHere(kind);
  };
  const typed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && first) add(first);
    else if (event.key === 'Escape') desk.focus('outline');
    else if (event.key === 'ArrowDown') list.current?.querySelector('button')?.focus();
    else return;
    event.preventDefault();
  };
  const walk = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const step = { ArrowDown: 1, ArrowUp: -1, ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (event.key === 'Escape') desk.focus('outline');
    else if (step === undefined || at < 0) return;
    else buttons[Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus();
    event.preventDefault();
  };
  return (
    <section className="st-forms-palette" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="st-forms-heading">
        {t('st.forms.palette')}
      </h2>
      <input
        type="search"
        className="lz-input st-forms-search"
        aria-label={t('st.forms.palette.search')}
        placeholder={t('st.forms.palette.search')}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        onKeyDown={typed}
        data-focus="palette"
      />
      <div ref={list} onKeyDown={walk} role="toolbar" aria-orientation="vertical" aria-labelledby={`${id}-title`}>
        {groups.map(
          ({ name, kinds }) =>
            kinds.length > 0 && (
              <fieldset key={name} className="st-forms-kinds">
                <legend>{t(name)}</legend>
                {kinds.map((kind) => (
                  <button
                    key={kind}
                    type="button"
                    tabIndex={kind === first ? 0 : -1}
                    draggable
                    onDragStart={(event) => {
                      event.dataTransfer.setData('text/plain', t(additionKey(kind)));
                      event.dataTransfer.setData('application/x-st-forms-kind', kind);
                      event.dataTransfer.effectAllowed = 'copy';
                    }}
                    onClick={() => add(kind)}
                  >
                    {t(additionKey(kind))}
                  </button>
                ))}
              </fieldset>
            ),
        )}
        {!first && <p className="lz-muted">{t('st.forms.palette.none')}</p>}
      </div>
    </section>
  );
}
