import { type Kind, kinds } from '../../../document/forms/kinds.ts';
import { useStudioText } from '../../words.tsx';
import { additionKey } from '../palette.ts';
import type { Draft, DraftField } from './draft.ts';

interface Props {
  readonly draft: Draft;
  readonly wrong: ReadonlySet<DraftField>;
  readonly onChange: (draft: Draft) => void;
}

/** What was recognised, line by line: kept or left out, renamed, of another kind; and what was not understood. */
export function Review({ draft, wrong, onChange }: Props) {
  const t = useStudioText();
  const inSection = (index: number, part: Partial<Draft['sections'][number]>) =>
    onChange({ ...draft, sections: draft.sections.with(index, { ...draft.sections[index]!, ...part }) });
  const all = (kept: boolean) =>
    onChange({
      ...draft,
      sections: draft.sections.map((section) => ({ ...section, fields: section.fields.map((field) => ({ ...field, kept })) })),
    });
  return (
    <>
      <p className="lz-muted">{t('st.import.foundHelp')}</p>
      <div className="st-forms-quick">
        <button type="button" className="st-forms-small" onClick={() => all(true)}>
          {t('st.import.all')}
        </button>
        <button type="button" className="st-forms-small" onClick={() => all(false)}>
          {t('st.import.noneOf')}
        </button>
      </div>
      {draft.sections.map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sections never move here
        <section key={index} className="st-import-section">
          <input
            className="lz-input st-import-title"
            aria-label={t('st.import.sectionOf', { title: section.title || t('st.import.page') })}
            placeholder={t('st.import.page')}
            value={section.title}
            onChange={(event) => inSection(index, { title: event.target.value })}
          />
          <ul className="st-import-fields">
            {section.fields.map((field, place) => (
              <FieldLine
                // biome-ignore lint/suspicious/noArrayIndexKey: lines never move here
                key={place}
                field={field}
                wrong={wrong.has(field)}
                onChange={(part) => inSection(index, { fields: section.fields.with(place, { ...field, ...part }) })}
              />
            ))}
          </ul>
        </section>
      ))}
      {draft.left.length > 0 && (
        <details className="st-forms-group" open>
          <summary>{t('st.import.notUnderstood')}</summary>
          <p className="lz-help">{t('st.import.notUnderstoodHelp')}</p>
          <ul className="st-import-left">
            {draft.left.map((one, index) => (
              <li key={one.text}>
                <span>{one.text}</span>
                <label>
                  <input
                    type="checkbox"
                    checked={one.asNote}
                    onChange={(event) => onChange({ ...draft, left: draft.left.with(index, { ...one, asNote: event.target.checked }) })}
                  />{' '}
                  {t('st.import.asNote')}
                </label>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface LineProps {
  readonly field: DraftField;
  readonly wrong: boolean;
  readonly onChange: (part: Partial<DraftField>) => void;
}
function FieldLine({ field, wrong, onChange }: LineProps) {
  const t = useStudioText();
  const { title } = field;
  // A list is a list, and what isn't one has no columns to show.
  const offered = kinds.filter(
    (kind) =>
      (kind === 'table') === (field.kind === 'table') &&
      kind !== 'computed' &&
      kind !== 'reference' &&
      kind !== 'vocabulary' &&
      kind !== 'vocabularies',
  );
  const said = [
    field.group !== '' ? t('st.import.group', { title: field.group }) : '',
    field.unit !== '' ? t('st.import.unit', { unit: field.unit }) : '',
    field.options.length > 0 ? t('st.import.options', { titles: field.options.join(t('st.list')) }) : '',
    field.columns.length > 0 ? t('st.import.columns', { titles: field.columns.map((column) => column.title).join(t('st.list')) }) : '',
    field.help !== '' ? t('st.import.helpText', { text: field.help }) : '',
  ].filter((text) => text !== '');
  return (
    <li className={field.kept ? 'st-import-field' : 'st-import-field st-import-out'}>
      <input
        type="checkbox"
        aria-label={t('st.import.keep', { title })}
        checked={field.kept}
        onChange={(event) => onChange({ kept: event.target.checked })}
      />
      <input
        className="lz-input"
        aria-label={t('st.import.nameOf', { title })}
        value={title}
        onChange={(event) => onChange({ title: event.target.value })}
      />
      <select
        className="lz-input lz-select"
        aria-label={t('st.import.kindOf', { title })}
        value={field.kind}
        onChange={(event) => onChange({ kind: event.target.value as Kind })}
      >
        {offered.map((kind) => (
          <option key={kind} value={kind}>
            {t(additionKey(kind))}
          </option>
        ))}
      </select>
      <input
        className="lz-input lz-input-code"
        aria-label={t('st.import.keyOf', { title })}
        aria-invalid={wrong || undefined}
        value={field.key}
        spellCheck={false}
        onChange={(event) => onChange({ key: event.target.value.trim() })}
      />
      <label className="st-import-required">
        <input
          type="checkbox"
          aria-label={t('st.import.requiredOf', { title })}
          checked={field.required}
          onChange={(event) => onChange({ required: event.target.checked })}
        />{' '}
        {t('st.import.required')}
      </label>
      {wrong && <p className="lz-error st-import-said">{t('st.import.keyWrong')}</p>}
      {said.length > 0 && <p className="lz-small lz-muted st-import-said">{said.join(' · ')}</p>}
    </li>
  );
}
