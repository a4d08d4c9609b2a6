import type { Field } from '../fields/field.ts';
import type { EditorProps } from '../inspection.tsx';
import { Fields, FieldView } from './FieldView.tsx';

const isShort = ({ key }: Field) => key === 'amount' || key === 'unit';

/** How many of which unit, on one line. */
export function PeriodLine({ field, at }: Pick<EditorProps<'group'>, 'field' | 'at'>) {
  return (
    <div className="st-in-period">
      {field.fields.filter(isShort).map((one) => (
        <FieldView key={one.key} field={one} at={at} />
      ))}
    </div>
  );
}

/** A period; how days are counted stands folded below. */
export function PeriodEditor({ field, at }: EditorProps<'group'>) {
  return (
    <>
      <PeriodLine field={field} at={at} />
      <Fields fields={field.fields.filter((one) => !isShort(one))} at={at} />
    </>
  );
}

export function withoutPeriod(fields: readonly Field[]): readonly Field[] {
  return fields.filter((one) => !isShort(one));
}
