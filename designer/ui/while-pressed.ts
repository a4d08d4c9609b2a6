/** What comes by itself waits while a pointer is pressed: were the page to move between press and release, the click would be lost. */

/** A longer press is no click; and a release over another window is never told. */
const longestPress = 1000;
let pressed: ReturnType<typeof setTimeout> | null = null;
let waiting: (() => void)[] = [];

if (typeof window !== 'undefined') {
  const press = () => {
    if (pressed) clearTimeout(pressed);
    pressed = setTimeout(release, longestPress);
  };
  window.addEventListener('pointerdown', press, { capture: true });
  // The click comes right after the release, in the same task.
  const released = () => setTimeout(release);
  for (const end of ['pointerup', 'pointercancel']) window.addEventListener(end, released, { capture: true });
}

function release(): void {
  if (pressed) clearTimeout(pressed);
  pressed = null;
  const acts = waiting;
  waiting = [];
  for (const act of acts) act();
}

/** Waits until no pointer is pressed any more. */
export const released = (): Promise<void> => new Promise(onceReleased);

/** Now, or as soon as no pointer is pressed any more; in the order asked. */
export function onceReleased(act: () => void): void {
  if (pressed) waiting.push(act);
  else act();
}
