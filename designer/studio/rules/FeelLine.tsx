/**
 * An expression (FEEL) as one line: highlighted, completed, checked while typing, and read back as a sentence.
 *
 *   <FeelLine place="workflow#/steps/gate/branches/0/when" label="条件" value={branch.when} onChange={(when) => …} />
 *
 * - `place`: document and JSON pointer where the expression stands, or will stand. What it may use and must give follows from it.
 * - `value`: the text, `''` when there is none. `onChange` gets every text typed, also a wrong one; `''` means: take the property away.
 * - `label`: what the line is called; `hideLabel` when a heading already says it (it is still told to screen readers).
 * - `optional`: nothing written is nothing wrong. `missed`: nothing is written, and somebody tried to go on without it.
 * - `partial`: a clause of the expression at the place, not the whole of it; `locals`: names that it may use besides.
 * - `autoFocus`: for lines that appear because somebody asked for them.
 * The studio's `readOnly` is heeded. Problems of the whole check at the very place are told under the line.
 */
import { useId, useMemo } from 'react';
import type { FeelType } from '../../../engine/rules/types.ts';
import { readExpression, type ToldFeelProblem } from '../../../engine/soundness/describe/expression.ts';
import { useLocale } from '../../app/locale.tsx';
import { loadedLater } from '../../ui/loaded-later.tsx';
import { useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { useExpressionPlace } from './use-expression-place.ts';
import './feel-line.css';

const FeelEditor = loadedLater(
  () => import('./FeelEditor.tsx'),
  ({ value }) => <div className="st-feel-waiting">{value}</div>,
);

const none: readonly ToldFeelProblem[] = [];

interface FeelLineProps {
  readonly place: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly optional?: boolean;
  readonly missed?: boolean;
  readonly partial?: boolean;
  readonly locals?: Readonly<Record<string, FeelType>>;
  readonly autoFocus?: boolean;
}

export function FeelLine(props: FeelLineProps) {
  const {
    place,
    value,
    onChange,
    label,
    hideLabel = false,
    optional = false,
    partial = false,
    missed = false,
    locals,
    autoFocus = false,
  } = props;
  const t = useStudioText();
  const { language } = useLocale();
  const { readOnly, problems } = useStudio();
  const id = useId();
  const where = useExpressionPlace(place, locals);
  const read = useMemo(() => readExpression(value, where, language), [value, where, language]);
  const nothing = value.trim() === '';
  const own = nothing && optional ? [] : read.problems;
  // The check's own messages about the text are those of the line, later.
  const further = (partial ? [] : (problems ?? [])).filter(
    (one) => `${one.document}#${one.pointer}` === place && !one.code.startsWith('feel.'),
  );
  const blamed = !nothing || missed;
  const wrong = own.length > 0 && blamed;
  return (
    <div className="st-feel">
      <span id={`${id}-label`} className={hideLabel ? 'lz-hidden' : 'lz-label'}>
        {label}
      </span>
      <FeelEditor
        {...{ value, onChange, readOnly, autoFocus }}
        place={where}
        lang={language}
        problems={wrong ? own : none}
        labelledBy={`${id}-label`}
        describedBy={`${id}-said`}
        invalid={wrong}
      />
      <div id={`${id}-said`} className="st-feel-said">
        {own.map(({ code, from, message }) => (
          <p key={`${code} ${from}`} className={blamed ? 'st-feel-wrong' : 'st-feel-note'}>
            {message}
          </p>
        ))}
        {read.sentence !== null && <p className="st-feel-reading">{t('st.rules.reads', { sentence: read.sentence })}</p>}
        {further.map(({ code, severity, message }) => (
          <p key={code} className={severity === 'error' ? 'st-feel-wrong' : 'st-feel-warning'}>
            {message}
          </p>
        ))}
      </div>
    </div>
  );
}
