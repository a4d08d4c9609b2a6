/**
 * The cells of a decision table, worked like a sheet. Modes: moving (one cell has the focus, arrows move it, with Shift they widen
 * what is marked) · writing (an input stands in the cell; Enter and Tab take what is typed, Escape leaves it).
 */
import { type ClipboardEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DecisionTable } from '../../../engine/model/rules.ts';
import type { TableCoverage } from '../../../engine/rules/coverage-table.ts';
import type { ContextType, FeelType } from '../../../engine/rules/types.ts';
import { inputWords, outputWords } from '../../../engine/soundness/describe/cell.ts';
import { useLocale } from '../../app/locale.tsx';
import { inputText, outputText } from '../../document/cell-text.ts';
import { type Cell, cellText, columnCount, gridOf, moveRule, withCell, withCells } from '../../document/decision-table.ts';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';

interface GridProps {
  readonly table: DecisionTable;
  readonly types: readonly FeelType[];
  readonly scope: ContextType;
  readonly coverage: TableCoverage | null;
  readonly readOnly: boolean;
  /** Of the table, into the workflow. */
  readonly pointer: string;
  readonly active: Cell;
  readonly onActive: (cell: Cell) => void;
  readonly onChange: (table: DecisionTable, together?: string) => void;
  readonly onColumn: (column: number) => void;
}

export function TableGrid({ table, types, scope, coverage, readOnly, pointer, active, onActive, onChange, onColumn }: GridProps) {
  const t = useStudioText();
  const { language } = useLocale();
  const { problems } = useStudio();
  const [anchor, setAnchor] = useState<Cell | null>(null);
  const [writing, setWriting] = useState<string | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const hasFocus = useRef(false);
  const { inputs, outputs, rules } = table;
  const columns = columnCount(table);
  const marked = (row: number, column: number) => {
    const from = anchor ?? active;
    const inside = (value: number, a: number, b: number) => value >= Math.min(a, b) && value <= Math.max(a, b);
    return inside(row, from.row, active.row) && inside(column, from.column, active.column);
  };
  // The focus goes with the active cell, but only when it was in the grid: typing elsewhere moves nothing.
  useEffect(() => {
    if (!hasFocus.current || writing !== null) return;
    body.current?.querySelector<HTMLElement>(`[data-cell="${active.row} ${active.column}"]`)?.focus();
  }, [active, writing]);
  const go = (row: number, column: number, widen = false) => {
    const next = { row: Math.max(0, Math.min(rules.length - 1, row)), column: Math.max(0, Math.min(columns - 1, column)) };
    setAnchor(widen ? (anchor ?? active) : null);
    onActive(next);
  };
  const typedText = (typed: string, column: number) => {
    if (column < inputs.length) return inputText(typed, types[column] ?? { kind: 'any' }, scope);
    return column < inputs.length + outputs.length ? outputText(typed, outputs[column - inputs.length]?.values, scope) : typed.trim();
  };
  const take = (typed: string) => {
    onChange(withCell(table, active, typedText(typed, active.column)));
    setWriting(null);
  };
  const block = () => {
    const from = anchor ?? active;
    const [top, bottom] = [Math.min(from.row, active.row), Math.max(from.row, active.row)];
    const [left, right] = [Math.min(from.column, active.column), Math.max(from.column, active.column)];
    return { top, left, rows: bottom - top + 1, columns: right - left + 1 };
  };
  const clear = () => {
    const { top, left, rows, columns: width } = block();
    const blank = (column: number) => (column < inputs.length ? '-' : column < inputs.length + outputs.length ? 'null' : '');
    const grid = Array.from({ length: rows }, () => Array.from({ length: width }, (_, index) => blank(left + index)));
    onChange(withCells(table, { row: top, column: left }, grid));
  };
  const press = (event: KeyboardEvent) => {
    if (writing !== null) return;
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    const { row, column } = active;
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown') && !readOnly) {
      event.preventDefault();
      const to = row + (key === 'ArrowUp' ? -1 : 1);
      if (to < 0 || to >= rules.length) return;
      onChange(moveRule(table, row, to));
      return go(to, column);
    }
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [ctrlKey ? 0 : row, 0],
      End: [ctrlKey ? rules.length - 1 : row, columns - 1],
      PageUp: [row - 10, column],
      PageDown: [row + 10, column],
    };
    const move = moves[key];
    if (move) {
      event.preventDefault();
      return go(move[0], move[1], shiftKey);
    }
    if (readOnly || ctrlKey || metaKey || altKey) return;
    if (key === 'Delete' || key === 'Backspace') {
      event.preventDefault();
      clear();
    } else if (key === 'Enter' || key === 'F2') {
      event.preventDefault();
      setWriting(cellText(table, active));
    } else if (key === 'Process') {
      // An input method begins to compose: what it makes goes into the cell's input, which must be there before it goes on.
      flushSync(() => setWriting(''));
    } else if (key.length === 1) {
      event.preventDefault();
      setWriting(key);
    }
  };
  const copy = (event: ClipboardEvent) => {
    if (writing !== null) return;
    event.preventDefault();
    const { top, left, rows, columns: width } = block();
    const lines = Array.from({ length: rows }, (_, down) =>
      Array.from({ length: width }, (_, right) => cellText(table, { row: top + down, column: left + right })).join('\t'),
    );
    event.clipboardData.setData('text/plain', lines.join('\n'));
  };
  const paste = (event: ClipboardEvent) => {
    if (writing !== null || readOnly) return;
    event.preventDefault();
    const { top, left } = block();
    const grid = gridOf(event.clipboardData.getData('text/plain')).map((line) => line.map((text, right) => typedText(text, left + right)));
    if (grid.length > 0) onChange(withCells(table, { row: top, column: left }, grid));
  };
  const overlapOf = (row: number) =>
    (coverage?.overlaps ?? []).flatMap(({ rules: [one, other] }) => (one === row ? [other + 1] : other === row ? [one + 1] : []));
  const useless = new Set([...(coverage?.never ?? []), ...(coverage?.masked ?? [])]);
  const wrong = (row: number, column: number) =>
    column < inputs.length + outputs.length &&
    (problems ?? []).some(
      ({ document, pointer: at }) =>
        document === 'workflow' &&
        at === `${pointer}/rules/${row}/${column < inputs.length ? `in/${column}` : `out/${column - inputs.length}`}`,
    );
  const shown = (row: number, column: number) => {
    const text = cellText(table, { row, column });
    if (column < inputs.length) return inputWords(text, types[column] ?? { kind: 'any' }, scope, language);
    return column < inputs.length + outputs.length ? outputWords(text, scope, language) : text;
  };
  const heading = (column: number, label: string, side: string) => (
    <th key={`${side} ${column}`} scope="col" className={`st-table-${side}`}>
      {readOnly ? (
        label
      ) : (
        <button type="button" onClick={() => onColumn(column)} aria-label={t('st.rules.columnEditOf', { label })}>
          {label}
        </button>
      )}
    </th>
  );
  return (
    <div className="st-table-scroll">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a sheet is a table that one works in */}
      <table className="st-table" role="grid" aria-label={t('st.rules.grid')} aria-readonly={readOnly} onCopy={copy} onPaste={paste}>
        <thead>
          <tr>
            <th scope="col">{t('st.rules.row')}</th>
            {inputs.map(({ label }, column) => heading(column, label, 'in'))}
            {outputs.map((_, index) => heading(inputs.length + index, outputs[index]?.label ?? outputs[index]?.name ?? '', 'out'))}
            <th scope="col" className="st-table-remark">
              {t('st.rules.note')}
            </th>
          </tr>
        </thead>
        <tbody
          ref={body}
          onKeyDown={press}
          onFocus={() => {
            hasFocus.current = true;
          }}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) hasFocus.current = writing !== null && hasFocus.current;
          }}
        >
          {rules.map((_, row) => {
            const overlaps = overlapOf(row);
            const marks = [
              ...(overlaps.length > 0 ? [t('st.rules.overlapsWith', { rows: overlaps.join('、') })] : []),
              ...(useless.has(row) ? [t('st.rules.neverUsed')] : []),
            ];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: rules have no names
              <tr key={row} className={marks.length > 0 ? 'st-table-clash' : undefined}>
                <th scope="row">
                  {row + 1}
                  {marks.length > 0 && <small>{marks.join(t('st.semicolon'))}</small>}
                </th>
                {Array.from({ length: columns }, (_, column) => {
                  const isActive = row === active.row && column === active.column;
                  const isWriting = isActive && writing !== null;
                  return (
                    <td
                      // biome-ignore lint/suspicious/noArrayIndexKey: cells are known by their place
                      key={column}
                      data-cell={`${row} ${column}`}
                      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see above
                      role="gridcell"
                      tabIndex={isActive ? 0 : -1}
                      aria-selected={marked(row, column)}
                      aria-invalid={wrong(row, column) || undefined}
                      className={cellClass(
                        isActive,
                        marked(row, column),
                        column < inputs.length ? 'in' : column < columns - 1 ? 'out' : 'remark',
                      )}
                      onMouseDown={(event) => {
                        if (isWriting) return;
                        hasFocus.current = true;
                        go(row, column, event.shiftKey);
                      }}
                      onDoubleClick={() => !readOnly && setWriting(cellText(table, { row, column }))}
                    >
                      {isWriting ? (
                        <WritingCell
                          label={t('st.rules.cellOf', { row: row + 1, column: columnLabel(table, column) || t('st.rules.note') })}
                          began={writing}
                          onTake={(text, move) => {
                            take(text);
                            if (move) go(row + move[0], column + move[1]);
                          }}
                          onLeave={() => setWriting(null)}
                        />
                      ) : (
                        shown(row, column)
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function columnLabel({ inputs, outputs }: DecisionTable, column: number): string {
  const output = outputs[column - inputs.length];
  return inputs[column]?.label ?? output?.label ?? output?.name ?? '';
}

function cellClass(active: boolean, marked: boolean, side: 'in' | 'out' | 'remark'): string {
  return ['st-table-cell', `st-table-${side}`, marked ? 'st-table-marked' : '', active ? 'st-table-active' : ''].filter(Boolean).join(' ');
}

interface WritingProps {
  readonly label: string;
  readonly began: string;
  /** `move`: rows down and columns right. */
  readonly onTake: (text: string, move?: readonly [number, number]) => void;
  readonly onLeave: () => void;
}
function WritingCell({ label, began, onTake, onLeave }: WritingProps) {
  const [text, setText] = useState(began);
  const left = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  const finish = (act: () => void) => {
    left.current = true;
    act();
  };
  return (
    <input
      ref={input}
      className="st-table-input"
      aria-label={label}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={() => !left.current && onTake(text)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        event.stopPropagation();
        if (event.key === 'Escape') finish(onLeave);
        else if (event.key === 'Enter') finish(() => onTake(text, [event.shiftKey ? -1 : 1, 0]));
        else if (event.key === 'Tab') {
          event.preventDefault();
          finish(() => onTake(text, [0, event.shiftKey ? -1 : 1]));
        }
      }}
    />
  );
}
