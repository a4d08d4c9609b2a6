/** Edits of a decision table: rules, inputs and outputs added, moved, copied and taken away; cells typed or pasted. Pure. */
import type { DecisionTable } from '../../engine/model/rules.ts';

type Rule = DecisionTable['rules'][number];
type Input = DecisionTable['inputs'][number];
type Output = DecisionTable['outputs'][number];

/** Columns as the grid shows them: inputs, outputs, and the note. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

export function columnCount({ inputs, outputs }: DecisionTable): number {
  return inputs.length + outputs.length + 1;
}

export function cellText(table: DecisionTable, { row, column }: Cell): string {
  const rule = table.rules[row];
  const { inputs, outputs } = table;
  if (!rule) return '';
  if (column < inputs.length) return rule.in[column] ?? '';
  return column < inputs.length + outputs.length ? (rule.out[column - inputs.length] ?? '') : (rule.note ?? '');
}

/** A rule that applies to everything and gives nothing yet. */
export function blankRule({ inputs, outputs }: DecisionTable): Rule {
  return { in: inputs.map(() => '-'), out: outputs.map(() => 'null') };
}

export function withCell(table: DecisionTable, { row, column }: Cell, text: string): DecisionTable {
  const rule = table.rules[row];
  if (!rule || text === cellText(table, { row, column })) return table;
  return { ...table, rules: table.rules.with(row, withRuleCell(table, rule, column, text)) };
}

function withRuleCell({ inputs, outputs }: DecisionTable, rule: Rule, column: number, text: string): Rule {
  if (column < inputs.length) return { ...rule, in: filled(rule.in, inputs.length, '-').with(column, text) };
  if (column < inputs.length + outputs.length)
    return { ...rule, out: filled(rule.out, outputs.length, 'null').with(column - inputs.length, text) };
  const { note: _, ...rest } = rule;
  return text === '' ? rest : { ...rest, note: text };
}

function filled(cells: readonly string[], length: number, blank: string): string[] {
  return Array.from({ length }, (_, index) => cells[index] ?? blank);
}

/** Cells from a place on, to the right and down; rules are added where they run out, what is too far right is left out. */
export function withCells(table: DecisionTable, at: Cell, grid: readonly (readonly string[])[]): DecisionTable {
  const needed = at.row + grid.length - table.rules.length;
  const extended = needed <= 0 ? table : { ...table, rules: [...table.rules, ...Array.from({ length: needed }, () => blankRule(table))] };
  const columns = columnCount(table);
  return grid.reduce(
    (whole, line, down) =>
      line.reduce((part, text, right) => {
        const column = at.column + right;
        return column < columns ? withCell(part, { row: at.row + down, column }, text) : part;
      }, whole),
    extended,
  );
}

/** Text of a sheet (tabs between cells, one line a row; cells with line breaks are quoted) as cells. */
export function gridOf(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  const pattern = /("(?:[^"]|"")*"|[^\t\n\r]*)(\t|\r\n|\n|\r|$)/g;
  for (const [whole, raw = '', end] of text.matchAll(pattern)) {
    if (whole === '' && cells.length === 0) break;
    const quoted = raw.length > 1 && raw.startsWith('"') && raw.endsWith('"') && /[\t\n\r]|""/.test(raw);
    cells.push((quoted ? raw.slice(1, -1).replaceAll('""', '"') : raw).trim());
    if (end === '\t') continue;
    rows.push(cells);
    cells = [];
    if (end === '') break;
  }
  return rows;
}

export function addRule(table: DecisionTable, at: number, rule: Rule = blankRule(table)): DecisionTable {
  return { ...table, rules: table.rules.toSpliced(at, 0, rule) };
}

export function copyRule(table: DecisionTable, row: number): DecisionTable {
  const rule = table.rules[row];
  return rule ? addRule(table, row + 1, rule) : table;
}

export function removeRule(table: DecisionTable, row: number): DecisionTable {
  return { ...table, rules: table.rules.toSpliced(row, 1) };
}

export function moveRule(table: DecisionTable, row: number, to: number): DecisionTable {
  const rules = moved(table.rules, row, to);
  return rules === table.rules ? table : { ...table, rules };
}

/** An element moved; the very same list where there is nothing to move. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const one = list[from];
  if (one === undefined || from === to || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, one);
}

type Side = 'in' | 'out';

function mapCells(table: DecisionTable, side: Side, change: (cells: readonly string[]) => readonly string[]): DecisionTable {
  return { ...table, rules: table.rules.map((rule) => ({ ...rule, [side]: change(rule[side]) })) };
}

export function addInput(table: DecisionTable, input: Input, at = table.inputs.length): DecisionTable {
  return mapCells({ ...table, inputs: table.inputs.toSpliced(at, 0, input) }, 'in', (cells) => cells.toSpliced(at, 0, '-'));
}

export function addOutput(table: DecisionTable, output: Output, at = table.outputs.length): DecisionTable {
  return mapCells({ ...table, outputs: table.outputs.toSpliced(at, 0, output) }, 'out', (cells) => cells.toSpliced(at, 0, 'null'));
}

/** A column is a number among all: inputs first. The last input and the last output stay: the language needs one. */
export function removeColumn(table: DecisionTable, column: number): DecisionTable {
  const { inputs, outputs } = table;
  if (column < inputs.length) {
    if (inputs.length === 1) return table;
    return mapCells({ ...table, inputs: inputs.toSpliced(column, 1) }, 'in', (cells) => cells.toSpliced(column, 1));
  }
  const at = column - inputs.length;
  if (at >= outputs.length || outputs.length === 1) return table;
  return mapCells({ ...table, outputs: outputs.toSpliced(at, 1) }, 'out', (cells) => cells.toSpliced(at, 1));
}

/** One place to the left (-1) or right (1), among its own kind. */
export function moveColumn(table: DecisionTable, column: number, by: -1 | 1): DecisionTable {
  const { inputs, outputs } = table;
  const isInput = column < inputs.length;
  const from = isInput ? column : column - inputs.length;
  const to = from + by;
  if (to < 0 || to >= (isInput ? inputs : outputs).length || from >= (isInput ? inputs : outputs).length) return table;
  return isInput
    ? mapCells({ ...table, inputs: moved(inputs, from, to) }, 'in', (cells) => moved(cells, from, to))
    : mapCells({ ...table, outputs: moved(outputs, from, to) }, 'out', (cells) => moved(cells, from, to));
}

/** The column once more beside itself; an output under a name of its own. */
export function copyColumn(table: DecisionTable, column: number): DecisionTable {
  const { inputs, outputs } = table;
  const input = inputs[column];
  if (input) {
    const copied = addInput(table, input, column + 1);
    return mapCells(copied, 'in', (cells) => cells.with(column + 1, cells[column] ?? '-'));
  }
  const at = column - inputs.length;
  const output = outputs[at];
  if (!output) return table;
  const copied = addOutput(table, { ...output, name: freeOutput(table, output.name) }, at + 1);
  return mapCells(copied, 'out', (cells) => cells.with(at + 1, cells[at] ?? 'null'));
}

/** A name for an output that no other has: `rate`, `rate2`… */
export function freeOutput({ outputs }: DecisionTable, wanted: string): string {
  const used = new Set(outputs.map(({ name }) => name));
  const stem = wanted.replace(/\d+$/, '') || 'result';
  if (!used.has(wanted)) return wanted;
  let number = 2;
  while (used.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

export function withInput(table: DecisionTable, column: number, input: Input): DecisionTable {
  return { ...table, inputs: table.inputs.with(column, input) };
}

/** An output as it is written: without a label that says nothing, without an empty list of values. */
export function withOutput(table: DecisionTable, at: number, { name, label, values }: Output): DecisionTable {
  const listed = values?.filter((value) => value !== '');
  const written = { name, ...(label ? { label } : {}), ...(listed && listed.length > 0 ? { values: listed } : {}) };
  return { ...table, outputs: table.outputs.with(at, written) };
}

/** A title before everything else, or none. */
export function withTitle({ title: _, ...table }: DecisionTable, title: string): DecisionTable {
  return title === '' ? table : { title, ...table };
}
