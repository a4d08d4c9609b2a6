import { useState } from 'react';
import { useMedia } from '../use-media.ts';

const storageKey = 'lz.workbench.split';

export interface Split {
  /** There is room for materials beside the form. */
  readonly possible: boolean;
  readonly on: boolean;
  readonly toggle: () => void;
}

/** 材料对照: materials beside the form, where there is room; remembered in this browser. */
export function useSplit(): Split {
  const possible = useMedia('(min-width: 1180px)');
  const [wanted, setWanted] = useState(read);
  return {
    possible,
    on: possible && wanted,
    toggle() {
      setWanted(!wanted);
      try {
        localStorage.setItem(storageKey, wanted ? 'off' : 'on');
      } catch {
        // Private windows refuse storage; the choice then lasts for this page.
      }
    },
  };
}

function read(): boolean {
  try {
    return localStorage.getItem(storageKey) === 'on';
  } catch {
    return false;
  }
}
