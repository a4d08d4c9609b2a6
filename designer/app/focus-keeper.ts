/**
 * Keeps the focus where one worked. A browser drops it to `body` when the element that has it goes away (a row deleted, a "try again"
 * that is no longer needed, a field that a full list of files hides); who can't see the screen is then nowhere. The nearest named part
 * of the page that is left takes it, else its main part. State: the parts around what was focused last, innermost first.
 */
const parts = 'main, dialog, section, fieldset, form, [role="group"], [role="region"], [role="tabpanel"]';

function partsAround(element: Element): readonly HTMLElement[] {
  const around: HTMLElement[] = [];
  for (let part = element.parentElement?.closest<HTMLElement>(parts); part; part = part.parentElement?.closest<HTMLElement>(parts))
    around.push(part);
  return around;
}

/** Watches the whole document until the returned function is called. Whoever moves the focus on purpose in the same turn goes first. */
export function keepFocus(): () => void {
  let last: Element | null = null;
  let around: readonly HTMLElement[] = [];
  let asked = 0;
  const onFocus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    last = target;
    around = partsAround(target);
  };
  const isLost = () => last !== null && !last.isConnected && (document.activeElement ?? document.body) === document.body;
  const observer = new MutationObserver(() => {
    if (!isLost()) return;
    clearTimeout(asked);
    asked = window.setTimeout(() => {
      const part = isLost() ? (around.find((one) => one.isConnected) ?? document.querySelector('main')) : null;
      if (!part) return;
      if (!part.hasAttribute('tabindex')) part.tabIndex = -1;
      part.focus({ preventScroll: true });
    });
  });
  document.addEventListener('focusin', onFocus);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    clearTimeout(asked);
    observer.disconnect();
    document.removeEventListener('focusin', onFocus);
  };
}
