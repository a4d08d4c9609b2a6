import { type ClipboardEvent, useId, useState } from 'react';
import { ConditionEditor } from '../../rules/ConditionEditor.tsx';
import { useStudio } from '../../studio.ts';
import { useStudioText } from '../../words.tsx';
import { type Choice, freeCode, linesOf, moved, pasteList, replaceList } from './options.ts';

interface Props {
  readonly options: readonly Choice[];
  /** Address of the list: `…/oneOf`. */
  readonly place: string;
  readonly onChange: (options: readonly Choice[]) => void;
}

/** The choices of a field: titles in both languages, the code that is kept, a condition under which one is offered. A list pasted becomes choices. */
export function OptionsEditor({ options, place, onChange }: Props) {
  const t = useStudioText();
  const { readOnly } = useStudio();
  const id = useId();
  const [open, setOpen] = useState<number | null>(null);
  const [list, setList] = useState<string | null>(null);
  const change = (index: number, part: Partial<Choice>) => onChange(options.with(index, written({ ...options[index]!, ...part })));
  const paste = (event: ClipboardEvent, index: number) => {
    const lines = linesOf(event.clipboardData.getData('text/plain'));
    if (lines.length < 2) return;
    event.preventDefault();
    onChange(pasteList(options, lines, index));
  };
  return (
    <fieldset className="st-forms-options">
      <legend className="lz-label">{t('st.forms.options')}</legend>
      <ol>
        {options.map((option, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: codes and titles change while one types
          <li key={index}>
            <div className="st-forms-option">
              <input
                className="lz-input"
                aria-label={t('st.forms.optionTitle', { number: index + 1 })}
                value={option.title}
                readOnly={readOnly}
                onChange={(event) => change(index, { title: event.target.value })}
                onPaste={(event) => paste(event, index)}
              />
              <button
                type="button"
                className="st-forms-icon"
                aria-expanded={open === index}
                aria-controls={`${id}-${index}`}
                onClick={() => setOpen(open === index ? null : index)}
              >
                <span aria-hidden="true">⋯</span>
                <span className="lz-hidden">{t('st.forms.optionMore', { title: option.title })}</span>
              </button>
              {!readOnly && (
                <>
                  <IconButton
                    sign="↑"
                    label={t('st.forms.optionUp', { title: option.title })}
                    disabled={index === 0}
                    onPress={() => onChange(moved(options, index, -1))}
                  />
                  <IconButton
                    sign="↓"
                    label={t('st.forms.optionDown', { title: option.title })}
                    disabled={index === options.length - 1}
                    onPress={() => onChange(moved(options, index, 1))}
                  />
                  <IconButton
                    sign="×"
                    label={t('st.forms.optionRemove', { title: option.title })}
                    disabled={options.length === 1}
                    onPress={() => onChange(options.toSpliced(index, 1))}
                  />
                </>
              )}
            </div>
            {open === index && (
              <div id={`${id}-${index}`} className="st-forms-option-more">
                <label>
                  <span className="lz-label">{t('st.forms.optionCode')}</span>
                  <input
                    className="lz-input lz-input-code"
                    value={option.const}
                    readOnly={readOnly}
                    onChange={(event) => change(index, { const: event.target.value })}
                  />
                  <span className="lz-help">{t('st.forms.optionCode.help')}</span>
                </label>
                <label>
                  <span className="lz-label">{t('st.forms.titleEn')}</span>
                  <input
                    className="lz-input"
                    value={option['x-titleEn'] ?? ''}
                    readOnly={readOnly}
                    onChange={(event) => change(index, { 'x-titleEn': event.target.value })}
                  />
                </label>
                <ConditionEditor
                  place={`${place}/${index}/x-when`}
                  label={t('st.forms.optionWhen')}
                  value={option['x-when'] ?? ''}
                  optional
                  without="st.cond.alwaysOffered"
                  onChange={(when) => change(index, { 'x-when': when })}
                />
              </div>
            )}
          </li>
        ))}
      </ol>
      {!readOnly && (
        <div className="st-forms-quick">
          <button
            type="button"
            className="st-forms-small"
            onClick={() =>
              onChange([...options, { const: freeCode(options), title: t('st.forms.option', { number: options.length + 1 }) }])
            }
          >
            {t('st.forms.optionAdd')}
          </button>
          <button type="button" className="st-forms-small" aria-expanded={list !== null} onClick={() => setList(list === null ? '' : null)}>
            {t('st.forms.optionPaste')}
          </button>
        </div>
      )}
      {list !== null && (
        <div className="st-forms-option-list">
          <label>
            <span className="lz-label">{t('st.forms.optionList')}</span>
            <textarea className="lz-input" rows={5} value={list} onChange={(event) => setList(event.target.value)} />
            <span className="lz-help">{t('st.forms.optionList.help')}</span>
          </label>
          <button
            type="button"
            className="st-forms-small"
            disabled={linesOf(list).length === 0}
            onClick={() => {
              onChange(replaceList(options, linesOf(list)));
              setList(null);
            }}
          >
            {t('st.forms.optionList.use', { count: linesOf(list).length })}
          </button>
        </div>
      )}
    </fieldset>
  );
}

function IconButton({
  sign,
  label,
  disabled,
  onPress,
}: {
  readonly sign: string;
  readonly label: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
}) {
  return (
    <button type="button" className="st-forms-icon" disabled={disabled} onClick={onPress}>
      <span aria-hidden="true">{sign}</span>
      <span className="lz-hidden">{label}</span>
    </button>
  );
}

/** As a developer writes it. */
function written({ const: code, title, 'x-titleEn': english, 'x-when': when }: Choice): Choice {
  return { const: code, title, ...(english && { 'x-titleEn': english }), ...(when && { 'x-when': when }) };
}
