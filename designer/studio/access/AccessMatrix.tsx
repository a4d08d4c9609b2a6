/**
 * The matrix, worked like a sheet: one cell has the focus, Shift widens what is marked, a digit sets it. A line of a section stands for
 * all its fields, the first line for all fields without an entry. Rows are drawn again only when a letter of theirs changed.
 */
import { type CSSProperties, type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FieldAccess } from '../../../engine/model/people.ts';
import { usePick } from '../../app/locale.tsx';
import { type AccessColumn, type AccessSection, withAccess, withRest } from '../../document/access.ts';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { AccessRow } from './AccessRow.tsx';
import { AccessTools } from './AccessTools.tsx';
import { blockOf, codesOf, codeValues, linesOf, type Spot, targetsOf } from './matrix.ts';

interface MatrixProps {
  readonly columns: readonly AccessColumn[];
  readonly sections: readonly AccessSection[];
}
const digits: Readonly<Record<string, FieldAccess | null>> = {
  1: 'hidden',
  2: 'read',
  3: 'edit',
  4: 'required',
  0: null,
  Delete: null,
  Backspace: null,
};

export function AccessMatrix({ columns, sections }: MatrixProps) {
  const t = useStudioText();
  const pick = usePick();
  const { editor, readOnly, problems, chosen } = useStudio();
  const [filter, setFilter] = useState('');
  const [onlySet, setOnlySet] = useState(false);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(() => sections.flatMap(({ fields }) => fields.map(({ name }) => name)), [sections]);
  const lines = useMemo(
    () => linesOf({ sections, filter, onlySet, closed, opened }, columns, (zh, en) => pick(zh, en)),
    [sections, filter, onlySet, closed, opened, columns, pick],
  );
  const [spot, setSpot] = useState<Spot>(() => spotOf(chosen, columns, lines));
  const [anchor, setAnchor] = useState<Spot | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const hasFocus = useRef(false);
  const active: Spot = { line: Math.min(spot.line, lines.length - 1), column: Math.min(spot.column, columns.length - 1) };
  const block = blockOf(anchor ?? active, active);
  useEffect(() => {
    if (hasFocus.current) body.current?.querySelector<HTMLElement>(`[data-at="${active.line} ${active.column}"]`)?.focus();
  }, [active.line, active.column]);
  const set = (value: FieldAccess | null) => {
    const chosenColumns = columns.slice(block.left, block.right + 1);
    const { fields, rest } = targetsOf(lines, block);
    if (readOnly || (fields.length === 0 && !rest)) return;
    editor.run({
      label: value === null ? 'st.access.did.reset' : `st.access.did.${value}`,
      params: { count: String(fields.length * chosenColumns.length || chosenColumns.length) },
      edit: (document) => {
        const withFields = fields.length > 0 ? withAccess(document, chosenColumns, fields, value, all) : document;
        return rest && fields.length === 0 ? withRest(withFields, chosenColumns, value) : withFields;
      },
    });
  };
  const go = useCallback(
    (line: number, column: number, widen: boolean) => {
      hasFocus.current = true;
      setSpot((before) => {
        setAnchor((from) => (widen ? (from ?? before) : null));
        return { line: Math.max(0, Math.min(lines.length - 1, line)), column: Math.max(0, Math.min(columns.length - 1, column)) };
      });
    },
    [lines.length, columns.length],
  );
  const press = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('td')) return;
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
    const { line, column } = active;
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [line - 1, column],
      ArrowDown: [line + 1, column],
      ArrowLeft: [line, column - 1],
      ArrowRight: [line, column + 1],
      Home: [ctrlKey ? 0 : line, 0],
      End: [ctrlKey ? lines.length - 1 : line, columns.length - 1],
      PageUp: [line - 15, column],
      PageDown: [line + 15, column],
    };
    const move = moves[key];
    if (move) {
      event.preventDefault();
      go(move[0], move[1], shiftKey);
    } else if (key === ' ' && (shiftKey || ctrlKey)) {
      event.preventDefault();
      setAnchor(shiftKey ? { line, column: 0 } : { line: 0, column });
      setSpot(shiftKey ? { line, column: columns.length - 1 } : { line: lines.length - 1, column });
    } else if (Object.hasOwn(digits, key) && !ctrlKey && !metaKey && !altKey) {
      event.preventDefault();
      set(digits[key] ?? null);
    }
  };
  const toggle = useCallback((from: (change: (before: ReadonlySet<string>) => ReadonlySet<string>) => void, key: string) => {
    from((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const onToggle = useCallback(
    (kind: 'section' | 'table', key: string) => toggle(kind === 'section' ? setClosed : setOpened, key),
    [toggle],
  );
  const wrong = useMemo(() => problemsByCell(problems ?? [], columns), [problems, columns]);
  const at = lines[active.line];
  const name = at?.kind === 'field' ? at.field.name : at?.kind === 'rest' ? '*' : '';
  const told = wrong.get(`${columns[active.column]?.pointer} ${name}`) ?? [];
  return (
    <>
      <AccessTools
        {...{ filter, onlySet, readOnly }}
        onFilter={setFilter}
        onOnlySet={setOnlySet}
        onSet={set}
        marked={(block.bottom - block.top + 1) * (block.right - block.left + 1)}
      />
      {lines.length === 0 && <p role="status">{t('st.access.noMatch')}</p>}
      <div className="st-access-scroll">
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a sheet is a table that one works in
          role="grid"
          // A table of fixed widths is laid out without looking at its two thousand cells.
          style={{ '--st-access-steps': columns.length } as CSSProperties}
          className="st-access-table"
          aria-label={t('st.access.matrix')}
          aria-readonly={readOnly}
          aria-multiselectable
        >
          <thead>
            <tr>
              <th scope="col" className="st-access-corner">
                {t('st.access.field')}
              </th>
              {columns.map(({ pointer, title }, column) => (
                <th key={pointer} scope="col">
                  <button
                    type="button"
                    aria-label={t('st.access.markColumn', { title })}
                    onClick={() => {
                      setAnchor({ line: 0, column });
                      setSpot({ line: lines.length - 1, column });
                    }}
                  >
                    {title}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody
            ref={body}
            onKeyDown={press}
            onBlur={(event) => {
              if (!event.currentTarget.contains(event.relatedTarget)) hasFocus.current = false;
            }}
          >
            {lines.map((line, index) => (
              <AccessRow
                key={line.key}
                index={index}
                line={line}
                codes={codesOf(line, columns)}
                titles={columns}
                active={index === active.line ? active.column : -1}
                from={index >= block.top && index <= block.bottom ? block.left : -1}
                to={index >= block.top && index <= block.bottom ? block.right : -1}
                closed={line.kind === 'section' ? closed.has(line.key) : line.kind === 'field' && opened.has(line.field.name)}
                wrong={wrongIn(wrong, line, columns)}
                onGo={go}
                onToggle={onToggle}
              />
            ))}
          </tbody>
        </table>
      </div>
      <div className="st-access-said" role="status">
        {at && (
          <p>
            {t('st.access.at', {
              field: lineTitle(at, t),
              step: columns[active.column]?.title ?? '',
              value: valueText(codesOf(at, columns).slice(active.column * 2, active.column * 2 + 2), t),
            })}
          </p>
        )}
        {told.map((message) => (
          <p key={message} className="st-feel-wrong">
            {message}
          </p>
        ))}
      </div>
    </>
  );
}

type Texts = ReturnType<typeof useStudioText>;

function lineTitle(line: ReturnType<typeof linesOf>[number], t: Texts): string {
  if (line.kind === 'rest') return t('st.access.rest');
  return line.kind === 'field' ? line.field.title : line.title || t('st.access.noSection');
}

function valueText(code: string, t: Texts): string {
  const value = codeValues[code[0] ?? ''] ?? 'mixed';
  const from = code[1] ?? 'd';
  return `${t(`st.access.value.${value}`)}${value === 'mixed' ? '' : t(`st.access.from.${from as 's'}`)}`;
}

/** The cell that a problem or another panel points to. */
function spotOf(chosen: string | null, columns: readonly AccessColumn[], lines: readonly ReturnType<typeof linesOf>[number][]): Spot {
  const [document, pointer = ''] = (chosen ?? '').split('#');
  const column =
    document === 'workflow' ? columns.findIndex((one) => pointer === one.pointer || pointer.startsWith(`${one.pointer}/access`)) : -1;
  if (column < 0) return { line: 0, column: 0 };
  const name = pointer.slice(`${columns[column]?.pointer}/access/`.length);
  const line = lines.findIndex((one) => one.kind === 'field' && one.field.name === name);
  return { line: Math.max(0, line), column };
}

type Told = ReturnType<typeof useStudio>['problems'] & object;

/** Messages by step and entry. */
function problemsByCell(problems: Told, columns: readonly AccessColumn[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { document, pointer, message } of problems) {
    if (document !== 'workflow') continue;
    const column = columns.find((one) => pointer.startsWith(`${one.pointer}/access/`));
    if (!column) continue;
    const key = `${column.pointer} ${pointer.slice(`${column.pointer}/access/`.length).replaceAll('~1', '/').replaceAll('~0', '~')}`;
    found.set(key, [...(found.get(key) ?? []), message]);
  }
  return found;
}

/** Columns at which something is wrong with a line, as text: rows compare it. */
function wrongIn(
  wrong: ReadonlyMap<string, readonly string[]>,
  line: ReturnType<typeof linesOf>[number],
  columns: readonly AccessColumn[],
): string {
  const name = line.kind === 'field' ? line.field.name : line.kind === 'rest' ? '*' : null;
  if (name === null || wrong.size === 0) return '';
  return columns.map(({ pointer }) => (wrong.has(`${pointer} ${name}`) ? '1' : '0')).join('');
}
