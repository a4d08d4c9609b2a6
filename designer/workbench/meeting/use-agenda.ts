import { useCallback, useEffect, useState } from 'react';
import type { BatchDto } from '../../../engine/model/dto/registry.ts';
import { type AgendaState, emptyAgenda } from './agenda-state.ts';

const placeOf = ({ programme, step, window }: BatchDto) => `liuzhuan.agenda.${programme}.${step}.${window?.id ?? ''}`;

/** What the secretary enters survives a reload of the page: a meeting's votes are typed while people talk. Gone with the tab. */
export function useAgenda(batch: BatchDto) {
  const place = placeOf(batch);
  const [state, setState] = useState(() => kept(place));
  useEffect(() => {
    try {
      sessionStorage.setItem(place, JSON.stringify({ ...state, selected: [...state.selected] }));
    } catch {
      // Storage is full or refused: it then lasts for this page.
    }
  }, [place, state]);
  // Whoever isn't there any more was decided meanwhile.
  const there = new Set(batch.members.map(({ taskId }) => taskId));
  const selected = new Set([...state.selected].filter((id) => there.has(id)));
  const forget = useCallback(() => sessionStorage.removeItem(place), [place]);
  return { state: { ...state, selected }, setState, forget };
}

function kept(place: string): AgendaState {
  try {
    const text = sessionStorage.getItem(place);
    if (!text) return emptyAgenda;
    const { selected, ...rest } = JSON.parse(text) as AgendaState & { readonly selected: readonly string[] };
    return { ...emptyAgenda, ...rest, selected: new Set(selected) };
  } catch {
    return emptyAgenda;
  }
}
