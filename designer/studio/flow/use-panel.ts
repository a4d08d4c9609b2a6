/** The flow panel's state: kept in step with what the studio has chosen, what is wrong, and who else is there. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocale } from '../../app/locale.tsx';
import { placePointer, readFlow, stepOfPlace } from '../../document/flow/flow.ts';
import { outlineOf, rowsOf } from '../../document/flow/outline.ts';
import { useEditors } from '../saving/use-saving.ts';
import { type ToldProblem, useDocumentPart, useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { flowActions } from './actions.ts';
import type { FlowPanelParts } from './panel.ts';
import { createFlowStore, type FlowStore, type View } from './store.ts';

const viewKey = 'liuzhuan.studio.flow';

/** How somebody looks at flows is remembered in the browser. */
function storedView(): View {
  try {
    return localStorage.getItem(viewKey) === 'graph' ? 'graph' : 'list';
  } catch {
    return 'list';
  }
}
export function rememberView(view: View): void {
  try {
    localStorage.setItem(viewKey, view);
  } catch {
    // Without storage it is the list next time.
  }
}

export function useFlowState(openInspector: FlowPanelParts['openInspector']): {
  readonly store: FlowStore;
  readonly parts: FlowPanelParts;
} {
  const studio = useStudio();
  const { editor, places, readOnly, chosen, problems } = studio;
  const t = useStudioText();
  const { language } = useLocale();
  const workflow = useDocumentPart((document) => document.workflow);
  const [store] = useState(() => createFlowStore(storedView()));
  const latest = useRef({ studio, t });
  latest.current = { studio, t };
  const parts = useMemo((): FlowPanelParts => {
    const actions = flowActions({
      ...{ editor, store },
      office: { services: places.services, programmes: places.programmes.map(({ id }) => id) },
      t: () => latest.current.t,
      readOnly: () => latest.current.studio.readOnly,
      show: (step) => latest.current.studio.choose(step === null ? null : `workflow#${step}`),
    });
    const words = { t, english: language === 'en', organisations: places.organisations };
    return { actions, readOnly, openInspector, words };
  }, [editor, store, places, readOnly, openInspector, t, language]);
  useEffect(() => {
    const { byPointer, root } = readFlow(workflow);
    const step = stepOfPlace(chosen, byPointer);
    const { current, selected } = store.read();
    const first = rowsOf(outlineOf(root))[0];
    const left = new Set([...selected].filter((one) => byPointer.has(one)));
    if (step !== null) left.add(step);
    const alone = step !== null && step !== current;
    store.set({ current: step, first: first ? placePointer(first.place) : null, selected: alone ? new Set([step]) : left });
  }, [chosen, workflow, store]);
  useEffect(() => {
    const found = new Map<string, ToldProblem[]>();
    for (const problem of problems ?? []) {
      const step = stepOfPlace(`${problem.document}#${problem.pointer}`, readFlow(editor.view().document.workflow).byPointer);
      if (step !== null) found.set(step, [...(found.get(step) ?? []), problem]);
    }
    store.set({ problems: settled(store.read().problems, found) });
  }, [problems, editor, store]);
  useOthers(store);
  return { store, parts };
}

/** Entries that say the same stay the same objects: cards of steps where nothing changed aren't drawn again. */
function settled(before: ReadonlyMap<string, readonly ToldProblem[]>, after: ReadonlyMap<string, readonly ToldProblem[]>) {
  const told = (list: readonly ToldProblem[]) => list.map(({ severity, message }) => `${severity} ${message}`).join('\n');
  return new Map(
    [...after].map(([step, list]) => {
      const known = before.get(step);
      return [step, known && told(known) === told(list) ? known : list] as const;
    }),
  );
}

function useOthers(store: FlowStore): void {
  const editors = useEditors();
  const workflow = useDocumentPart((document) => document.workflow);
  useEffect(() => {
    const others = new Map<string, string>();
    for (const { place, name } of editors) {
      const step = stepOfPlace(place, readFlow(workflow).byPointer);
      if (step !== null) others.set(step, others.has(step) ? `${others.get(step)}, ${name}` : name);
    }
    store.set({ others });
  }, [editors, workflow, store]);
}
