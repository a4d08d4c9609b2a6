import { useId, useState } from 'react';
import { isObject, type Json } from '../../../document/change.ts';
import { namesOf } from '../../../document/language.ts';
import { outcomeIdFor, withOutcomeRenamed, withoutOutcome } from '../../../document/outcomes.ts';
import { withMoved, withProperty } from '../../../document/properties.ts';
import { useStudioText } from '../../words.tsx';
import { type EditorProps, objectOf, pointerAt, useInspection } from '../inspection.tsx';
import { Fields } from './FieldView.tsx';
import { KeyInput } from './KeyInput.tsx';
import { MemberCard } from './MemberCard.tsx';
import { ProblemNotes } from './Shell.tsx';

/** Outcomes that people give, from favourable to unfavourable: each with its button, and where it leads. */
export function OutcomesEditor({ field, at }: EditorProps<'outcomes'>) {
  const t = useStudioText();
  const id = useId();
  const { document, read, write, edit, base, readOnly, problems, isShared } = useInspection();
  const [typed, setTyped] = useState('');
  const label = t(field.label);
  const value = objectOf(read(at));
  const ids = Object.keys(value);
  const shared = isShared(at);
  const pattern = namesOf(document.workflow as unknown as Json, at.slice(1));
  const add = () => {
    const name = typed.trim();
    if (name === '') return;
    write([...at, outcomeIdFor(name, ids)], { label: name }, label);
    setTyped('');
  };
  const move = (outcome: string, by: -1 | 1) =>
    edit('st.in.moved', label, (before) =>
      // What comes from the template becomes the branch's own to be moved.
      withMoved(shared ? withProperty(before, at, value) : before, at, outcome, by),
    );
  return (
    <fieldset className="st-in-group" aria-labelledby={id} data-at={pointerAt(at)}>
      <h4 id={id} className="st-in-label">
        {label}
        {shared && <span className="st-in-shared">{t('st.in.shared')}</span>}
      </h4>
      <ProblemNotes problems={problems(at)} />
      {ids.length === 0 && <p className="st-in-help">{t('st.in.outcomes.none')}</p>}
      <ol className="st-in-cards">
        {Object.entries(value).map(([outcome, own], index) => {
          const place = [...at, outcome];
          const name = isObject(own) && typeof own.label === 'string' && own.label !== '' ? own.label : outcome;
          return (
            <MemberCard
              key={outcome}
              at={place}
              name={name}
              first={index === 0}
              last={index === ids.length - 1}
              onMove={(by) => move(outcome, by)}
              onRemove={() => edit('st.in.removed', name, (before) => withoutOutcome(before, base, outcome))}
            >
              <div className="st-in-fields">
                <Fields
                  fields={field.fields}
                  at={place}
                  extra={
                    <>
                      <KeyInput
                        label={t('st.in.id')}
                        value={outcome}
                        taken={ids}
                        pattern={pattern}
                        onChange={(to) => edit('st.in.did', name, (before) => withOutcomeRenamed(before, base, outcome, to))}
                      />
                      <p className="st-in-help">{t('st.in.outcomes.renamed')}</p>
                    </>
                  }
                />
              </div>
            </MemberCard>
          );
        })}
      </ol>
      {!readOnly && (
        <form
          className="st-in-adding"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <input
            className="st-in-input"
            aria-label={t('st.in.outcomes.new')}
            placeholder={t('st.in.outcomes.new')}
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit" className="st-in-add" disabled={typed.trim() === ''}>
            <span aria-hidden="true">＋</span> {t('st.in.outcomes.add')}
          </button>
        </form>
      )}
    </fieldset>
  );
}
