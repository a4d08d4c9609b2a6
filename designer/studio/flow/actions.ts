/** What a person does in the flow, whichever view and device it is done with: runs the command, chooses what it is about, and says it. */

import type { StepType } from '../../../engine/model/steps.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import type { Place } from '../../../engine/soundness/places.ts';
import type { Editor } from '../../document/editor.ts';
import { connect, disconnect } from '../../document/flow/connect.ts';
import { type Clip, clipFrom, clipText, copyOf } from '../../document/flow/copy.ts';
import { placePointer, readFlow } from '../../document/flow/flow.ts';
import { type GroupKind, groupSteps } from '../../document/flow/group.ts';
import { insertBranch, insertStep } from '../../document/flow/insert.ts';
import type { Office } from '../../document/flow/making.ts';
import { moveStep, shiftStep } from '../../document/flow/move.ts';
import { broughtBy, lackingFor } from '../../document/flow/needs.ts';
import { beside, outlineOf, rowsOf } from '../../document/flow/outline.ts';
import { duplicateSteps, pasteSteps } from '../../document/flow/paste.ts';
import { removeSteps } from '../../document/flow/remove.ts';
import type { Spot } from '../../document/flow/spot.ts';
import { mayUngroup, ungroup } from '../../document/flow/ungroup.ts';
import type { Edited } from '../../document/flow/write.ts';
import { toast } from '../../ui/toast.ts';
import type { StudioTextKey } from '../texts/zh-CN.ts';
import { clipboard } from './clipboard.ts';
import { titleOf } from './step-words.ts';
import type { FlowStore } from './store.ts';

export interface FlowActions {
  choose(step: string, how?: { readonly focus?: boolean; readonly keep?: boolean; readonly toggle?: boolean }): void;
  arrow(direction: 'up' | 'down' | 'left' | 'right', keep: boolean): void;
  edge(which: 'first' | 'last'): void;
  openInsert(step: string, ways?: readonly string[], before?: boolean): void;
  insert(spot: Spot, type: StepType): void;
  insertBranch(step: string): void;
  insertClip(spot: Spot, clip: Clip): void;
  remove(): void;
  shift(direction: 'up' | 'down'): void;
  move(step: string, spot: Spot): void;
  openConnect(step: string, way?: string, to?: string): void;
  connect(step: string, way: string, to: string): void;
  disconnect(step: string, way: string): void;
  openGroup(): void;
  group(kind: GroupKind): void;
  ungroup(step: string): void;
  copy(): void;
  cut(): void;
  paste(): void;
  pasteText(text: string): boolean;
  duplicate(): void;
  say(text: string): void;
}

interface Around {
  readonly editor: Editor;
  readonly store: FlowStore;
  readonly office: Office;
  /** Read anew each time: the language may change, and the right to edit. */
  readonly t: () => (key: StudioTextKey, params?: Readonly<Record<string, string | number>>) => string;
  readonly readOnly: () => boolean;
  readonly show: (step: string | null) => void;
}

export function flowActions({ editor, store, office, t, readOnly, show }: Around): FlowActions {
  const document = () => editor.view().document;
  const flow = () => readFlow(document().workflow);
  const placeOf = (step: string): Place | undefined => flow().byPointer.get(step);
  const name = (step: string) => {
    const place = placeOf(step);
    return place ? titleOf(place) : '';
  };
  const say = (text: string) => store.set({ said: text });
  const tell = (key: StudioTextKey, params?: Readonly<Record<string, string | number>>) => {
    const text = t()(key, params);
    say(text);
    toast(text);
  };
  const choose: FlowActions['choose'] = (step, how) => {
    store.choose(step, how);
    show(step);
  };
  const current = () => store.read().current;
  const selected = () => {
    const { selected: steps } = store.read();
    return flow()
      .places.map(placePointer)
      .filter((step) => steps.has(step));
  };
  const run = (label: StudioTextKey, params: Readonly<Record<string, string>>, edited: Edited, refused: StudioTextKey) => {
    if (readOnly()) tell('st.flow.said.readOnly');
    else if (edited.place === null || edited.document === document()) tell(refused);
    else {
      editor.run({ label, params, edit: () => edited.document });
      choose(edited.place, { focus: true });
      say(t()('st.flow.said.done', { what: t()(label, params) }));
      return true;
    }
    return false;
  };
  const copied = (): Clip | null => {
    const clip = copyOf(document(), selected());
    if (!clip) tell('st.flow.said.nothingSelected');
    else clipboard.write(clipText(clip));
    return clip;
  };
  const without = (steps: readonly string[], label: StudioTextKey, params: Readonly<Record<string, string>>) => {
    const rows = rowsOf(outlineOf(flow().root)).map(({ place }) => placePointer(place));
    const first = rows.findIndex((step) => steps.includes(step));
    const removed = removeSteps(document(), steps);
    if (removed.kept.length > 0) tell('st.flow.said.kept');
    if (removed.gone.length === 0) return removed;
    editor.run({ label, params, edit: () => removed.document });
    const left = readFlow(removed.document.workflow).byPointer;
    const next = rows.slice(0, Math.max(first, 0)).findLast((step) => left.has(step)) ?? rows.find((step) => left.has(step)) ?? null;
    store.choose(next, { focus: true });
    show(next);
    return removed;
  };
  const guarded = (act: () => void) => (readOnly() ? tell('st.flow.said.readOnly') : act());
  const behind = (): Spot | null => {
    const step = current() ?? placePointer(flow().root.places[0] as Place);
    return placeOf(step) ? { kind: 'after', step } : null;
  };
  const putClip = (spot: Spot | null, clip: Clip) => {
    if (!spot) return;
    const before = document();
    const edited = pasteSteps(before, clip, spot);
    const count = Object.keys(clip.steps).length;
    if (!run('st.flow.done.paste', { count: String(count) }, edited, 'st.flow.said.cannotInsert')) return;
    const brought = broughtBy(before, edited.document);
    const lacking = lackingFor(edited.document, clip.needs ?? {});
    // In a dialog: what has to be put right is still there when it has been read.
    if (brought.length + lacking.length > 0) store.set({ dialog: { kind: 'pasted', count, brought, lacking } });
  };
  return {
    choose,
    say,
    arrow(direction, keep) {
      const rows = rowsOf(outlineOf(flow().root));
      const place = placeOf(current() ?? '');
      const next = place ? beside(rows, place, direction) : (rows[0]?.place ?? null);
      if (next) choose(placePointer(next), { focus: true, keep });
    },
    edge(which) {
      const rows = rowsOf(outlineOf(flow().root));
      const row = which === 'first' ? rows[0] : rows.at(-1);
      if (row) choose(placePointer(row.place), { focus: true });
    },
    openInsert: (step, ways = [], before = false) => guarded(() => store.set({ dialog: { kind: 'insert', step, ways, before } })),
    insert(spot, type) {
      const edited = insertStep(document(), spot, type, office);
      const made = edited.place === null ? undefined : readFlow(edited.document.workflow).byPointer.get(edited.place);
      run('st.flow.done.insert', { title: made ? titleOf(made) : '' }, edited, 'st.flow.said.cannotInsert');
    },
    insertBranch(step) {
      run('st.flow.done.insertBranch', {}, insertBranch(document(), step, office), 'st.flow.said.cannotInsert');
    },
    insertClip: putClip,
    remove: () =>
      guarded(() => {
        const steps = selected();
        if (steps.length === 0) return tell('st.flow.said.nothingSelected');
        const title = name(steps[0] ?? '');
        const one = steps.length === 1;
        const { gone } = without(
          steps,
          one ? 'st.flow.done.remove' : 'st.flow.done.removeMany',
          one ? { title } : { count: String(steps.length) },
        );
        if (gone.length === 1) tell('st.flow.said.removed', { title });
        else if (gone.length > 1) tell('st.flow.said.removedWith', { count: gone.length });
      }),
    shift(direction) {
      const step = current();
      if (step !== null) run('st.flow.done.move', { title: name(step) }, shiftStep(document(), step, direction), 'st.flow.said.cannotMove');
    },
    move(step, spot) {
      run('st.flow.done.move', { title: name(step) }, moveStep(document(), step, spot), 'st.flow.said.cannotMove');
    },
    openConnect: (step, way, to) =>
      guarded(() =>
        store.set({ dialog: { kind: 'connect', step, ...(way === undefined ? {} : { way }), ...(to === undefined ? {} : { to }) } }),
      ),
    connect(step, way, to) {
      run('st.flow.done.connect', { title: name(step) }, connect(document(), step, way, to), 'st.flow.said.cannotConnect');
    },
    disconnect(step, way) {
      run('st.flow.done.disconnect', { title: name(step) }, disconnect(document(), step, way), 'st.flow.said.cannotConnect');
    },
    openGroup: () =>
      guarded(() => {
        const step = current();
        const place = placeOf(step ?? '');
        if (selected().length === 0) tell('st.flow.said.nothingSelected');
        else if (selected().length === 1 && place && mayUngroup(place)) takeApart(placePointer(place));
        else store.set({ dialog: { kind: 'group', steps: selected() } });
      }),
    group(kind) {
      const steps = selected();
      run('st.flow.done.group', { count: String(steps.length) }, groupSteps(document(), steps, kind), 'st.flow.group.cannot');
    },
    ungroup: takeApart,
    copy() {
      const clip = copied();
      if (clip) tell('st.flow.said.copied', { count: Object.keys(clip.steps).length });
    },
    cut: () =>
      guarded(() => {
        const clip = copied();
        if (!clip) return;
        const count = String(Object.keys(clip.steps).length);
        const { gone } = without(selected(), 'st.flow.done.cut', { count });
        if (gone.length > 0) tell('st.flow.said.done', { what: t()('st.flow.done.cut', { count }) });
      }),
    paste: () =>
      guarded(() => {
        void clipboard.read().then((text) => {
          const clip = text === null ? null : clipFrom(text);
          if (clip) putClip(behind(), clip);
          else if (text === null) store.set({ dialog: { kind: 'paste', step: current() ?? '' } });
          else tell('st.flow.paste.wrong');
        });
      }),
    pasteText(text) {
      const clip = clipFrom(text);
      if (!clip) return false;
      // Closed first: what came along is told in a dialog of its own.
      store.set({ dialog: null });
      putClip(behind(), clip);
      return true;
    },
    duplicate() {
      const steps = selected();
      const edited = steps.length === 0 ? { document: document(), place: null } : duplicateSteps(document(), steps);
      run('st.flow.done.duplicate', { count: String(steps.length) }, edited, 'st.flow.said.cannotInsert');
    },
  };

  function takeApart(step: string): void {
    const title = name(step);
    run('st.flow.done.ungroup', { title }, ungroup(document(), step), 'st.flow.said.cannotUngroup');
  }
}

/** The document as a person sees it named: used where a title is wanted and only the pointer is known. */
export function titleAt(document: ProgrammeDocument, step: string, english = false): string {
  const place = readFlow(document.workflow).byPointer.get(step);
  return place ? titleOf(place, english) : step;
}
