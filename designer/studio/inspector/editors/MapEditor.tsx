import { useId, useState } from 'react';
import { isObject, type Json } from '../../../document/change.ts';
import { namesOf } from '../../../document/language.ts';
import { withNameChanged } from '../../../document/names-follow.ts';
import { nameIn, withNameFollowing, withNameIn } from '../../../document/own-names.ts';
import { withMoved, withStepProperty } from '../../../document/properties.ts';
import { useStudioText } from '../../words.tsx';
import { type EditorProps, pointerAt, useInspection } from '../inspection.tsx';
import { Fields } from './FieldView.tsx';
import { KeyInput } from './KeyInput.tsx';
import { keyFor } from './key-for.ts';
import { MemberCard } from './MemberCard.tsx';
import { ProblemNotes } from './Shell.tsx';
import { TitleInput } from './TitleInput.tsx';

/** Members under names: names are typed, or chosen from what the programme knows. */
export function MapEditor({ field, at }: EditorProps<'map'>) {
  const t = useStudioText();
  const id = useId();
  const { document, base, read, edit, readOnly, problems, choices } = useInspection();
  const [typed, setTyped] = useState('');
  const label = t(field.label);
  // Where members have a name of their own, their key is seldom looked at.
  const isTitled = field.fields.some((one) => one.key === 'title' || one.key === 'label');
  const value = read(at);
  const members = isObject(value) ? Object.entries(value) : [];
  const keys = members.map(([key]) => key);
  const pattern = namesOf(document.workflow as unknown as Json, at.slice(1));
  const listed = field.keys === 'name' ? [] : choices(field.keys);
  const known = field.keys === 'name' || field.free ? null : listed;
  const left = listed.filter((choice) => !keys.includes(choice.value));
  const { titles } = field;
  const add = (name: string) => {
    const key = known ? name : keyFor(name, pattern, keys, field.key);
    const title = key === name ? '' : name;
    edit('st.in.did', label, (before) => {
      const added = withStepProperty(before, base, [...at.slice(base.length), key], named(field.fresh(), title));
      return titles && title !== '' ? withNameIn(added, titles, key, title) : added;
    });
    setTyped('');
  };
  const remove = (key: string) =>
    edit('st.in.removed', label, (before) => {
      const without = withStepProperty(before, base, [...at.slice(base.length), key], undefined);
      return titles ? withNameFollowing(without, titles, key, null) : without;
    });
  return (
    <fieldset className="st-in-group" aria-labelledby={id} data-at={pointerAt(at)}>
      <h4 id={id} className="st-in-label">
        {label}
      </h4>
      {field.help && <p className="st-in-help">{t(field.help)}</p>}
      <ProblemNotes problems={problems(at)} />
      {members.length > 0 && (
        <ul className="st-in-cards">
          {members.map(([key, member], index) => {
            const place = [...at, key];
            const name =
              titleOf(member) ?? (titles && nameIn(document, titles, key)) ?? listed.find((choice) => choice.value === key)?.label ?? key;
            const rename = (to: string) =>
              edit('st.in.did', label, (before) => {
                const renamed = withNameChanged(before, at, key, to);
                return titles && renamed !== before ? withNameFollowing(renamed, titles, key, to) : renamed;
              });
            const keyInput = known === null && (
              <KeyInput label={t(titles ? 'st.in.id' : field.named)} value={key} taken={keys} pattern={pattern} onChange={rename} />
            );
            return (
              <MemberCard
                key={key}
                at={place}
                name={name}
                first={index === 0}
                last={index === members.length - 1}
                onMove={(by) => edit('st.in.moved', label, (before) => withMoved(before, at, key, by))}
                onRemove={() => remove(key)}
              >
                <div className="st-in-fields">
                  {known && !known.some((choice) => choice.value === key) && (
                    <p className="st-in-warning">{t('st.in.notHere', { value: key })}</p>
                  )}
                  {titles && (
                    <TitleInput
                      value={nameIn(document, titles, key) ?? ''}
                      readOnly={readOnly}
                      onChange={(title) => edit('st.in.did', label, (before) => withNameIn(before, titles, key, title))}
                    />
                  )}
                  {!isTitled && keyInput}
                  <Fields fields={field.fields} at={place} extra={isTitled && keyInput} />
                </div>
              </MemberCard>
            );
          })}
        </ul>
      )}
      {!readOnly && (known === null || left.length > 0) && (
        <form
          className="st-in-adding"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() !== '') add(typed.trim());
          }}
        >
          {known ? (
            <select
              className="st-in-input lz-select"
              aria-label={t(field.named)}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            >
              <option value="">{t('st.in.choose')}</option>
              {left.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </select>
          ) : (
            <input
              className="st-in-input"
              aria-label={t('st.in.newNamed', { what: t(field.named) })}
              placeholder={t('st.in.newHint')}
              list={left.length > 0 ? `${id}-known` : undefined}
              value={typed}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
          {!known && left.length > 0 && (
            <datalist id={`${id}-known`}>
              {left.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </datalist>
          )}
          <button type="submit" className="st-in-add" disabled={typed.trim() === ''}>
            <span aria-hidden="true">＋</span> {t(field.add)}
          </button>
        </form>
      )}
      {!readOnly && known !== null && left.length === 0 && members.length === 0 && (
        <p className="st-in-help">{t(field.keys === 'message' ? 'st.in.on.none' : 'st.in.choice.none')}</p>
      )}
    </fieldset>
  );
}

/** What was typed and can't be a key is what people read. */
function named(fresh: Json, title: string): Json {
  if (!isObject(fresh) || title === '') return fresh;
  if ('title' in fresh) return { ...fresh, title };
  return 'label' in fresh ? { ...fresh, label: title } : fresh;
}
function titleOf(member: Json): string | null {
  if (!isObject(member)) return null;
  const name = member.title ?? member.label;
  return typeof name === 'string' && name !== '' ? name : null;
}
