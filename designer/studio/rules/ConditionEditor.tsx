/**
 * A condition in rows “field – relation – value”, in groups, or as a line of text; what is written is one text, whatever the view.
 * Takes what `FeelLine` takes:
 *
 *   <ConditionEditor place="workflow#/steps/gate/branches/0/when" label="条件" value={branch.when} onChange={(when) => …} />
 *
 * Modes: rows (as long as the text is a condition) · text (asked for, or because the text is none yet). Rows that aren't filled in are
 * kept here and not written; they are gone when the text changes from outside.
 */
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { readExpression } from '../../../engine/soundness/describe/expression.ts';
import { useLocale } from '../../app/locale.tsx';
import { conditionOf, type Group, textOfCondition } from '../../document/condition.ts';
import { useStudio } from '../studio.ts';
import type { StudioTextKey } from '../texts/zh-CN.ts';
import { useStudioText } from '../words.tsx';
import { ConditionGroup } from './ConditionGroup.tsx';
import { FeelLine } from './FeelLine.tsx';
import { fieldOptions } from './field-options.ts';
import { useExpressionPlace } from './use-expression-place.ts';
import './condition.css';

interface ConditionEditorProps {
  readonly place: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly optional?: boolean;
  /** What it means that there is no condition. */
  readonly without?: StudioTextKey;
  /** It appears because somebody asked for it. */
  readonly autoFocus?: boolean;
}

export function ConditionEditor(props: ConditionEditorProps) {
  const { place, value, onChange, label, hideLabel = false, optional = false, autoFocus = false } = props;
  const { without = optional ? 'st.cond.always' : 'st.cond.none' } = props;
  const t = useStudioText();
  const { language } = useLocale();
  const { readOnly, problems } = useStudio();
  const id = useId();
  const host = useRef<HTMLFieldSetElement>(null);
  const wantsFocus = useRef(autoFocus);
  useEffect(() => {
    if (wantsFocus.current) host.current?.querySelector<HTMLElement>('.st-cond-add button')?.focus();
  }, []);
  const where = useExpressionPlace(place);
  const [asText, setAsText] = useState(false);
  const [draft, setDraft] = useState<{ readonly group: Group; readonly text: string } | null>(null);
  const written = useMemo(() => conditionOf(value, where.scope), [value, where]);
  const read = useMemo(() => readExpression(value, where, language), [value, where, language]);
  const options = useMemo(() => fieldOptions(where.scope, language), [where, language]);
  const group = draft?.text === value ? draft.group : written;
  const change = (next: Group) => {
    const text = textOfCondition(next);
    setDraft({ group: next, text });
    if (text !== value) onChange(text);
  };
  const text = asText || group === null;
  const here = (problems ?? []).filter((one) => `${one.document}#${one.pointer}` === place);
  // The check's own messages about the text are those of the rows; that there is none is what the note says.
  const further = here.filter(({ code }) => !code.startsWith('feel.'));
  const lacking = here.some(({ code }) => code === 'feel.empty');
  return (
    <fieldset ref={host} className="st-cond">
      <legend className={hideLabel ? 'lz-hidden' : 'lz-label'}>{label}</legend>
      {group === null && !asText && <p className="st-feel-warning">{t('st.cond.onlyText')}</p>}
      {text ? (
        <FeelLine {...{ place, value, onChange, label, optional }} hideLabel autoFocus={asText} />
      ) : (
        <div aria-describedby={`${id}-said`}>
          <ConditionGroup group={group} options={options} onChange={change} root readOnly={readOnly} place={place} />
          <div id={`${id}-said`} className="st-feel-said">
            {value.trim() === '' && (
              <p className={lacking ? 'st-feel-wrong' : 'st-feel-note'}>{t(group.parts.length > 0 ? 'st.cond.unfinished' : without)}</p>
            )}
            {value.trim() !== '' && read.sentence !== null && (
              <p className="st-feel-reading">{t('st.rules.reads', { sentence: read.sentence })}</p>
            )}
            {value.trim() !== '' &&
              read.problems.map(({ code, from, message }) => (
                <p key={`${code} ${from}`} className="st-feel-wrong">
                  {message}
                </p>
              ))}
            {further.map(({ code, severity, message }) => (
              <p key={code} className={severity === 'error' ? 'st-feel-wrong' : 'st-feel-warning'}>
                {message}
              </p>
            ))}
          </div>
        </div>
      )}
      {group !== null && (
        <button type="button" className="st-cond-mode" aria-pressed={asText} onClick={() => setAsText(!asText)}>
          {t(asText ? 'st.cond.toRows' : 'st.cond.toText')}
        </button>
      )}
    </fieldset>
  );
}
