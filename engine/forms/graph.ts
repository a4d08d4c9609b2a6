/**
 * Dependency graph of a form. A node is something that has a value: a field, a column (over all rows), the visibility of a
 * table (`shell`), or a table as a whole (after its columns). Nodes are numbered in an order in which they can be evaluated.
 */
import type { Expression } from './expression.ts';
import type { Field } from './field.ts';

export interface GraphNode {
  readonly kind: 'field' | 'shell' | 'column' | 'table';
  /** Top-level field, or the table of a column. */
  readonly field: Field;
  /** Of a `column` node. */
  readonly column: Field | null;
  /** Nodes read over the whole form: a change concerns every row. */
  readonly reads: ReadonlySet<number>;
  /** Columns read in the same row: a change concerns that row only. */
  readonly rowReads: ReadonlySet<number>;
  readonly dependents: readonly number[];
}
export interface Graph {
  readonly nodes: readonly GraphNode[];
  /** Node by `field`, `table?` (shell), `table/column`, `table`. */
  readonly byKey: ReadonlyMap<string, number>;
  /** Keys of nodes that need themselves; empty in a sound form. Their expressions are evaluated once, in schema order. */
  readonly cycle: readonly string[];
}

interface Draft {
  readonly key: string;
  readonly kind: GraphNode['kind'];
  readonly field: Field;
  readonly column: Field | null;
  readonly reads: Set<string>;
  readonly rowReads: Set<string>;
}

/** Which nodes an expression reads; `table` is the table whose `row` it may use. */
export function readsOf(
  expression: Expression | null,
  fields: ReadonlyMap<string, Field>,
  table: Field | null,
): { whole: Set<string>; row: Set<string> } {
  const whole = new Set<string>();
  const row = new Set<string>();
  for (const [root, name, column] of expression?.reads ?? []) {
    if (root === 'row' && table) for (const key of columnKeys(table, name)) row.add(key);
    if (root === 'application') for (const key of applicationKeys(fields, name, column)) whole.add(key);
  }
  return { whole, row };
}

function columnKeys(table: Field, name: string | undefined): string[] {
  if (name !== undefined) return table.columns.has(name) ? [`${table.name}/${name}`] : [];
  return [...table.columns.keys()].map((column) => `${table.name}/${column}`);
}

function applicationKeys(fields: ReadonlyMap<string, Field>, name: string | undefined, column: string | undefined): string[] {
  if (name === undefined) return [...fields.keys()];
  const field = fields.get(name);
  if (!field) return [];
  return column !== undefined && field.columns.has(column) ? [`${name}/${column}`] : [name];
}

export function buildGraph(fields: ReadonlyMap<string, Field>): Graph {
  const drafts = new Map<string, Draft>();
  for (const field of fields.values()) for (const draft of draftsOf(field, fields)) drafts.set(draft.key, draft);
  const { order, cycle } = sort(drafts);
  const byKey = new Map(order.map((key, index) => [key, index]));
  const dependents: number[][] = order.map(() => []);
  const numbers = (keys: ReadonlySet<string>) => new Set([...keys].flatMap((key) => byKey.get(key) ?? []));
  const nodes = order.map((key, index) => {
    const { kind, field, column, reads, rowReads } = drafts.get(key)!;
    const node = { kind, field, column, reads: numbers(reads), rowReads: numbers(rowReads), dependents: dependents[index]! };
    for (const read of new Set([...node.reads, ...node.rowReads])) dependents[read]!.push(index);
    return node;
  });
  return { nodes, byKey, cycle };
}

function draftsOf(field: Field, fields: ReadonlyMap<string, Field>): Draft[] {
  const visible = readsOf(field.visibleWhen, fields, null).whole;
  const own = new Set([...visible, ...readsOf(field.computed, fields, null).whole]);
  if (field.kind !== 'table') return [{ key: field.name, kind: 'field', field, column: null, reads: own, rowReads: new Set() }];
  const shell = `${field.name}?`;
  const columns = [...field.columns.values()].map((column): Draft => {
    const [when, formula] = [readsOf(column.visibleWhen, fields, field), readsOf(column.computed, fields, field)];
    const reads = new Set([shell, ...when.whole, ...formula.whole]);
    return { key: `${field.name}/${column.name}`, kind: 'column', field, column, reads, rowReads: new Set([...when.row, ...formula.row]) };
  });
  const whole = new Set([shell, ...columns.map(({ key }) => key)]);
  return [
    { key: shell, kind: 'shell', field, column: null, reads: visible, rowReads: new Set() },
    ...columns,
    { key: field.name, kind: 'table', field, column: null, reads: whole, rowReads: new Set() },
  ];
}

/** Kahn's algorithm, stable in schema order. Nodes of a cycle come last. */
function sort(drafts: ReadonlyMap<string, Draft>): { order: string[]; cycle: string[] } {
  const waiting = new Map<string, number>();
  const followers = new Map<string, string[]>();
  for (const { key, reads, rowReads } of drafts.values()) {
    const needs = new Set([...reads, ...rowReads]);
    waiting.set(key, needs.size);
    for (const need of needs) followers.set(need, [...(followers.get(need) ?? []), key]);
  }
  const order = [...waiting].filter(([, count]) => count === 0).map(([key]) => key);
  for (let at = 0; at < order.length; at++) {
    for (const key of followers.get(order[at]!) ?? []) {
      const left = waiting.get(key)! - 1;
      waiting.set(key, left);
      if (left === 0) order.push(key);
    }
  }
  const done = new Set(order);
  const rest = [...drafts.keys()].filter((key) => !done.has(key));
  return { order: [...order, ...rest], cycle: cyclic(rest, drafts) };
}

/** Of the nodes that could not be ordered, those that really need themselves. */
function cyclic(rest: readonly string[], drafts: ReadonlyMap<string, Draft>): string[] {
  return rest.filter((start) => {
    const seen = new Set<string>();
    const open = [start];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      const draft = drafts.get(key);
      for (const need of draft ? [...draft.reads, ...draft.rowReads] : []) {
        if (need === start) return true;
        if (!seen.has(need)) {
          seen.add(need);
          open.push(need);
        }
      }
    }
    return false;
  });
}
