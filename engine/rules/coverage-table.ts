/**
 * What a decision table leaves open, decides twice or never uses, decided exactly over the values its inputs can have.
 * A cell that isn't made of comparisons with constants is not analysed: it is taken to cover everything when gaps are
 * looked for, and nothing when overlaps are, so that whatever is told is true.
 */
import type { DecisionTable, HitPolicy } from '../model/rules.ts';
import { type CompiledExpression, compileExpression, type Scope } from './compile.ts';
import { type Atom, atomText } from './coverage-axis.ts';
import { type Box, firstBit, intersect, type Purse, Spent, uncovered } from './coverage-boxes.ts';
import { cellOf } from './coverage-cells.ts';
import { type Axis, axisOf, bitsOf, type Constants, constantsIn } from './coverage-clauses.ts';
import type { FeelType } from './types.ts';
import { ANY } from './types.ts';
import { type CompiledUnary, compileUnary } from './unary.ts';

export interface TableCoverage {
  /** Values, as a person reads them, for which no rule applies; null when there are none (or no gap matters). */
  readonly gap: string | null;
  /** Cells, one for each input, of a rule that would apply to values around these and to nothing that is covered; null without a gap. */
  readonly gapCells: readonly string[] | null;
  /** Labels of inputs without whose value no rule applies, though every value is provided for. */
  readonly gapWhenEmpty: readonly string[];
  /** Rules (from 0) that apply at once and must not, with values for which they do. */
  readonly overlaps: readonly { readonly rules: readonly [number, number]; readonly example: string }[];
  /** Rules that are never used: `never` applies to no value; `masked` only where rules of precedence do. */
  readonly never: readonly number[];
  readonly masked: readonly number[];
  /** Cells not analysed, as [rule, input]. */
  readonly unknown: readonly (readonly [number, number])[];
  /** The budget was spent: what is not told may still be wrong. */
  readonly exceeded: boolean;
}

interface Row {
  /** Where the rule applies, cells not analysed left out: `wide` takes them for everything. */
  readonly wide: Box | null;
  /** Is every cell analysed? */
  readonly certain: boolean;
}

/** Policies under which no rule applying is an empty list, not a missing output. */
const many: readonly HitPolicy[] = ['COLLECT', 'COLLECT SUM', 'COLLECT MIN', 'COLLECT MAX', 'COLLECT COUNT', 'RULE ORDER', 'OUTPUT ORDER'];

/**
 * @param isFilled says of an input's names whether the value is always there: what can't be empty leaves no gap.
 * A table that does not compile has no coverage: null.
 */
export function coverTable(
  table: DecisionTable,
  scopeType: FeelType | null,
  constants: Constants,
  isFilled: (names: readonly (readonly string[])[]) => boolean = () => false,
  budget = 200_000,
): TableCoverage | null {
  const inputs = table.inputs.map((input) => compileExpression(input.expression, scopeType));
  if (inputs.some((input) => !input.ok) || table.rules.some((rule) => rule.in.length !== inputs.length)) return null;
  const columns = columnsOf(table, inputs as CompiledExpression[], scopeType, constants);
  if (!columns) return null;
  const { axes, rows, unknown, axisAt } = columns;
  const full = axes.map((axis) => axis.full);
  const purse: Purse = { left: budget };
  const words = (box: Box) => exampleOf(box, axes, axisAt, table);
  const found = { overlaps: [] as { rules: readonly [number, number]; example: string }[], masked: [] as number[] };
  let gap: string | null = null;
  let gapCells: readonly string[] | null = null;
  let gapWhenEmpty: string[] = [];
  let exceeded = false;
  try {
    if (!many.includes(table.hitPolicy)) {
      const wide = rows.flatMap((row) => row.wide ?? []);
      const filled: Box = new Map(axes.map((axis, index) => [index, axis.full & ~emptyBit(axis)]));
      const open = uncovered(filled, wide, full, purse);
      if (open) {
        gap = words(open);
        gapCells = axisAt.map((at, column) => (axisAt.indexOf(at) === column ? cellOf(axes[at]!, open.get(at)) : '-'));
      } else gapWhenEmpty = emptyGaps(axes, axisAt, table, inputs as CompiledExpression[], isFilled, filled, wide, full, purse);
    }
    found.masked.push(...maskedOf(table, rows, full, purse));
    found.overlaps.push(...overlapsOf(table, rows, words, purse));
  } catch (error) {
    if (!(error instanceof Spent)) throw error;
    exceeded = true;
  }
  const never = rows.flatMap((row, index) => (row.wide ? [] : [index]));
  return { gap, gapCells, gapWhenEmpty, ...found, never, unknown, exceeded };
}

function columnsOf(table: DecisionTable, inputs: readonly CompiledExpression[], scopeType: FeelType | null, constants: Constants) {
  const keys = inputs.map((input) => input.source.replace(/\s+/g, ' ').trim());
  const distinct = [...new Set(keys)];
  const axisAt = keys.map((key) => distinct.indexOf(key));
  const found: unknown[][] = distinct.map(() => []);
  const unknown: [number, number][] = [];
  const types = inputs.map((input, index): FeelType => ({ ...(input.type ?? ANY), title: table.inputs[index]!.label, titleEn: undefined }));
  // Two inputs over the same data depend on each other: which values they have together is not known.
  const entangled = inputs.map((input, index) =>
    inputs.some((other, at) => keys[at] !== keys[index] && other.names.some((name) => input.names.some((own) => overlapping(name, own)))),
  );
  const cells: CompiledUnary[][] = [];
  for (const [row, rule] of table.rules.entries()) {
    const compiled = rule.in.map((cell, index) => compileUnary(cell, types[index]!, scopeType));
    if (compiled.some((cell) => !cell.ok)) return null;
    cells.push(compiled as CompiledUnary[]);
    for (const [index, cell] of (compiled as CompiledUnary[]).entries()) {
      if (cell.tree.tests.length === 0) continue;
      const constantsOfCell = entangled[index] ? null : constantsIn(cell.tree, cell.tree.value, constants, cell.source);
      if (constantsOfCell) found[axisAt[index]!]!.push(...constantsOfCell);
      else unknown.push([row, index]);
    }
  }
  const axes = distinct.map((key, index) => axisOf(key, inputs[keys.indexOf(key)]!.type, found[index]!));
  const isUnknown = new Set(unknown.map(([row, index]) => `${row} ${index}`));
  const rows = cells.map((row, at): Row => {
    let wide: Box | null = new Map();
    for (const [index, cell] of row.entries()) {
      if (cell.tree.tests.length === 0 || isUnknown.has(`${at} ${index}`)) continue;
      const axis = axes[axisAt[index]!]!;
      const bits = bitsOf(axis, (atom) => cell.test(atom, constants as Scope), true);
      wide = wide && bits !== 0n ? intersect(wide, new Map([[axisAt[index]!, bits]])) : null;
    }
    return { wide, certain: row.every((_, index) => !isUnknown.has(`${at} ${index}`)) };
  });
  return { axes, rows, unknown, axisAt };
}

function overlapping(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.every((part, index) => part === long[index]);
}

function emptyBit(axis: Axis): bigint {
  const index = axis.atoms.indexOf(null);
  return index < 0 ? 0n : 1n << BigInt(index);
}

/** Inputs that may be empty and then meet no rule, whatever the others are. */
function emptyGaps(
  axes: readonly Axis[],
  axisAt: readonly number[],
  table: DecisionTable,
  inputs: readonly CompiledExpression[],
  isFilled: (names: readonly (readonly string[])[]) => boolean,
  filled: Box,
  wide: readonly Box[],
  full: readonly bigint[],
  purse: Purse,
): string[] {
  return axes.flatMap((axis, index) => {
    const column = axisAt.indexOf(index);
    if (isFilled(inputs[column]!.names)) return [];
    const open = uncovered(new Map(filled).set(index, emptyBit(axis)), wide, full, purse);
    return open ? [table.inputs[column]!.label] : [];
  });
}

/** FIRST and PRIORITY: rules whose place is always taken by one of precedence. */
function maskedOf(table: DecisionTable, rows: readonly Row[], full: readonly bigint[], purse: Purse): number[] {
  if (table.hitPolicy !== 'FIRST' && table.hitPolicy !== 'PRIORITY') return [];
  const rank = rows.map((_, index) => (table.hitPolicy === 'FIRST' ? [] : priorityOf(table, index)));
  return rows.flatMap((row, index) => {
    if (!row.wide) return [];
    const before = rows.filter((other, at) => other.certain && other.wide && at !== index && precedes(rank[at]!, rank[index]!, at < index));
    return uncovered(
      row.wide,
      before.map((other) => other.wide!),
      full,
      purse,
    )
      ? []
      : [index];
  });
}

/** Places of a rule's outputs in the lists of values; null for an output that is worked out. */
function priorityOf(table: DecisionTable, rule: number): (number | null)[] {
  return table.outputs.flatMap(({ values }, index) => {
    if (!values) return [];
    const literal = /^\s*"([^"\\]*)"\s*$/.exec(table.rules[rule]!.out[index] ?? '')?.[1];
    return [literal === undefined ? null : values.indexOf(literal)];
  });
}

function precedes(a: readonly (number | null)[], b: readonly (number | null)[], isEarlier: boolean): boolean {
  for (const [index, place] of a.entries()) {
    const other = b[index];
    if (place === null || other === null || other === undefined) return false;
    if (place !== other) return place < other;
  }
  return isEarlier;
}

/** UNIQUE: any two rules that apply at once. ANY: those whose outputs are written differently. One example a rule. */
function overlapsOf(table: DecisionTable, rows: readonly Row[], words: (box: Box) => string, purse: Purse) {
  if (table.hitPolicy !== 'UNIQUE' && table.hitPolicy !== 'ANY') return [];
  const outputs = table.rules.map((rule) => rule.out.map((cell) => cell.trim()).join('\n'));
  return rows.flatMap((row, index) => {
    if (!row.wide || !row.certain) return [];
    for (let at = 0; at < index; at += 1) {
      purse.left -= 1;
      if (purse.left < 0) throw new Spent();
      const other = rows[at]!;
      if (!other.wide || !other.certain || (table.hitPolicy === 'ANY' && outputs[at] === outputs[index])) continue;
      const both = intersect(row.wide, other.wide);
      if (both) return [{ rules: [at, index] as const, example: words(both) }];
    }
    return [];
  });
}

/** One point of a box in words: `label = value, …`; an input that doesn't matter is left out when others do. */
function exampleOf(box: Box, axes: readonly Axis[], axisAt: readonly number[], table: DecisionTable): string {
  return axes
    .map((axis, index) => {
      const bits = box.get(index) ?? axis.full;
      const some = bits & ~emptyBit(axis);
      const atom: Atom = axis.atoms[firstBit(some === 0n ? bits : some)] ?? null;
      return `${table.inputs[axisAt.indexOf(index)]!.label} = ${atomText(atom, axis.type)}`;
    })
    .join(', ');
}
