/** Values that satisfy a comparison with a known value: at its edge first, then well inside. */
import { addDays, isDate } from '../../calendar/date.ts';
import type { CompareOp, Node } from '../../rules/tree.ts';
import type { Moment } from './moment.ts';

export function targetsFor(op: CompareOp, other: unknown, node: Node, moment: Moment): unknown[] {
  // Where nothing stands yet to compare with, any value is a beginning.
  if (other === null || other === undefined) return op === '=' ? [null] : [undefined];
  if (typeof other === 'number') return numbers(op, other);
  if (isDate(other)) return dates(op, other);
  if (op === '=') return [other];
  if (op !== '!=') return [];
  if (typeof other === 'boolean') return [!other];
  if (typeof other !== 'string') return [null];
  return [...otherValues(node, other), undefined, null, moment.today === other ? 'x' : `${other}x`];
}

function numbers(op: CompareOp, other: number): number[] {
  const wide = Math.max(1, Math.abs(other) * 0.1);
  switch (op) {
    case '=':
      return [other];
    case '!=':
      return [other + 1, other - 1];
    case '<=':
      return [other, other - 0.01, other - wide];
    case '>=':
      return [other, other + 0.01, other + wide];
    case '<':
      return [other - 0.01, other - 1, other - wide, other / 2];
    case '>':
      return [other + 0.01, other + 1, other + wide, other * 2];
  }
}

function dates(op: CompareOp, other: string): string[] {
  switch (op) {
    case '=':
      return [other];
    case '!=':
      return [addDays(other, -1), addDays(other, 1)];
    case '<=':
      return [addDays(other, -40), other];
    case '>=':
      return [addDays(other, 40), other];
    case '<':
      return [addDays(other, -40), addDays(other, -1)];
    case '>':
      return [addDays(other, 40), addDays(other, 1)];
  }
}

function otherValues(node: Node, not: string): string[] {
  if (node.type.kind !== 'string') return [];
  return (node.type.values ?? []).map(({ value }) => value).filter((value) => value !== not);
}
