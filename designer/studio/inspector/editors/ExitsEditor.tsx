import { useId, useState } from 'react';
import { isObject, type Json } from '../../../document/change.ts';
import { namesOf } from '../../../document/language.ts';
import { endingsOf, withOutcomeRenamed, withoutOutcome } from '../../../document/outcomes.ts';
import { withMoved } from '../../../document/properties.ts';
import { useStudio } from '../../studio.ts';
import { useStudioText } from '../../words.tsx';
import { type EditorProps, objectOf, pointerAt, useInspection } from '../inspection.tsx';
import { FieldView } from './FieldView.tsx';
import { KeyInput } from './KeyInput.tsx';
import { isKey } from './key-for.ts';
import { MemberCard } from './MemberCard.tsx';
import { ProblemNotes } from './Shell.tsx';

/** Where each outcome of branches, items, a notice or another case leads. */
export function ExitsEditor({ field, at }: EditorProps<'exits'>) {
  const t = useStudioText();
  const id = useId();
  const { document, read, write, edit, base, readOnly, problems, whole } = useInspection();
  const { places } = useStudio();
  const label = t(field.label);
  const value = objectOf(read(at));
  const ids = Object.keys(value);
  const fixed = field.fixed?.map((one) => ({ id: String(one.value), label: t(one.label) }));
  const known =
    fixed ??
    (whole.type === 'case'
      ? (places.programmes.find((one) => one.id === whole.programme)?.outcomes ?? []).map((one) => ({ id: one, label: one }))
      : endingsOf(document, base));
  const missing = known.filter((one) => !ids.includes(one.id));
  const labelOf = (outcome: string) => known.find((one) => one.id === outcome)?.label ?? outcome;
  const pattern = namesOf(document.workflow as unknown as Json, at.slice(1));
  return (
    <fieldset className="st-in-group" aria-labelledby={id} data-at={pointerAt(at)}>
      <h4 id={id} className="st-in-label">
        {label}
      </h4>
      <ProblemNotes problems={problems(at)} />
      <ol className="st-in-cards">
        {Object.entries(value).map(([outcome, own], index) => {
          const place = [...at, outcome];
          const name = labelOf(outcome);
          const stays = fixed !== undefined && !field.optional?.includes(outcome);
          return (
            <MemberCard
              key={outcome}
              at={place}
              name={name}
              first={index === 0}
              last={index === ids.length - 1}
              {...(fixed ? {} : { onMove: (by: -1 | 1) => edit('st.in.moved', label, (before) => withMoved(before, at, outcome, by)) })}
              onRemove={stays ? undefined : () => edit('st.in.removed', name, (before) => withoutOutcome(before, base, outcome))}
            >
              {isObject(own) && (
                <div className="st-in-fields">
                  {fixed === undefined && !known.some((one) => one.id === outcome) && (
                    <KeyInput
                      label={t('st.in.exits.id')}
                      value={outcome}
                      taken={ids}
                      pattern={pattern}
                      onChange={(to) => edit('st.in.did', name, (before) => withOutcomeRenamed(before, base, outcome, to))}
                    />
                  )}
                  {field.fields.map((one) => (
                    <FieldView key={one.key} field={one} at={place} />
                  ))}
                </div>
              )}
            </MemberCard>
          );
        })}
      </ol>
      {!readOnly && missing.length > 0 && (
        <div className="st-in-missing">
          {!fixed && whole.type !== 'case' && (
            <p className="st-in-warning">{t('st.in.exits.missing', { list: missing.map((one) => one.label).join('、') })}</p>
          )}
          {missing.map((one) => (
            <button key={one.id} type="button" className="st-in-add" onClick={() => write([...at, one.id], {}, one.label)}>
              <span aria-hidden="true">＋</span> {t('st.in.exits.addThis', { label: one.label })}
            </button>
          ))}
        </div>
      )}
      {!readOnly && !fixed && known.length === 0 && (
        <AddExit taken={ids} fits={(key) => isKey(key, pattern)} onAdd={(key) => write([...at, key], {}, label)} />
      )}
    </fieldset>
  );
}

interface AddExitProps {
  readonly taken: readonly string[];
  readonly fits: (key: string) => boolean;
  readonly onAdd: (key: string) => void;
}
/** An outcome whose id must be known, where nothing says which there are. */
function AddExit({ taken, fits, onAdd }: AddExitProps) {
  const t = useStudioText();
  const [typed, setTyped] = useState('');
  const isFine = fits(typed) && !taken.includes(typed);
  return (
    <form
      className="st-in-adding"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isFine) return;
        onAdd(typed);
        setTyped('');
      }}
    >
      <input
        className="st-in-input"
        aria-label={t('st.in.exits.id')}
        placeholder={t('st.in.exits.id')}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" className="st-in-add" disabled={!isFine}>
        <span aria-hidden="true">＋</span> {t('st.in.exits.add')}
      </button>
    </form>
  );
}
