import { kindOf } from '../../../document/forms/kinds.ts';
import { useStudioText } from '../../words.tsx';
import { additionKey } from '../palette.ts';
import { useAddition } from '../use-addition.ts';
import { useFormDesk } from '../use-form.ts';
import type { EditorProps } from './editor-props.ts';

/** Columns of a table, each with a way to it; a column is a field like any other. */
export function ColumnsEditor({ at, schema }: EditorProps) {
  const t = useStudioText();
  const desk = useFormDesk();
  const add = useAddition();
  const columns = Object.entries(schema.items?.properties ?? {});
  return (
    <fieldset className="st-forms-columns">
      <legend className="lz-label">{t('st.forms.columns')}</legend>
      <ol>
        {columns.map(([key, column]) => (
          <li key={key}>
            <button type="button" className="lz-link" onClick={() => desk.choose({ kind: 'field', at: { field: at.field, column: key } })}>
              {column.title ?? key}
            </button>{' '}
            <span className="lz-muted lz-small">{t(additionKey(kindOf(column)))}</span>
          </li>
        ))}
      </ol>
      {!desk.readOnly && (
        <button type="button" className="st-forms-small" onClick={() => add('text', { table: at.field, before: null })}>
          {t('st.forms.columnAdd')}
        </button>
      )}
    </fieldset>
  );
}
