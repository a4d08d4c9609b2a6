import { useCallback, useSyncExternalStore } from 'react';
import { useText } from '../app/locale.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useForm } from './form-context.ts';

/** How many places of a row block the submission. */
export function RowErrors({ pointer, open }: { pointer: string; open: boolean }) {
  const t = useText();
  const { store } = useForm();
  const count = useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribeAll(listener), [store]),
    () => store.rowErrors(pointer).filter((error) => error.level !== 'warn').length,
  );
  // What is being typed isn't wrong yet.
  return count > 0 && (!open || store.isLoud()) ? (
    <>
      {' '}
      <Tag tone="negative">{t('form.table.errors', { count })}</Tag>
    </>
  ) : null;
}
