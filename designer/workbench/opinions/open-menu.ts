/** Which field's menu of opinions is open, kept above what is drawn anew when the window grows or shrinks. */
import { createContext, useContext, useState } from 'react';

interface OpenMenu {
  readonly label: string | null;
  readonly set: (label: string | null) => void;
}
export const OpenMenuContext = createContext<OpenMenu | null>(null);

/** Is the menu of the field with this label open, and how to open and close it. Where nobody keeps it, the field does. */
export function useOpenMenu(label: string): readonly [boolean, (open: boolean) => void] {
  const kept = useContext(OpenMenuContext);
  const [own, setOwn] = useState(false);
  return kept ? [kept.label === label, (open) => kept.set(open ? label : null)] : [own, setOwn];
}
