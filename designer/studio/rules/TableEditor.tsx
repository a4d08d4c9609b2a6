import { Button } from 'antd';
import { useState } from 'react';
import type { DecisionTable, HitPolicy } from '../../../engine/model/rules.ts';
import {
  addRule,
  blankRule,
  type Cell,
  cellText,
  columnCount,
  copyColumn,
  copyRule,
  moveColumn,
  moveRule,
  removeColumn,
  removeRule,
  withCell,
  withTitle,
} from '../../document/decision-table.ts';
import { removeRule as removeWhole, rulePointer, withRule } from '../../document/rules.ts';
import { Field } from '../../ui/Field.tsx';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { ColumnDialog } from './ColumnDialog.tsx';
import { FeelLine } from './FeelLine.tsx';
import { GridHelp } from './GridHelp.tsx';
import { ProblemsAt } from './ProblemsAt.tsx';
import { TableCoverageNote } from './TableCoverageNote.tsx';
import { TableGrid } from './TableGrid.tsx';
import { useTableScope } from './use-table-scope.ts';

const policies: readonly HitPolicy[] = [
  'UNIQUE',
  'ANY',
  'FIRST',
  'PRIORITY',
  'COLLECT',
  'COLLECT SUM',
  'COLLECT MIN',
  'COLLECT MAX',
  'COLLECT COUNT',
  'RULE ORDER',
  'OUTPUT ORDER',
];

/** The note above the grid tells these. */
const toldByCoverage = ['table.gap', 'table.overlap', 'table.differ'];

interface EditorProps {
  readonly version: number;
  readonly name: string;
  readonly table: DecisionTable;
  /** Path inside the table, of a problem. */
  readonly at: readonly string[];
}

/** A decision table: its name and hit policy, the grid, the line of the cell that has the focus, what is open or decided twice. */
export function TableEditor({ version, name, table, at }: EditorProps) {
  const t = useStudioText();
  const { editor, readOnly, choose } = useStudio();
  const pointer = rulePointer(version, 'tables', name);
  const { scope, types, coverage } = useTableScope(table, `workflow#${pointer}`);
  const [active, setActive] = useState<Cell>({ row: at[0] === 'rules' ? Number(at[1]) : 0, column: 0 });
  const [column, setColumn] = useState<number | 'input' | 'output' | null>(null);
  const change = (next: DecisionTable, together?: string) =>
    editor.run({
      label: 'st.rules.did.table',
      params: { title: table.title ?? name },
      ...(together ? { together } : {}),
      edit: (document) => withRule(document, version, 'tables', name, next),
    });
  const row = Math.min(active.row, table.rules.length - 1);
  const cell: Cell = { row, column: Math.min(active.column, columnCount(table) - 1) };
  const data = table.inputs.length + table.outputs.length;
  const side = cell.column < table.inputs.length ? `in/${cell.column}` : `out/${cell.column - table.inputs.length}`;
  const label = cell.column < table.inputs.length ? table.inputs[cell.column]?.label : outputLabel(table, cell.column);
  const tool = (text: string, disabled: boolean, act: () => void) => (
    <button type="button" className="st-table-tool" disabled={disabled} onClick={act}>
      {text}
    </button>
  );
  return (
    <section className="st-rules-card" aria-label={table.title ?? name}>
      <div className="st-rules-head">
        <Field label={t('st.rules.tableTitle')}>
          {(aria) => (
            <input
              {...aria}
              className="lz-input"
              value={table.title ?? ''}
              readOnly={readOnly}
              onChange={({ target }) => change(withTitle(table, target.value), `${pointer} title`)}
            />
          )}
        </Field>
        <Field label={t('st.rules.policy')} help={t(`st.rules.policyHelp.${table.hitPolicy}`)}>
          {(aria) => (
            <select
              {...aria}
              className="lz-input lz-select"
              value={table.hitPolicy}
              disabled={readOnly}
              onChange={({ target }) => change({ ...table, hitPolicy: target.value as HitPolicy })}
            >
              {policies.map((policy) => (
                <option key={policy} value={policy}>
                  {t(`st.rules.policy.${policy}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <TableCoverageNote
        {...{ table, types, scope, coverage, readOnly }}
        onAdd={(cells) => {
          change(addRule(table, table.rules.length, { ...blankRule(table), in: cells }));
          setActive({ row: table.rules.length, column: table.inputs.length });
        }}
      />
      <ProblemsAt pointer={pointer} except={toldByCoverage} />
      {!readOnly && (
        <div className="st-table-tools" role="toolbar" aria-label={t('st.rules.tools')}>
          {tool(t('st.rules.rowAdd'), false, () => {
            change(addRule(table, row + 1));
            setActive({ ...cell, row: row + 1 });
          })}
          {tool(t('st.rules.rowCopy'), row < 0, () => {
            change(copyRule(table, row));
            setActive({ ...cell, row: row + 1 });
          })}
          {tool(t('st.rules.rowUp'), row <= 0, () => {
            change(moveRule(table, row, row - 1));
            setActive({ ...cell, row: row - 1 });
          })}
          {tool(t('st.rules.rowDown'), row < 0 || row >= table.rules.length - 1, () => {
            change(moveRule(table, row, row + 1));
            setActive({ ...cell, row: row + 1 });
          })}
          {tool(t('st.rules.rowRemove'), table.rules.length <= 1, () => change(removeRule(table, row)))}
          <span className="st-table-gap" aria-hidden="true" />
          {tool(t('st.rules.inputAdd'), false, () => setColumn('input'))}
          {tool(t('st.rules.outputAdd'), false, () => setColumn('output'))}
          {tool(t('st.rules.columnEdit'), cell.column >= data, () => setColumn(cell.column))}
          {tool(t('st.rules.columnCopy'), cell.column >= data, () => change(copyColumn(table, cell.column)))}
          {tool(t('st.rules.columnLeft'), moveColumn(table, cell.column, -1) === table, () => {
            change(moveColumn(table, cell.column, -1));
            setActive({ row, column: cell.column - 1 });
          })}
          {tool(t('st.rules.columnRight'), moveColumn(table, cell.column, 1) === table, () => {
            change(moveColumn(table, cell.column, 1));
            setActive({ row, column: cell.column + 1 });
          })}
          {tool(t('st.rules.columnRemove'), removeColumn(table, cell.column) === table, () => change(removeColumn(table, cell.column)))}
          <GridHelp />
        </div>
      )}
      <TableGrid
        {...{ table, types, scope, coverage, readOnly, pointer }}
        active={cell}
        onActive={setActive}
        onChange={change}
        onColumn={setColumn}
      />
      {row >= 0 && cell.column < data && (
        <FeelLine
          key={`${cell.row} ${cell.column}`}
          place={`workflow#${pointer}/rules/${row}/${side}`}
          label={t('st.rules.cellOf', { row: row + 1, column: label ?? '' })}
          value={cellText(table, cell)}
          onChange={(text) =>
            change(
              withCell(table, cell, text === '' && cell.column < table.inputs.length ? '-' : text || 'null'),
              `${pointer} ${cell.row} ${cell.column}`,
            )
          }
        />
      )}
      {!readOnly && (
        <div className="st-rules-acts">
          <Button
            danger
            onClick={() => {
              editor.run({
                label: 'st.rules.did.removeRule',
                params: { title: table.title ?? name },
                edit: (document) => removeWhole(document, version, 'tables', name),
              });
              choose(`workflow#/ruleVersions/${version}`);
            }}
          >
            {t('st.rules.removeTable')}
          </Button>
        </div>
      )}
      {column !== null && (
        <ColumnDialog
          {...{ table, column, types }}
          place={`workflow#${pointer}/inputs/${column === 'input' ? table.inputs.length : column}/expression`}
          onClose={() => setColumn(null)}
          onDone={(next) => {
            change(next);
            setColumn(null);
          }}
        />
      )}
    </section>
  );
}

export function outputLabel({ inputs, outputs }: DecisionTable, column: number): string {
  const output = outputs[column - inputs.length];
  return output?.label ?? output?.name ?? '';
}
