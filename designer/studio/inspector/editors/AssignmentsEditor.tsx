import { useId } from 'react';
import type { Json } from '../../../document/change.ts';
import { useStudioText } from '../../words.tsx';
import { type EditorProps, objectOf, pointerAt, useInspection } from '../inspection.tsx';
import { AssignmentEditor } from './AssignmentEditor.tsx';
import { ItemTools } from './ItemTools.tsx';
import { ProblemNotes } from './Shell.tsx';

/** One position or several; one alone is written without a list. */
export function AssignmentsEditor({ field, at }: EditorProps<'oneOrMany'>) {
  const t = useStudioText();
  const id = useId();
  const { read, write, readOnly, problems, choices } = useInspection();
  const label = t(field.label);
  const value = read(at);
  const list: readonly Json[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const put = (next: readonly Json[]) => write(at, next.length === 1 ? next[0] : next, label);
  const roles = choices('role');
  const moved = (index: number, by: -1 | 1) => put(list.toSpliced(index, 1).toSpliced(index + by, 0, list[index] as Json));
  return (
    <fieldset className="st-in-group" aria-labelledby={id} data-at={pointerAt(at)}>
      <h4 id={id} className="st-in-label">
        {label}
      </h4>
      {Array.isArray(value) && <ProblemNotes problems={problems(at)} />}
      <ol className="st-in-cards">
        {list.map((item, index) => {
          const { role } = objectOf(item);
          const place = Array.isArray(value) ? [...at, String(index)] : at;
          const name = roles.find((choice) => choice.value === role)?.label ?? t('st.in.number', { number: index + 1 });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: seats have no name of their own
            <li key={index} className={list.length > 1 ? 'st-in-card' : 'st-in-alone'}>
              {list.length > 1 && (
                <div className="st-in-card-head">
                  <span className="st-in-card-name">{t('st.in.number', { number: index + 1 })}</span>
                  {!readOnly && (
                    <ItemTools
                      what={name}
                      first={index === 0}
                      last={index === list.length - 1}
                      onMove={(by) => moved(index, by)}
                      onRemove={() => put(list.toSpliced(index, 1))}
                    />
                  )}
                </div>
              )}
              <ProblemNotes problems={problems(place)} />
              <div className="st-in-fields">
                <AssignmentEditor field={field.one} at={place} around={objectOf(value)} />
              </div>
            </li>
          );
        })}
      </ol>
      {!readOnly && (
        <button type="button" className="st-in-add" onClick={() => put([...list, { role: '' }])}>
          <span aria-hidden="true">＋</span> {t(field.add)}
        </button>
      )}
    </fieldset>
  );
}
