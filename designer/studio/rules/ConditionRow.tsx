import { useId } from 'react';
import type { Operand, Relation, Row } from '../../document/condition.ts';
import { Combobox } from '../../renderers/Combobox.tsx';
import { useStudioText } from '../words.tsx';
import type { FieldOption } from './field-options.ts';
import { type RelationOp, relationsFor, withField, withOp } from './relations.ts';
import { ValueInput, ValuesInput } from './ValueInput.tsx';

interface RowProps {
  readonly row: Row;
  readonly options: readonly FieldOption[];
  readonly onChange: (row: Row) => void;
  readonly onRemove: () => void;
  readonly readOnly: boolean;
}

/** Field – relation – value. */
export function ConditionRow({ row, options, onChange, onRemove, readOnly }: RowProps) {
  const t = useStudioText();
  const id = useId();
  const { field, relation } = row;
  const known = options.find(({ value }) => value === field);
  const type = known?.type ?? { kind: 'any' as const };
  const items = known || field === '' ? options : [...options, { value: field, title: field, type }];
  const ops = relationsFor(type);
  const set = (next: Relation) => onChange({ ...row, relation: next });
  const word = (op: RelationOp) =>
    t(type.kind === 'date' && ['<', '<=', '>', '>='].includes(op) ? (`st.cond.date.${op as '<'}` as const) : (`st.cond.op.${op}` as const));
  return (
    <div className="st-cond-row">
      <div className="st-cond-field">
        <Combobox
          label={t('st.cond.field')}
          aria={{ id, 'aria-describedby': undefined, 'aria-invalid': undefined, 'aria-required': undefined }}
          items={items}
          value={field}
          readOnly={readOnly}
          onChange={(value) =>
            onChange(
              value === ''
                ? { ...row, field: '' }
                : withField(row, value, known?.type, options.find((one) => one.value === value)?.type ?? type),
            )
          }
          onBlur={() => {}}
        />
      </div>
      <select
        className="lz-input lz-select st-cond-op"
        aria-label={t('st.cond.relation')}
        value={relation.op}
        disabled={readOnly}
        onChange={({ target }) => set(withOp(relation, target.value as RelationOp, type))}
      >
        {(ops.includes(relation.op) ? ops : [relation.op, ...ops]).map((op) => (
          <option key={op} value={op}>
            {word(op)}
          </option>
        ))}
      </select>
      <div className="st-cond-value">
        <RelationValue {...{ relation, type, options, readOnly }} field={field} onChange={set} />
      </div>
      {!readOnly && (
        <button type="button" className="lz-icon-button" aria-label={t('st.cond.removeRow')} onClick={onRemove}>
          <span aria-hidden="true">×</span>
        </button>
      )}
    </div>
  );
}

interface RelationValueProps {
  readonly relation: Relation;
  readonly field: string;
  readonly type: FieldOption['type'];
  readonly options: readonly FieldOption[];
  readonly readOnly: boolean;
  readonly onChange: (relation: Relation) => void;
}
function RelationValue({ relation, field, type, options, readOnly, onChange }: RelationValueProps) {
  const t = useStudioText();
  const others = options.filter(({ value, type: other }) => value !== field && (type.kind === 'any' || other.kind === type.kind));
  const shared = { type, others, readOnly };
  if ('values' in relation)
    return <ValuesInput {...shared} values={relation.values} onChange={(values) => onChange({ ...relation, values })} />;
  if ('low' in relation) {
    const end = (name: 'low' | 'high', open: 'lowOpen' | 'highOpen') => (
      <span className="st-cond-end">
        <ValueInput
          {...shared}
          label={t(`st.cond.${name}`)}
          value={relation[name]}
          onChange={(value: Operand | null) => onChange({ ...relation, [name]: value })}
        />
        <select
          className="lz-input lz-select st-cond-closed"
          aria-label={t(`st.cond.${name}Closed`)}
          disabled={readOnly}
          value={relation[open] ? 'open' : 'closed'}
          onChange={({ target }) => {
            const { [open]: _, ...rest } = relation;
            onChange(target.value === 'open' ? { ...rest, [open]: true } : rest);
          }}
        >
          <option value="closed">{t('st.cond.closed')}</option>
          <option value="open">{t('st.cond.open')}</option>
        </select>
      </span>
    );
    return (
      <>
        {end('low', 'lowOpen')}
        <span aria-hidden="true">{t('st.cond.to')}</span>
        {end('high', 'highOpen')}
      </>
    );
  }
  if (!('value' in relation)) return null;
  return (
    <ValueInput {...shared} label={t('st.cond.value')} value={relation.value} onChange={(value) => onChange({ ...relation, value })} />
  );
}
