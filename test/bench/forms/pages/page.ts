/** What a page of the bench tells the probe. */
declare global {
  interface Window {
    /** How many fields show an error now. */
    shownErrors: () => number;
  }
}
export const size = 600;

/** The element that contenders draw into. */
export function stage(): HTMLElement {
  const root = document.getElementById('root');
  if (!root) throw new Error('page without #root');
  return root;
}
export function countErrors(selector: string): void {
  window.shownErrors = () => [...document.querySelectorAll(selector)].filter((element) => element.textContent !== '').length;
}
