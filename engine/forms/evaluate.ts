/**
 * One pass over the dependency graph after some input changed: visibility and computed values in graph order, then
 * requirements and checks. Work is proportional to what is affected; a value that comes out as before stops there.
 */
import type { CompiledCheck, CompiledForm } from './compile.ts';
import { type Expression, type ExpressionScope, resultOf, verdict } from './expression.ts';
import type { Field } from './field.ts';
import type { GraphNode } from './graph.ts';
import { offerAt, sameOffer } from './offers.ts';
import { readValue } from './read.ts';
import { nothing } from './reading.ts';
import {
  blankState,
  type FormScope,
  type FormState,
  memberOf,
  type Row,
  type Slot,
  type TableChange,
  takeRows,
  takeValue,
} from './state.ts';
import { markDuplicates } from './unique.ts';

/** What a pass has found so far. */
export interface Pass {
  /** Node numbers still to evaluate. */
  readonly dirty: Set<number>;
  /** Nodes whose value came out different. */
  readonly changed: Set<number>;
  /** Rows in which something is different, by table. */
  readonly rows: Map<string, Set<Row>>;
  /** Tables whose rows moved, or that were shown or hidden. */
  readonly moved: Set<string>;
  /** Fields and cells whose view may be different. */
  readonly touched: Set<Slot>;
  /** Evaluate everything: the first pass. */
  readonly all: boolean;
}

const none: ReadonlySet<Row> = new Set();

/** An empty pass; `all` evaluates everything. */
export function newPass(all: boolean): Pass {
  return { dirty: new Set(), changed: new Set(), rows: new Map(), moved: new Set(), touched: new Set(), all };
}

/** Notes that a single field was given anew. */
export function noteValue(pass: Pass, state: FormState, field: Field): void {
  pass.dirty.add(state.compiled.graph.byKey.get(field.name)!);
  pass.touched.add(state.slots.get(field.name)!);
}

/** Notes that rows of a table were given anew. */
export function noteRows(pass: Pass, state: FormState, field: Field, change: TableChange): void {
  const { byKey } = state.compiled.graph;
  for (const column of field.columns.keys()) pass.dirty.add(byKey.get(`${field.name}/${column}`)!);
  pass.dirty.add(byKey.get(field.name)!).add(byKey.get(`${field.name}?`)!);
  if (change.moved) pass.moved.add(field.name);
  for (const row of change.fresh) for (const slot of row.slots.values()) pass.touched.add(slot);
  pass.rows.set(field.name, new Set([...(pass.rows.get(field.name) ?? []), ...change.fresh]));
  pass.touched.add(state.slots.get(field.name)!);
}

/** State of a form for some data, evaluated. `state.application` is what expressions see: hidden fields null, formulas computed. */
export function stateOf(compiled: CompiledForm, scope: FormScope, data: unknown): FormState {
  const state = blankState(compiled, scope);
  for (const field of compiled.fields.values()) {
    const given = memberOf(data, field.name);
    if (field.kind === 'table') takeRows(state, field, given);
    else takeValue(state, field, given);
  }
  evaluate(state, newPass(true));
  return state;
}

/** Runs the pass to its end. */
export function evaluate(state: FormState, pass: Pass): void {
  const { nodes } = state.compiled.graph;
  const starts = pass.all ? nodes.keys() : affected(state.compiled, pass.dirty);
  for (const number of starts) {
    const node = nodes[number]!;
    if (!pass.all && !pass.dirty.has(number)) continue;
    if (!evaluateNode(state, pass, node)) continue;
    pass.changed.add(number);
    for (const dependent of node.dependents) pass.dirty.add(dependent);
  }
  for (const requirement of state.compiled.requirements) {
    eachPlace(state, pass, requirement, (scope, row) => {
      const slot = row ? row.slots.get(requirement.field.name)! : state.slots.get(requirement.field.name)!;
      const required = requirement.field.required || verdict(requirement.expression, scope) === 'true';
      if (required !== slot.required) pass.touched.add(slot);
      slot.required = required;
    });
  }
  for (const rule of state.compiled.offers) {
    eachPlace(state, pass, rule, (scope, row) => {
      const slot = (row ? row.slots : state.slots).get(rule.field.name)!;
      const offer = offerAt(rule.field, scope, row ? row.values : state.application);
      if (sameOffer(slot.offer, offer)) return;
      slot.offer = offer;
      pass.touched.add(slot);
    });
  }
  for (const check of state.compiled.checks) {
    eachPlace(state, pass, check, (scope, row) => runCheck(state, pass, check, scope, row));
  }
}

function runCheck(state: FormState, pass: Pass, check: CompiledCheck, scope: ExpressionScope, row: Row | null): void {
  const results = row ? row.checks : state.checks;
  const result = verdict(check.expression, scope);
  if (results.get(check) === result) return;
  results.set(check, result);
  pass.touched.add((row ? row.slots : state.slots).get(check.field.name)!);
}

/** Calls back once, or once per row of the table, for every place where something that is read has changed. */
function eachPlace(
  state: FormState,
  pass: Pass,
  reader: { readonly table: Field | null; readonly reads: ReadonlySet<number>; readonly rowReads: ReadonlySet<number> },
  run: (scope: ExpressionScope, row: Row | null) => void,
): void {
  const whole = pass.all || meets(reader.reads, pass.changed);
  if (!reader.table) {
    if (whole) run(state.scope, null);
    return;
  }
  const rows = whole ? state.tables.get(reader.table.name)!.rows : (pass.rows.get(reader.table.name) ?? []);
  for (const row of rows) run(row.scope, row);
}

/** Nodes reachable from some, in graph order; kept per form and start because the same fields are edited again and again. */
function affected(compiled: CompiledForm, starts: ReadonlySet<number>): readonly number[] {
  const known = reachable.get(compiled) ?? new Map<string, readonly number[]>();
  reachable.set(compiled, known);
  const key = [...starts].join();
  const found = known.get(key);
  if (found) return found;
  const seen = new Set(starts);
  for (const number of seen) for (const dependent of compiled.graph.nodes[number]!.dependents) seen.add(dependent);
  const order = [...seen].sort((a, b) => a - b);
  if (known.size < 5000) known.set(key, order);
  return order;
}
const reachable = new WeakMap<CompiledForm, Map<string, readonly number[]>>();

/** Returns whether the node's value is different now. */
function evaluateNode(state: FormState, pass: Pass, node: GraphNode): boolean {
  const { field } = node;
  switch (node.kind) {
    case 'field':
      return evaluateSlot(state, pass, field, state.slots.get(field.name)!, state.scope, state.application, true);
    case 'shell':
      return evaluateShell(state, pass, field);
    case 'column':
      return evaluateColumn(state, pass, node);
    case 'table':
      for (const slot of markDuplicates(field, state.tables.get(field.name)!.rows, pass.all ? null : (pass.rows.get(field.name) ?? none)))
        pass.touched.add(slot);
      return true;
  }
}

/** A table's own visibility; its rows stay known while it is hidden. */
function evaluateShell(state: FormState, pass: Pass, field: Field): boolean {
  const slot = state.slots.get(field.name)!;
  const visible = isVisible(field.visibleWhen, state.scope, slot);
  const { rows } = state.tables.get(field.name)!;
  const values = rows.map((row) => row.values);
  const changed = visible !== slot.visible;
  slot.visible = visible;
  slot.json = visible ? values : undefined;
  state.application[field.name] = visible ? values : null;
  if (changed) {
    pass.touched.add(slot);
    pass.moved.add(field.name);
  }
  return changed || pass.all;
}

function evaluateColumn(state: FormState, pass: Pass, node: GraphNode): boolean {
  const { field: table, column } = node;
  const { rows } = state.tables.get(table.name)!;
  const whole = pass.all || meets(node.reads, pass.changed);
  const dirtyRows = pass.rows.get(table.name);
  let changed = whole || pass.moved.has(table.name);
  for (const row of whole ? rows : (dirtyRows ?? [])) {
    if (!evaluateSlot(state, pass, column!, row.slots.get(column!.name)!, row.scope, row.values, false)) continue;
    changed = true;
    const known = pass.rows.get(table.name);
    if (known) known.add(row);
    else pass.rows.set(table.name, new Set([row]));
  }
  return changed;
}

function evaluateSlot(
  state: FormState,
  pass: Pass,
  field: Field,
  slot: Slot,
  scope: ExpressionScope,
  values: Record<string, unknown>,
  lists: boolean,
): boolean {
  const before = { failed: slot.failed, errors: slot.reading.errors };
  const visible = isVisible(field.visibleWhen, scope, slot);
  if (field.computed) {
    const value = visible ? resultOf(field.computed, scope) : null;
    slot.failed ||= value === undefined;
    slot.reading = value === undefined || value === null ? nothing : readValue(field, value, state.today);
  }
  const empty = lists && (field.kind === 'multi' || field.kind === 'files') ? [] : undefined;
  const json = visible ? (slot.reading.json ?? empty) : undefined;
  const changed = visible !== slot.visible || !same(json, slot.json) || !Object.hasOwn(values, field.name);
  slot.visible = visible;
  slot.json = json;
  values[field.name] = json ?? null;
  // A result that can't be had leaves the field as empty as no result: what is wrong with it is new all the same.
  if (changed || before.failed !== slot.failed || !same(before.errors, slot.reading.errors)) pass.touched.add(slot);
  return changed;
}

/** A condition that could not be decided keeps its field visible, so that the failure is seen. */
function isVisible(condition: Expression | null, scope: ExpressionScope, slot: Slot): boolean {
  const result = condition ? verdict(condition, scope) : 'true';
  slot.failed = result === 'failed';
  return result === 'true' || result === 'failed';
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

function meets(reads: ReadonlySet<number>, changed: ReadonlySet<number>): boolean {
  for (const number of reads.size < changed.size ? reads : changed)
    if ((reads.size < changed.size ? changed : reads).has(number)) return true;
  return false;
}
