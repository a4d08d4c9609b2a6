import { isPromise } from '../../engine/forms/merge.ts';
import { useText } from '../app/locale.tsx';
import { periodText } from '../ui/period-text.ts';
import { useForm } from './form-context.ts';
import { promise } from './promises.ts';
import type { Control } from './use-control.ts';

/** Instead of files: the promise 容缺 to hand them in later, with what it means and by when. */
export function PromiseLater({ control }: { control: Control }) {
  const t = useText();
  const { store } = useForm();
  const { id, schema, value, pointer } = control;
  const period = schema['x-deferrable'];
  const given = Array.isArray(value) && value.length > 0;
  if (!period || given || !store.promises.offered(pointer)) return null;
  return (
    <div className="lz-promise">
      <label className="lz-option">
        <input
          type="checkbox"
          checked={isPromise(schema, value)}
          aria-describedby={`${id}-promise`}
          onChange={(event) => control.set(event.target.checked ? promise : undefined)}
        />
        <span>{t('form.promise.choose', { period: periodText(period, t) })}</span>
      </label>
      <p id={`${id}-promise`} className="lz-note">
        {t('form.promise.meaning')}
      </p>
    </div>
  );
}
