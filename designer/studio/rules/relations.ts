/** Which relations a field of a type may stand in, and what value such a relation begins with. */
import type { FeelType } from '../../../engine/rules/types.ts';
import type { Operand, Relation, Row } from '../../document/condition.ts';

export type RelationOp = Relation['op'];

const ordered: readonly RelationOp[] = ['=', '!=', '>=', '>', '<=', '<', 'range', 'in', 'notIn', 'given', 'empty'];
const unordered: readonly RelationOp[] = ['=', '!=', 'in', 'notIn', 'given', 'empty'];

export function relationsFor(type: FeelType): readonly RelationOp[] {
  switch (type.kind) {
    case 'number':
    case 'date':
    case 'any':
      return ordered;
    case 'boolean':
      return ['=', 'holds', 'given', 'empty'];
    case 'list':
    case 'context':
      return ['given', 'empty'];
    default:
      return unordered;
  }
}

/** A value not yet filled in, of the kind that a field is compared with. Choices and numbers are null until one is given. */
function firstValue(type: FeelType): Operand | null {
  if (type.kind === 'boolean') return { kind: 'boolean', value: true };
  if (type.kind === 'date') return { kind: 'date', text: '' };
  return null;
}

/** The relation with another operator: what fits of its values is kept. */
export function withOp(relation: Relation, op: RelationOp, type: FeelType): Relation {
  const kept = valuesOf(relation);
  const [first = firstValue(type), second = firstValue(type)] = kept;
  switch (op) {
    case 'holds':
    case 'empty':
    case 'given':
      return { op };
    case 'in':
    case 'notIn':
      return {
        op,
        values: kept.filter((value) => value !== null),
        ...('listed' in relation && relation.listed && { listed: true as const }),
      };
    case 'range':
      return { op, low: first, high: second };
    default:
      return { op, value: first };
  }
}

function valuesOf(relation: Relation): readonly (Operand | null)[] {
  if ('values' in relation) return relation.values;
  if ('low' in relation) return [relation.low, relation.high];
  return 'value' in relation ? [relation.value] : [];
}

/** The row about another field: its relation stays where the new type allows it, values of another kind go. */
export function withField(row: Row, field: string, before: FeelType | undefined, type: FeelType): Row {
  const op = relationsFor(type).includes(row.relation.op) ? row.relation.op : (relationsFor(type)[0] as RelationOp);
  const same = before !== undefined && before.kind === type.kind && !('values' in type && type.values);
  const relation = same ? row.relation : withoutValues(row.relation);
  return { ...row, field, relation: withOp(relation, op, type) };
}

function withoutValues(relation: Relation): Relation {
  if ('values' in relation) return { ...relation, values: [] };
  return 'op' in relation ? { op: 'given' } : relation;
}

/** What a person typed as a value of a type. */
export function operandFor(type: FeelType, text: string): Operand | null {
  if (text === '') return null;
  switch (type.kind) {
    case 'number':
      return { kind: 'number', text };
    case 'date':
      return { kind: 'date', text };
    case 'boolean':
      return { kind: 'boolean', value: text === 'true' };
    case 'any':
      return /^-?\d+(\.\d+)?$/.test(text) ? { kind: 'number', text } : { kind: 'text', text };
    default:
      return { kind: 'text', text };
  }
}

/** What stands in the input for a value. */
export function textOfValue(operand: Operand | null): string {
  if (operand === null) return '';
  if (operand.kind === 'boolean') return String(operand.value);
  return operand.kind === 'field' ? operand.source : operand.text;
}
