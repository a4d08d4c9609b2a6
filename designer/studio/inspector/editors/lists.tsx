/** Lists: of plain values, and of objects with fields. */
import { useId } from 'react';
import { isObject, type Json } from '../../../document/change.ts';
import { placeOfPath } from '../../../document/inspectable.ts';
import { withMoved } from '../../../document/properties.ts';
import { FeelLine } from '../../rules/FeelLine.tsx';
import { useStudioText } from '../../words.tsx';
import { type EditorProps, pointerAt, useInspection } from '../inspection.tsx';
import { Fields } from './FieldView.tsx';
import { ItemTools } from './ItemTools.tsx';
import { MemberCard } from './MemberCard.tsx';
import { ProblemNotes } from './Shell.tsx';

/** One value to a line. */
export function LinesEditor({ field, at }: EditorProps<'lines'>) {
  const t = useStudioText();
  const { read, write, readOnly, problems } = useInspection();
  const label = t(field.label);
  const value = read(at);
  const lines = Array.isArray(value) ? value : [];
  const set = (index: number, next: Json) => write([...at, String(index)], next, label, true);
  return (
    <fieldset className="st-in-group" data-at={pointerAt(at)}>
      <legend className="st-in-label">{label}</legend>
      {field.help && <p className="st-in-help">{t(field.help)}</p>}
      {lines.map((line, index) => {
        const place = [...at, String(index)];
        const name = `${label} ${t('st.in.number', { number: index + 1 })}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
          <div key={index} className="st-in-line">
            <div className="st-in-line-value">
              {field.of === 'feel' ? (
                <div data-at={pointerAt(place)}>
                  <FeelLine
                    place={placeOfPath(place)}
                    value={typeof line === 'string' ? line : ''}
                    label={name}
                    hideLabel
                    onChange={(next) => set(index, next)}
                  />
                </div>
              ) : (
                <input
                  className="st-in-input"
                  type={field.of === 'number' ? 'number' : 'text'}
                  aria-label={name}
                  data-at={pointerAt(place)}
                  disabled={readOnly}
                  value={typeof line === 'number' || typeof line === 'string' ? line : ''}
                  onChange={({ target }) => set(index, field.of === 'number' ? Math.round(Number(target.value)) : target.value)}
                />
              )}
              {field.of !== 'feel' && <ProblemNotes problems={problems(place)} />}
            </div>
            {!readOnly && (
              <ItemTools
                what={name}
                first={index === 0}
                last={index === lines.length - 1}
                onRemove={() => write(at, lines.toSpliced(index, 1), label)}
              />
            )}
          </div>
        );
      })}
      <ProblemNotes problems={problems(at)} />
      {!readOnly && (
        <button type="button" className="st-in-add" onClick={() => write(at, [...lines, field.of === 'number' ? 1 : ''], label)}>
          <span aria-hidden="true">＋</span> {t(field.add)}
        </button>
      )}
    </fieldset>
  );
}

/** Objects with the same fields, in an order. */
export function ListEditor({ field, at }: EditorProps<'list'>) {
  const t = useStudioText();
  const id = useId();
  const { read, write, edit, readOnly, problems } = useInspection();
  const label = t(field.label);
  const value = read(at);
  const items = Array.isArray(value) ? value : [];
  return (
    <fieldset className="st-in-group" aria-labelledby={id} data-at={pointerAt(at)}>
      <h4 id={id} className="st-in-label">
        {label}
      </h4>
      {field.help && <p className="st-in-help">{t(field.help)}</p>}
      <ProblemNotes problems={problems(at)} />
      {items.length > 0 && (
        <ol className="st-in-cards">
          {items.map((item, index) => {
            const place = [...at, String(index)];
            const name = nameOf(item) ?? t('st.in.number', { number: index + 1 });
            return (
              <MemberCard
                // biome-ignore lint/suspicious/noArrayIndexKey: members of some lists have no name
                key={index}
                at={place}
                name={name}
                first={index === 0}
                last={index === items.length - 1}
                onMove={(by) => edit('st.in.moved', label, (document) => withMoved(document, at, String(index), by))}
                onRemove={() => write(at, items.toSpliced(index, 1), label)}
              >
                <div className="st-in-fields">
                  <Fields fields={field.fields} at={place} />
                </div>
              </MemberCard>
            );
          })}
        </ol>
      )}
      {!readOnly && (
        <button type="button" className="st-in-add" onClick={() => write(at, [...items, field.fresh()], label)}>
          <span aria-hidden="true">＋</span> {t(field.add)}
        </button>
      )}
    </fieldset>
  );
}

/** What a member is called, where it has a name of its own. */
function nameOf(item: Json): string | null {
  if (!isObject(item)) return null;
  const name = item.label ?? item.title ?? item.reason ?? item.id;
  return typeof name === 'string' && name.trim() !== '' ? name : null;
}
