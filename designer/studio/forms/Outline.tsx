/**
 * The form as a tree of sections, groups and fields. Keys: arrows go and fold, Alt with arrows moves, Insert adds, Delete removes, Enter
 * edits, Ctrl with C, X, V and D copies, cuts, pastes and doubles. Rows and kinds of the palette can be dragged.
 * Modes: at rest · a drag over a row, which shows where it would go.
 */
import { type DragEvent, type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useSteady } from '../use-steady.ts';
import { useStudioText } from '../words.tsx';
import { type Drop, dropEdit, dropOf } from './drops.ts';
import { pointerOfNode } from './node.ts';
import { type ItemDeeds, OutlineItem } from './OutlineItem.tsx';
import { allRows, keptRows, type OutlineRow, outlineRows } from './outline-rows.ts';
import { additionKey } from './palette.ts';
import { useAddHere } from './use-addition.ts';
import { type Addition, problemsAt, useFormDesk } from './use-form.ts';
import { useFormActions } from './use-form-actions.ts';

export function Outline() {
  const t = useStudioText();
  const desk = useFormDesk();
  const actions = useFormActions();
  const addHere = useAddHere();
  const id = useId();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [dragged, setDragged] = useState<OutlineRow | null>(null);
  const [drop, setDrop] = useState<Drop | null>(null);
  const tree = useRef<HTMLDivElement>(null);
  const known = useRef<readonly OutlineRow[]>([]);
  const rows = useMemo(
    () => keptRows(known.current, closed.size === 0 ? allRows(desk.form) : outlineRows(desk.form, closed)),
    [desk.form, closed],
  );
  useLayoutEffect(() => {
    known.current = rows;
  }, [rows]);
  const chosen = pointerOfNode(desk.node);
  const current = rows.find((row) => row.id === chosen) ?? rows[0];
  const at = current ? rows.indexOf(current) : -1;
  // The row with the focus stays in sight and keeps the focus when rows move.
  useEffect(() => {
    const row = tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(current?.id ?? '')}"]`);
    row?.scrollIntoView?.({ block: 'nearest' });
    if (tree.current?.contains(document.activeElement)) row?.focus({ preventScroll: true });
  }, [current?.id]);

  const fold = (row: OutlineRow, open: boolean) => {
    const next = new Set(closed);
    if (open) next.delete(row.id);
    else next.add(row.id);
    setClosed(next);
  };
  const go = (index: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (row) desk.choose(row.node);
  };
  const pressed = (event: KeyboardEvent) => {
    if (!current) return;
    const control = event.ctrlKey || event.metaKey;
    if (!press(event.key, event.altKey, control)) return;
    event.preventDefault();
    // A row that moved or came is another one, and one that is gone had the focus.
    if (event.altKey || control || event.key === 'Delete') desk.focus('outline');
  };
  const press = (key: string, alt: boolean, control: boolean): boolean => {
    if (!current) return false;
    if (alt) return alt && actions.step(current, key);
    if (control) return actions.clipboard(current, key.toLowerCase());
    const parent = rows.slice(0, at).findLast(({ level }) => level < current.level);
    switch (key) {
      case 'ArrowDown':
        go(at + 1);
        return true;
      case 'ArrowUp':
        go(at - 1);
        return true;
      case 'Home':
        go(0);
        return true;
      case 'End':
        go(rows.length - 1);
        return true;
      case 'ArrowRight':
        if (current.inside >= 0 && !current.open) fold(current, true);
        else if (current.inside > 0) go(at + 1);
        return true;
      case 'ArrowLeft':
        if (current.open && current.inside >= 0) fold(current, false);
        else if (parent) desk.choose(parent.node);
        return true;
      case 'Insert':
        if (!desk.readOnly) desk.focus('palette');
        return true;
      case 'Enter':
        desk.focus('properties');
        return true;
      case 'Delete':
        if (!desk.readOnly) actions.remove(current, rows.slice(at + 1).find(({ level }) => level <= current.level) ?? rows[at - 1] ?? null);
        return true;
      default:
        return false;
    }
  };

  const over = (event: DragEvent, row: OutlineRow | null) => {
    const kind = [...event.dataTransfer.types].includes('application/x-st-forms-kind');
    if (desk.readOnly || (!dragged && !kind)) return;
    event.preventDefault();
    event.stopPropagation();
    const box = event.currentTarget.getBoundingClientRect();
    setDrop(row ? dropOf(row, (event.clientY - box.top) / Math.max(1, box.height)) : null);
  };
  const dropped = (event: DragEvent) => {
    const kind = event.dataTransfer.getData('application/x-st-forms-kind') as Addition | '';
    event.preventDefault();
    event.stopPropagation();
    if (kind !== '') actions.addAt(kind, drop);
    else if (dragged && drop) {
      const edit = dropEdit(desk.form, dragged, drop);
      if (edit) actions.moved(dragged, edit);
    }
    setDragged(null);
    setDrop(null);
  };
  const deeds = useSteady<ItemDeeds>({
    fold: (row) => fold(row, !row.open),
    choose: (row) => desk.choose(row.node),
    edit: () => desk.focus('properties'),
    drag(row) {
      setDragged(row);
      if (!row) setDrop(null);
    },
    over,
  });
  return (
    <section className="st-forms-outline" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="st-forms-heading">
        {t('st.forms.outline')}
      </h2>
      {rows.length === 0 ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: only a place to drop on; by keyboard the palette does the same
        <div className="st-forms-empty" onDragOver={(event) => over(event, null)} onDrop={dropped}>
          <p>{t(desk.readOnly ? 'st.forms.empty' : 'st.forms.emptyAdd')}</p>
          {!desk.readOnly && (
            <p className="lz-small lz-muted" data-focus="outline" tabIndex={-1}>
              {t('st.forms.emptyHint')}
            </p>
          )}
        </div>
      ) : (
        <div
          ref={tree}
          role="tree"
          aria-label={t('st.forms.outline')}
          tabIndex={-1}
          onKeyDown={pressed}
          onDrop={dropped}
          onDragLeave={(event) => event.currentTarget === event.target && setDrop(null)}
          onPaste={(event) => {
            if (desk.readOnly) return;
            event.preventDefault();
            actions.paste(event.clipboardData.getData('text/plain'));
          }}
        >
          {rows.map((row) => (
            <OutlineItem
              key={row.id}
              row={row}
              chosen={row.id === chosen}
              current={row === current}
              problems={problemsAt(desk.problems, row.id)}
              drop={drop?.row === row.id ? drop.where : null}
              deeds={deeds}
              readOnly={desk.readOnly}
            />
          ))}
        </div>
      )}
      {!desk.readOnly && (
        <div className="st-forms-quick">
          {(['section', 'group', 'note'] as const).map((kind) => (
            <button key={kind} type="button" className="st-forms-small" onClick={() => addHere(kind)}>
              {t('st.forms.addKind', { kind: t(additionKey(kind)) })}
            </button>
          ))}
          <button type="button" className="st-forms-small" onClick={() => actions.pasteKept()}>
            {t('st.forms.paste')}
          </button>
          {current && current.sort !== 'section' && (
            <>
              <button type="button" className="st-forms-small" onClick={() => actions.step(current, 'ArrowUp')}>
                {t('st.forms.moveUp')}
              </button>
              <button type="button" className="st-forms-small" onClick={() => actions.step(current, 'ArrowDown')}>
                {t('st.forms.moveDown')}
              </button>
            </>
          )}
        </div>
      )}
    </section>
  );
}
