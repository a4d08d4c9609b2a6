import type { RefObject } from 'react';

/** Moves the focus from row to row; the focused row is the one that keys act on, and a screen reader hears it. */
export function moveRow(list: RefObject<HTMLElement | null>, step: number): boolean {
  const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-task] a') ?? [])];
  if (links.length === 0) return false;
  const here = document.activeElement?.closest('[data-task]');
  const at = links.findIndex((link) => link.closest('[data-task]') === here);
  links[Math.min(links.length - 1, Math.max(0, at < 0 ? 0 : at + step))]?.focus();
  return true;
}

/** Id of the row that has the focus. */
export function focusedRow(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-task]')?.dataset.task ?? null;
}

/** Puts the focus on a row again; on the one that took its place where it is gone. */
export function returnToRow(list: RefObject<HTMLElement | null>, ids: readonly string[], at: string): void {
  const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-task]') ?? [])];
  const from = ids.indexOf(at);
  const wanted = [at, ...ids.slice(from + 1)];
  const found = wanted.map((id) => rows.find((row) => row.dataset.task === id)).find((row) => row !== undefined);
  const link = found?.querySelector<HTMLElement>('a');
  link?.focus({ preventScroll: true });
  link?.scrollIntoView({ block: 'center' });
}
