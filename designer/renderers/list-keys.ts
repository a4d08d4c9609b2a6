import type { KeyboardEvent } from 'react';

interface ListKeys {
  readonly open: boolean;
  /** The highlighted option, −1 none. */
  readonly active: number;
  readonly count: number;
  readonly show: () => void;
  readonly move: (active: number) => void;
  /** With −1 it only closes. */
  readonly take: (index: number) => void;
}

/** Keys of an input with a list of options, after the ARIA combobox pattern: arrows move, Enter takes, Escape closes. */
export function listKeys(event: KeyboardEvent, { open, active, count, show, move, take }: ListKeys): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step !== 0) {
    event.preventDefault();
    if (open) move((active + step + count) % Math.max(1, count));
    else show();
  } else if (event.key === 'Enter' && open) {
    event.preventDefault();
    take(active);
  } else if (event.key === 'Escape' && open) {
    // Closes the list, not the dialog it stands in.
    event.preventDefault();
    event.stopPropagation();
    take(-1);
  }
}
