/**
 * A condition as rows “field – relation – value” in groups, made from the typed tree of its text and written back so that the tree is
 * the same. What rows can't show stays a piece of text in its place.
 */
import { compileExpression } from '../../engine/rules/compile.ts';
import type { CompareOp, Node, NodeOf, Test } from '../../engine/rules/tree.ts';
import { BOOLEAN, type ContextType } from '../../engine/rules/types.ts';
import { FeelDate } from '../../engine/rules/value.ts';

export type Operand =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** Another field, a parameter, or their count: as it is written. */
  | { readonly kind: 'field'; readonly source: string };

/** Relations of a field with a value; `holds` is a yes-or-no field by itself. */
export type Relation =
  | { readonly op: CompareOp; readonly value: Operand | null }
  | { readonly op: 'in' | 'notIn'; readonly values: readonly Operand[] /** Written as a list in brackets `[…]`. */; readonly listed?: true }
  | {
      readonly op: 'range';
      readonly low: Operand | null;
      readonly high: Operand | null;
      readonly lowOpen?: true;
      readonly highOpen?: true;
    }
  | { readonly op: 'empty' | 'given' | 'holds' };

export interface Row {
  readonly kind: 'row';
  /** As it is written: `application.revenue`, `count(application.ips)`. Empty in a new row. */
  readonly field: string;
  readonly relation: Relation;
}
export interface Group {
  readonly kind: 'group';
  readonly mode: 'all' | 'any';
  readonly negated: boolean;
  readonly parts: readonly Part[];
}
/** `some` or `every` row of a table: the group's fields begin with `name`. */
export interface Rows {
  readonly kind: 'rows';
  readonly every: boolean;
  readonly list: string;
  readonly name: string;
  readonly group: Group;
}
/** What rows can't show. */
export interface Formula {
  readonly kind: 'formula';
  readonly source: string;
}
export type Part = Row | Group | Rows | Formula;

export const emptyGroup: Group = { kind: 'group', mode: 'all', negated: false, parts: [] };
export const emptyRow: Row = { kind: 'row', field: '', relation: { op: '=', value: null } };

/** The rows of a text; null when it is no condition at all (it doesn't compile). Nothing written is an empty group. */
export function conditionOf(source: string, scope: ContextType | null): Group | null {
  if (source.trim() === '') return emptyGroup;
  const compiled = compileExpression(source, scope, { expect: BOOLEAN });
  return compiled.ok ? groupAround(compiled.tree, source) : null;
}

function groupAround(node: Node, source: string): Group {
  const part = partOf(node, source);
  return part.kind === 'group' ? part : { ...emptyGroup, parts: [part] };
}

function partOf(node: Node, source: string): Part {
  switch (node.kind) {
    case 'logic':
      return { ...emptyGroup, mode: node.op === 'and' ? 'all' : 'any', parts: node.operands.map((operand) => partOf(operand, source)) };
    case 'not':
      return negated(partOf(node.operand, source));
    case 'comparison':
      return comparisonOf(node, source) ?? formula(node, source);
    case 'membership':
      return membershipOf(node, source) ?? formula(node, source);
    case 'quantified':
      return rowsOf(node, source) ?? formula(node, source);
    default:
      return isTerm(node) ? { kind: 'row', field: sliceOf(node, source), relation: { op: 'holds' } } : formula(node, source);
  }
}

function negated(part: Part): Part {
  if (part.kind === 'row' && part.relation.op === 'in') return { ...part, relation: { ...part.relation, op: 'notIn' } };
  if (part.kind === 'group' && !part.negated && part.parts.length > 1) return { ...part, negated: true };
  return { ...emptyGroup, negated: true, parts: [part] };
}

function sliceOf({ from, to }: Node, source: string): string {
  return source.slice(from, to).trim();
}

function formula(node: Node, source: string): Formula {
  return { kind: 'formula', source: sliceOf(node, source) };
}

function comparisonOf({ op, left, right }: NodeOf<'comparison'>, source: string): Row | null {
  if (!isTerm(left)) return null;
  const field = sliceOf(left, source);
  if (right.kind === 'literal' && right.value === null)
    return op === '=' || op === '!=' ? { kind: 'row', field, relation: { op: op === '=' ? 'empty' : 'given' } } : null;
  const value = operandOf(right, source);
  return value && { kind: 'row', field, relation: { op, value } };
}

function membershipOf({ value, tests, negated }: NodeOf<'membership'>, source: string): Row | null {
  if (negated || !isTerm(value)) return null;
  const field = sliceOf(value, source);
  const [only] = tests;
  if (only?.kind === 'range' && tests.length === 1) {
    const low = operandOf(only.low, source);
    const high = operandOf(only.high, source);
    if (!low || !high) return null;
    const ends = { ...(!only.lowClosed && { lowOpen: true as const }), ...(!only.highClosed && { highOpen: true as const }) };
    return { kind: 'row', field, relation: { op: 'range', low, high, ...ends } };
  }
  if (only?.kind === 'member' && only.operand.kind === 'list' && tests.length === 1) {
    const values = operandsOf(only.operand.items, source);
    return values && { kind: 'row', field, relation: { op: 'in', values, listed: true } };
  }
  const members = tests.flatMap((test: Test) => (test.kind === 'member' ? [test.operand] : []));
  const values = members.length === tests.length ? operandsOf(members, source) : null;
  return values && { kind: 'row', field, relation: { op: 'in', values } };
}

function rowsOf({ every, bindings, condition }: NodeOf<'quantified'>, source: string): Rows | null {
  const [binding] = bindings;
  if (bindings.length !== 1 || binding?.source.kind !== 'list' || !isTerm(binding.source.list)) return null;
  return { kind: 'rows', every, list: sliceOf(binding.source.list, source), name: binding.name, group: groupAround(condition, source) };
}

function operandsOf(nodes: readonly Node[], source: string): Operand[] | null {
  const found = nodes.map((node) => operandOf(node, source));
  return found.includes(null) ? null : (found as Operand[]);
}

function operandOf(node: Node, source: string): Operand | null {
  if (node.kind === 'negation' && node.operand.kind === 'literal' && node.operand.type.kind === 'number')
    return { kind: 'number', text: `-${String(node.operand.value)}` };
  if (node.kind !== 'literal') return isTerm(node) ? { kind: 'field', source: sliceOf(node, source) } : null;
  if (typeof node.value === 'string') return { kind: 'text', text: node.value };
  if (typeof node.value === 'boolean') return { kind: 'boolean', value: node.value };
  if (node.value instanceof FeelDate) return { kind: 'date', text: node.value.date };
  return node.type.kind === 'number' ? { kind: 'number', text: String(node.value) } : null;
}

/** A name with its members, or how many there are of one: what people choose from a list of fields. */
function isTerm(node: Node): boolean {
  if (node.kind === 'call') return node.name === 'count' && node.args.length === 1 && isTerm(node.args[0] as Node);
  if (node.kind === 'path') return isTerm(node.base);
  return node.kind === 'scope' || node.kind === 'local';
}

/** The text of a condition; rows that aren't filled in yet are left out, `''` when nothing is left. */
export function textOfCondition(part: Part): string {
  switch (part.kind) {
    case 'formula':
      return part.source.trim();
    case 'row':
      return textOfRow(part);
    case 'rows': {
      const inner = textOfCondition(part.group);
      return part.list === '' || inner === '' ? '' : `${part.every ? 'every' : 'some'} ${part.name} in ${part.list} satisfies ${inner}`;
    }
    case 'group':
      return textOfGroup(part);
  }
}

function textOfGroup({ mode, negated, parts }: Group): string {
  const written = parts.map((part) => ({ part, text: textOfCondition(part) })).filter(({ text }) => text !== '');
  const [only] = written;
  if (!only) return '';
  const alone = written.length === 1;
  const inner = alone ? only.text : written.map(({ part, text }) => inBrackets(part, text)).join(mode === 'all' ? ' and ' : ' or ');
  return negated ? `not(${inner})` : inner;
}

/** Clauses beside others: those of several clauses, and those that would swallow what follows, stand in brackets. */
function inBrackets(part: Part, text: string): string {
  const bare =
    (part.kind === 'row' && !readsOn(part)) || (part.kind === 'group' && (part.negated || writtenParts(part) === 1) && !swallows(part));
  return bare ? text : `(${text})`;
}

/** The grammar takes what follows such a test for a part of it. */
function readsOn({ relation }: Row): boolean {
  return relation.op === 'range' || (relation.op === 'in' && (relation.listed === true || relation.values.length === 1));
}

function writtenParts({ parts }: Group): number {
  return parts.filter((part) => textOfCondition(part) !== '').length;
}

function swallows(group: Group): boolean {
  if (group.negated) return false;
  const only = group.parts.find((part) => textOfCondition(part) !== '');
  return (
    only !== undefined &&
    (only.kind !== 'row' || readsOn(only)) &&
    !(only.kind === 'group' && (only.negated || (writtenParts(only) === 1 && !swallows(only))))
  );
}

function textOfRow({ field, relation }: Row): string {
  if (field === '') return '';
  switch (relation.op) {
    case 'holds':
      return field;
    case 'empty':
      return `${field} = null`;
    case 'given':
      return `${field} != null`;
    case 'range': {
      const { low, high, lowOpen, highOpen } = relation;
      const [from, to] = [textOfOperand(low), textOfOperand(high)];
      return from === '' || to === '' ? '' : `${field} in ${lowOpen ? '(' : '['}${from}..${to}${highOpen ? ')' : ']'}`;
    }
    case 'in':
    case 'notIn': {
      const values = relation.values.map(textOfOperand).filter((text) => text !== '');
      if (values.length === 0) return '';
      const [open, close] = relation.listed ? ['[', ']'] : ['(', ')'];
      const text = `${field} in ${open}${values.join(', ')}${close}`;
      return relation.op === 'in' ? text : `not(${text})`;
    }
    default: {
      const value = textOfOperand(relation.value);
      return value === '' ? '' : `${field} ${relation.op} ${value}`;
    }
  }
}

/** A value as it is written; `''` when it isn't there yet. */
export function textOfOperand(operand: Operand | null): string {
  switch (operand?.kind) {
    case undefined:
      return '';
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(operand.text.trim()) ? operand.text.trim() : '';
    case 'text':
      return JSON.stringify(operand.text);
    case 'date':
      return operand.text === '' ? '' : `date("${operand.text}")`;
    case 'boolean':
      return String(operand.value);
    case 'field':
      return operand.source;
  }
}
