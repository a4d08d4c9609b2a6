import { Button } from 'antd';
import { useState } from 'react';
import { isObject, type Json } from '../../document/change.ts';
import { namesOnTheWay, titleOf } from '../../document/conflicts.ts';
import type { Conflict } from '../../document/merge.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { propertyName } from './property-names.ts';

interface Props {
  readonly conflicts: readonly Conflict[];
  readonly by: string;
  /** Those where the other's value is taken. */
  readonly onSettle: (theirs: readonly Conflict[]) => void;
  readonly onLater: () => void;
}

/** What two people changed in two ways: both values of each place, and a choice. */
export default function ConflictDialog({ conflicts, by, onSettle, onLater }: Props) {
  const t = useStudioText();
  const { editor } = useStudio();
  const [theirs, setTheirs] = useState<ReadonlySet<Conflict>>(new Set());
  const name = by || t('st.conflict.other');
  const choose = (conflict: Conflict, other: boolean) =>
    setTheirs((before) => new Set(other ? [...before, conflict] : [...before].filter((one) => one !== conflict)));
  const document = editor.view().document as unknown as Json;
  const namesOf = (path: Conflict['path']) => {
    const last = propertyName(path.at(-1) ?? '');
    const names = namesOnTheWay(document, path);
    return last !== null && names.at(-1) === path.at(-1) ? [...names.slice(0, -1), t(last)] : names;
  };
  return (
    <Dialog
      wide
      title={t('st.conflict.title')}
      onClose={onLater}
      footer={
        <>
          <Button onClick={onLater}>{t('st.conflict.later')}</Button>
          <Button type="primary" onClick={() => onSettle(conflicts.filter((conflict) => theirs.has(conflict)))}>
            {t('st.conflict.apply')}
          </Button>
        </>
      }
    >
      <p>{t('st.conflict.lead', { name })}</p>
      {conflicts.length > 1 && (
        <p className="st-conflict-all">
          <Button size="small" onClick={() => setTheirs(new Set())}>
            {t('st.conflict.allMine')}
          </Button>
          <Button size="small" onClick={() => setTheirs(new Set(conflicts))}>
            {t('st.conflict.allTheirs')}
          </Button>
        </p>
      )}
      {conflicts.map((conflict, index) => (
        <fieldset key={conflict.path.join('/')} className="st-conflict">
          <legend>{namesOf(conflict.path).join(' › ')}</legend>
          {([false, true] as const).map((other) => (
            <label key={String(other)} className="st-conflict-side">
              <input
                type="radio"
                name={`conflict-${index}`}
                checked={theirs.has(conflict) === other}
                onChange={() => choose(conflict, other)}
              />
              <span>
                <b>{other ? t('st.conflict.theirs', { name }) : t('st.conflict.mine')}</b>
                <Value value={other ? conflict.theirs : conflict.mine} />
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </Dialog>
  );
}

const longest = 2000;

/** A value as a person can compare it: texts as they are, the rest as the file says it. */
function Value({ value }: { readonly value: Json | undefined }) {
  const t = useStudioText();
  if (value === undefined) return <span className="st-conflict-value">{t('st.conflict.removed')}</span>;
  if (!isObject(value) && !Array.isArray(value)) return <span className="st-conflict-value">{String(value)}</span>;
  const title = titleOf(value);
  return (
    <span className="st-conflict-value">
      {title}
      <code>{JSON.stringify(value, null, 2).slice(0, longest)}</code>
    </span>
  );
}
