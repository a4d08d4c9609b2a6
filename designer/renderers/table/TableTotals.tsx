import { columnTotals } from '../../../engine/forms/totals.ts';
import { usePick, useText } from '../../app/locale.tsx';
import { useDisplay } from '../display.ts';
import { useForm } from '../form-context.ts';
import type { Control } from '../use-control.ts';

/** Sums of the columns that have one, under the table; read out when they change. */
export function TableTotals({ field }: { field: Control }) {
  const t = useText();
  const pick = usePick();
  const display = useDisplay();
  const { store } = useForm();
  const columns = Object.entries(field.schema.items?.properties ?? {}).filter(([, schema]) => schema['x-total']);
  if (columns.length === 0) return null;
  // Normalised values, with formulas computed: what the server would add up.
  const totals = columnTotals(field.schema, (store.presentation.field(field.pointer).value as readonly unknown[] | undefined) ?? []);
  return (
    <output className="lz-table-totals">
      <span>{t('form.table.total')}</span>
      {columns.map(([name, schema]) => (
        <span key={name}>
          <span className="lz-row-label">{pick(schema.title ?? name, schema['x-titleEn'])}</span> {display(schema, totals.get(name))}
        </span>
      ))}
    </output>
  );
}
