/** Steps' names in expressions: found by the engine's own reader of FEEL, with their places, so that nothing else of that name is touched. */
import type { Path } from '../../../engine/model/pointer.ts';
import type { DecisionTable, Scorecard } from '../../../engine/model/rules.ts';
import type { ProgrammeDocument } from '../../../engine/model/studio.ts';
import { compileExpression } from '../../../engine/rules/compile.ts';
import { type Node, partsOf } from '../../../engine/rules/tree.ts';
import { ANY, type ContextType, type FeelType } from '../../../engine/rules/types.ts';
import { compileUnary } from '../../../engine/rules/unary.ts';
import { checkDocuments } from '../../../engine/soundness/documents.ts';
import { expressionsOf, typeFor } from '../../../engine/soundness/expressions.ts';
import { allPlaces, type Json } from '../../../engine/soundness/places.ts';
import { newReport } from '../../../engine/soundness/report.ts';
import { type ScopeTypes, scopeTypesOf } from '../../../engine/soundness/scope-types.ts';
import { checkShape } from '../../../engine/soundness/shape.ts';
import { valueIn, write } from './write.ts';

type Names = ReadonlyMap<string, string>;

/** The source with other names for steps; the same where it names none of them, or can't be read. */
export function renamedIn(source: string, names: Names, type: FeelType | null): string {
  return replaced(source, names, treeOf(source, type));
}

function treeOf(source: string, type: FeelType | null): Node | null {
  const typed = compileExpression(source, type);
  if (typed.ok) return typed.tree;
  const free = compileExpression(source, null);
  return free.ok ? free.tree : null;
}

function cellTree(source: string, type: FeelType | null): Node | null {
  const typed = compileUnary(source, ANY, type);
  if (typed.ok) return typed.tree;
  const free = compileUnary(source, ANY, null);
  return free.ok ? free.tree : null;
}

function replaced(source: string, names: Names, tree: Node | null): string {
  const spans = new Map<number, { readonly to: number; readonly name: string }>();
  const visit = (node: Node): void => {
    const name = 'name' in node ? names.get(node.name) : undefined;
    if (name !== undefined && node.kind === 'scope') spans.set(node.from, { to: node.to, name });
    // `joint.branches.env`, `items[1].results.check`: steps by their ids within a result.
    if (name !== undefined && node.kind === 'path' && ['branches', 'results'].includes(lastName(node.base)))
      spans.set(node.to - node.name.length, { to: node.to, name });
    // Inside a filter, a name may be that of the row: then the row's own is meant.
    if (node.kind !== 'either') partsOf(node).forEach(visit);
  };
  if (tree) visit(tree);
  const sorted = [...spans].sort(([a], [b]) => b - a);
  return sorted.reduce((text, [from, { to, name }]) => text.slice(0, from) + name + text.slice(to), source);
}

const lastName = (node: Node): string => (node.kind === 'path' ? node.name : (node.path?.at(-1) ?? ''));

/**
 * The document with other names for steps in all expressions: those of steps, rules and texts with `{…}`, and in scenarios. It may
 * have the steps under the old names or the new ones already.
 */
export function renamedExpressions(document: ProgrammeDocument, names: Names): ProgrammeDocument {
  const shaped = checkShape(document.workflow, newReport());
  if (!shaped || names.size === 0) return document;
  const places = allPlaces(shaped.scope);
  const documents = checkDocuments(
    document.forms as unknown as Json,
    document.vocabularies as unknown as Json,
    shaped.workflow.parameters,
    newReport(),
  );
  const types = withAliases(scopeTypesOf(shaped, places, documents), names);
  let { workflow } = document;
  const change = (at: Path, edit: (text: string) => string) => {
    const text = valueIn(workflow, at);
    const next = typeof text === 'string' ? edit(text) : text;
    if (next !== text) workflow = write(workflow, at, next);
  };
  for (const expression of expressionsOf(shaped.workflow, places)) {
    const type = typeFor(expression, types);
    const renamed = renamedIn(expression.source, names, type);
    if (renamed === expression.source) continue;
    change(expression.at, (text) =>
      text === expression.source
        ? renamed
        : text.replace(/\{([^{}]+)\}/g, (braces, inner: string) =>
            inner.trim() === expression.source ? braces.replace(expression.source, () => renamed) : braces,
          ),
    );
  }
  for (const [at, kind] of rulePaths(document))
    change(at, (text) => replaced(text, names, kind === 'cell' ? cellTree(text, types.whole) : treeOf(text, types.whole)));
  const scenarios = renamedScenarios(document.scenarios, names);
  return workflow === document.workflow && scenarios === document.scenarios ? document : { ...document, workflow, scenarios };
}

function withAliases(types: ScopeTypes, names: Names): ScopeTypes {
  const both = (type: ContextType): ContextType => {
    const known = [...names].flatMap(([old, name]) => {
      const found = type.fields[old] ?? type.fields[name];
      return found ? [[old, found] as const] : [];
    });
    return { ...type, fields: { ...type.fields, ...Object.fromEntries(known) } };
  };
  return { ...types, whole: both(types.whole), answered: both(types.answered) };
}

function rulePaths({ workflow }: ProgrammeDocument): [Path, 'expression' | 'cell'][] {
  const found: [Path, 'expression' | 'cell'][] = [];
  const versions = Array.isArray(workflow.ruleVersions) ? workflow.ruleVersions : [];
  for (const [index, version] of versions.entries()) {
    for (const [name, card] of Object.entries<Scorecard | undefined>(version?.scorecards ?? {}))
      for (const [row, item] of (card?.items ?? []).entries()) {
        const at = ['ruleVersions', index, 'scorecards', name, 'items', row];
        found.push([[...at, 'value'], 'expression']);
        for (const band of (item?.bands ?? []).keys()) found.push([[...at, 'bands', band, 'when'], 'expression']);
      }
    for (const [name, table] of Object.entries<DecisionTable | undefined>(version?.tables ?? {})) {
      const at = ['ruleVersions', index, 'tables', name];
      for (const input of (table?.inputs ?? []).keys()) found.push([[...at, 'inputs', input, 'expression'], 'expression']);
      for (const [row, rule] of (table?.rules ?? []).entries()) {
        for (const cell of (rule?.in ?? []).keys()) found.push([[...at, 'rules', row, 'in', cell], 'cell']);
        for (const cell of (rule?.out ?? []).keys()) found.push([[...at, 'rules', row, 'out', cell], 'expression']);
      }
    }
  }
  return found;
}

/** `meet`, `task`, `everyone` and `expect` of a scenario's steps, and its `lots`, name steps of the workflow. */
const naming = ['meet', 'steps', 'task', 'everyone'];
function renamedScenarios(file: unknown, names: Names): unknown {
  if (typeof file !== 'object' || file === null || !Array.isArray((file as { scenarios?: unknown }).scenarios)) return file;
  const path = (text: string) => text.replace(/^results\.([^.]+)/, (all, id: string) => (names.has(id) ? `results.${names.get(id)}` : all));
  // The step of a row has its number behind it: `visit~2`.
  const named = (text: string) => text.replace(/^[^~]+/, (id) => names.get(id) ?? id);
  const visit = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return naming.includes(key) ? named(value) : key === 'hidden' ? path(value) : value;
    if (Array.isArray(value)) {
      const next = value.map((one) => visit(one, key));
      return next.every((one, index) => one === value[index]) ? value : next;
    }
    if (typeof value !== 'object' || value === null || key === 'data' || key === 'verified') return value;
    const entries = Object.entries(value);
    const next = entries.map(
      ([name, one]) => [key === 'values' ? path(name) : key === 'lots' ? named(name) : name, visit(one, name)] as const,
    );
    return next.every(([name, one], index) => name === entries[index]?.[0] && one === entries[index]?.[1])
      ? value
      : Object.fromEntries(next);
  };
  const scenarios = visit((file as { scenarios: unknown }).scenarios, 'scenarios');
  return scenarios === (file as { scenarios: unknown }).scenarios ? file : { ...file, scenarios };
}
