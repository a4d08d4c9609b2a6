import type { FeelType } from '../../../engine/rules/types.ts';
import { useLocale } from '../../app/locale.tsx';
import { isObject } from '../../document/change.ts';
import { useStudioText } from '../words.tsx';
import { CaseValue } from './CaseValue.tsx';

interface RowsProps {
  readonly title: string;
  readonly columns: readonly { readonly name: string; readonly type: FeelType }[];
  readonly rows: unknown;
  readonly readOnly: boolean;
  readonly onChange: (rows: unknown) => void;
}

/** Rows of a table, with the columns that the rule reads. */
export function CaseRows({ title, columns, rows, readOnly, onChange }: RowsProps) {
  const t = useStudioText();
  const { language } = useLocale();
  const list: readonly unknown[] = Array.isArray(rows) ? rows : [];
  const titleOf = ({ name, type }: RowsProps['columns'][number]) => (language === 'en' ? type.titleEn : undefined) ?? type.title ?? name;
  const set = (index: number, name: string, value: unknown) => {
    const { [name]: _, ...rest }: Record<string, unknown> = isObject(list[index]) ? list[index] : {};
    onChange(list.with(index, value === undefined ? rest : { ...rest, [name]: value }));
  };
  return (
    <div className="st-case-rows">
      <p>{t('st.rules.rowsOf', { title, count: list.length })}</p>
      {list.length > 0 && (
        <div className="st-table-scroll">
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.name} scope="col">
                    {titleOf(column)}
                  </th>
                ))}
                {!readOnly && (
                  <th scope="col">
                    <span className="lz-hidden">{t('st.rules.rowRemove')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {list.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names
                <tr key={index}>
                  {columns.map((column) => (
                    <td key={column.name}>
                      <CaseValue
                        label={t('st.rules.cellOf', { row: index + 1, column: titleOf(column) })}
                        hideLabel
                        type={column.type}
                        value={isObject(row) ? row[column.name] : undefined}
                        readOnly={readOnly}
                        onChange={(value) => set(index, column.name, value)}
                      />
                    </td>
                  ))}
                  {!readOnly && (
                    <td>
                      <button
                        type="button"
                        className="lz-icon-button"
                        aria-label={t('st.rules.rowRemoveOf', { row: index + 1 })}
                        onClick={() => onChange(list.length === 1 ? undefined : list.toSpliced(index, 1))}
                      >
                        <span aria-hidden="true">×</span>
                      </button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!readOnly && (
        <button type="button" className="st-cond-mode" onClick={() => onChange([...list, {}])}>
          {t('st.rules.rowAdd')}
        </button>
      )}
    </div>
  );
}
