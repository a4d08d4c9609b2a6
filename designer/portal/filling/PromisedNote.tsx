import { fieldName } from '../../../engine/forms/sections.ts';
import { usePick, useText } from '../../app/locale.tsx';
import type { FormStore } from '../../renderers/form-store.ts';

/** Which files are promised for later 容缺, and what that means. */
export function PromisedNote({ store }: { store: FormStore }) {
  const t = useText();
  const pick = usePick();
  const names = store.promises.names().map((name) => fieldName(store.compiled.definition, name, pick));
  if (names.length === 0) return null;
  return (
    <p className="lz-notice lz-notice-warning">
      {t('promise.note', { count: names.length, names: names.join(t('common.listSeparator')) })}
    </p>
  );
}
