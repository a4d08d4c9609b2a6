/** What is done with rows of the outline: moved, removed, copied, pasted, added where dropped. */

import { type Clip, copyColumn, copyElement, paste, pasteColumns, readClip } from '../../document/forms/clip.ts';
import { copyKey, duplicate, keysOf, move, moveColumn, removeField } from '../../document/forms/fields.ts';
import type { FormEdit } from '../../document/forms/form-edit.ts';
import { afterRemoval, moveElement, type Place, placeOfField, stepOf } from '../../document/forms/layout.ts';
import { removeWhole } from '../../document/forms/sections.ts';
import { toast } from '../../ui/toast.ts';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { type Drop, spotOfDrop } from './drops.ts';
import { type FormNode, spotFor } from './node.ts';
import type { OutlineRow } from './outline-rows.ts';
import { useAddition } from './use-addition.ts';
import { type Addition, useFormDesk } from './use-form.ts';

/**
 * What was copied here last. It counts until something else is copied or the window is left: from then on the browser's clipboard says
 * what is pasted. Where the browser refuses its clipboard it counts on.
 */
let kept: string | null = null;
let given = false;
if (typeof document !== 'undefined') {
  const forget = () => {
    if (given) kept = null;
  };
  window.addEventListener('blur', forget);
  for (const event of ['copy', 'cut']) document.addEventListener(event, forget);
}
const keptClip = (): Clip | null => (kept === null ? null : readClip(kept));

export function useFormActions() {
  const t = useStudioText();
  const desk = useFormDesk();
  const { editor } = useStudio();
  const addAtSpot = useAddition();
  const { form, name } = desk;

  /** Chooses what moved, at its new place. */
  const moved = (row: OutlineRow, edit: FormEdit, to?: Place) => {
    desk.edit('st.forms.did.move', edit, { params: { what: row.title } });
    if (to && row.node.kind === 'element') desk.choose({ kind: 'element', place: to });
    else if (row.node.kind === 'element' && !to) desk.choose({ kind: 'form' });
  };
  const step = (row: OutlineRow, key: string): boolean => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[key] as -1 | 1 | undefined;
    if (by === undefined || desk.readOnly) return false;
    if (row.node.kind === 'field' && row.node.at.column !== undefined) {
      const keys = keysOf(form, row.node.at.field);
      const at = keys.indexOf(row.node.at.column);
      if (at + by >= 0 && at + by < keys.length)
        moved(row, moveColumn(row.node.at.field, row.node.at.column, by < 0 ? keys[at - 1]! : (keys[at + 2] ?? null)));
      return true;
    }
    const to = stepOf(form.uischema, row.place, by);
    if (to && moveElement(form.uischema, row.place, to) !== form.uischema) moved(row, move(row.place, to), afterRemoval(to, row.place));
    return true;
  };
  const remove = (row: OutlineRow, next: OutlineRow | null) => {
    const params = { what: row.title === '' ? t('st.forms.untitled') : row.title };
    if (row.node.kind === 'field') desk.edit('st.forms.did.remove', removeField(row.node.at), { params });
    else desk.edit('st.forms.did.remove', removeWhole(row.place), { params });
    const place = next?.node.kind === 'element' && row.sort !== 'column' ? afterRemoval(next.place, row.place) : null;
    desk.choose(place ? { kind: 'element', place } : (next?.node ?? { kind: 'form' }));
    toast(t('st.forms.removed', params));
  };
  const clipOf = (row: OutlineRow): Clip | null => {
    const document = editor.view().document;
    if (row.node.kind === 'field' && row.node.at.column !== undefined) return copyColumn(document, form, row.node.at);
    return copyElement(document, form, row.place);
  };
  const copy = (row: OutlineRow) => {
    const clip = clipOf(row);
    if (!clip) return;
    kept = JSON.stringify(clip);
    given = false;
    void navigator.clipboard?.writeText(kept).then(
      () => {
        given = true;
      },
      () => undefined,
    );
    toast(t('st.forms.copied', { what: row.title }));
  };
  const pasteText = (text: string) => {
    const clip = readClip(text) ?? keptClip();
    if (!clip) {
      toast(t('st.forms.nothingToPaste'));
      return;
    }
    put(clip);
  };
  const put = (clip: Clip) => {
    const spot = spotFor(form, desk.node, (field) => placeOfField(form.uischema, field));
    const before = editor.view().document;
    const place = 'place' in spot && clip.element?.type === 'Category' ? [(spot.place[0] ?? -1) + 1] : spot;
    if ('place' in spot) desk.run('st.forms.did.paste', paste(name, clip, Array.isArray(place) ? place : spot.place));
    else desk.run('st.forms.did.paste', pasteColumns(name, clip, spot.table, spot.before));
    const after = editor.view().document.forms[name];
    if (!after || after === before.forms[name]) {
      toast(t('st.forms.nothingToPaste'));
      return;
    }
    const known = new Set('place' in spot ? keysOf(form) : keysOf(form, spot.table));
    const made = ('place' in spot ? keysOf(after) : keysOf(after, spot.table)).find((key) => !known.has(key));
    if (made !== undefined) desk.choose({ kind: 'field', at: 'place' in spot ? { field: made } : { field: spot.table, column: made } });
  };
  const double = (row: OutlineRow) => {
    if (row.node.kind !== 'field') {
      const clip = clipOf(row);
      if (clip) put(clip);
      return;
    }
    const key = copyKey(form, row.node.at);
    desk.edit('st.forms.did.duplicate', duplicate(row.node.at, t('st.forms.copyOf', { what: row.title })), { params: { what: row.title } });
    desk.choose({ kind: 'field', at: row.node.at.column === undefined ? { field: key } : { ...row.node.at, column: key } });
  };
  /** Keys with Ctrl; where nothing was copied here `v` is left to the browser, which then tells what its clipboard holds. */
  const clipboard = (row: OutlineRow, key: string): boolean => {
    if (key === 'c') copy(row);
    else if (key === 'v' && kept !== null && !desk.readOnly) pasteText(kept);
    else if (key === 'x' && !desk.readOnly) {
      copy(row);
      remove(row, null);
    } else if (key === 'd' && !desk.readOnly) double(row);
    else return false;
    return true;
  };
  const addAt = (kind: Addition, drop: Drop | null) => {
    const node: FormNode = { kind: 'form' };
    addAtSpot(kind, drop ? spotOfDrop(form, drop) : spotFor(form, node, () => null));
  };
  const pasteKept = () => {
    if (kept !== null) pasteText(kept);
    else void navigator.clipboard?.readText().then(pasteText, () => toast(t('st.forms.nothingToPaste')));
  };
  return { step, remove, copy, paste: pasteText, pasteKept, put, double, clipboard, moved, addAt };
}
