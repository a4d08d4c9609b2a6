import type { ReactNode } from 'react';

interface ListOptionProps {
  readonly id: string;
  readonly active: boolean;
  readonly selected: boolean;
  readonly onTake: () => void;
  readonly children: ReactNode;
}

/** One of the options of a combobox. The input keeps the focus; the highlighted one is scrolled into sight. */
export function ListOption({ id, active, selected, onTake, children }: ListOptionProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={active ? 'lz-options-item lz-active' : 'lz-options-item'}
      ref={active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      onMouseDown={(event) => {
        event.preventDefault();
        onTake();
      }}
    >
      {children}
    </div>
  );
}
