import { useCallback, useSyncExternalStore } from 'react';
import { useText } from '../app/locale.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useForm } from './form-context.ts';

/** How many places of a row block the submission. */
export function RowErrors({ pointer }: { pointer: string }) {
  const t = useText();
  const { store } = useForm();
  const count = useSyncExternalStore(
    useCallback((listener: () => void) => store.subscribeAll(listener), [store]),
    () => store.errors().filter((error) => error.level !== 'warn' && error.pointer.startsWith(`${pointer}/`)).length,
  );
  return count > 0 ? (
    <>
      {' '}
      <Tag tone="negative">{t('form.table.errors', { count })}</Tag>
    </>
  ) : null;
}
