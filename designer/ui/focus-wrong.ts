/**
 * Takes the focus to the first field of a part of the page that is marked as wrong, where what is wrong is read out with it (WCAG 3.3.1);
 * leaves it where it is when nothing is. A group that can't take the focus itself leaves it to its first control.
 */
export function focusWrong(part: HTMLElement | null): void {
  const wrong = part?.querySelector<HTMLElement>('[aria-invalid="true"], fieldset.lz-field-wrong');
  const control = 'input, select, textarea, button, [tabindex]';
  (wrong?.matches(control) ? wrong : wrong?.querySelector<HTMLElement>(control))?.focus();
}
