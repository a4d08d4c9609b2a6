import { fieldId } from '../../renderers/form-context.ts';

/** Brings a field into view and focus; a table opens the row first. Waits until its section is drawn. */
export function focusField(pointer: string, prefix = 'f'): void {
  let tries = 0;
  const attempt = () => {
    document.dispatchEvent(new CustomEvent('lz-focus', { detail: pointer }));
    const element = document.getElementById(fieldId(prefix, pointer));
    if (!element && tries++ < 20) return void setTimeout(attempt, 50);
    const target = element?.matches('fieldset')
      ? (element.querySelector<HTMLElement>('input, select, textarea, button') ?? element)
      : element;
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  };
  setTimeout(attempt, 0);
}
