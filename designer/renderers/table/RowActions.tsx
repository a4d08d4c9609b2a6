import { useText } from '../../app/locale.tsx';

/** What can be done with a row, named by its number from 0; the same for the life of the table. */
export interface RowDeeds {
  /** Opens the row for editing, or closes it. */
  readonly toggle: (index: number) => void;
  readonly copy: (index: number) => void;
  readonly remove: (index: number) => void;
  /** Element id of the button that opens a row. */
  readonly editId: (index: number) => string;
}

interface RowActionsProps {
  readonly index: number;
  readonly open: boolean;
  readonly deeds: RowDeeds;
  /** The table has room for one more. */
  readonly canCopy: boolean;
}
/** Buttons of a row. */
export function RowActions({ index, open, deeds, canCopy }: RowActionsProps) {
  const t = useText();
  const row = { row: index + 1 };
  return (
    <>
      <button
        type="button"
        className="lz-link"
        aria-label={t('form.table.edit', row)}
        aria-expanded={open}
        id={deeds.editId(index)}
        onClick={() => deeds.toggle(index)}
      >
        {t('form.table.editShort')}
      </button>
      {canCopy ? (
        <button type="button" className="lz-link" aria-label={t('form.table.copy', row)} onClick={() => deeds.copy(index)}>
          {t('form.table.copyShort')}
        </button>
      ) : null}
      <button type="button" className="lz-link" aria-label={t('form.table.remove', row)} onClick={() => deeds.remove(index)}>
        {t('form.table.removeShort')}
      </button>
    </>
  );
}
