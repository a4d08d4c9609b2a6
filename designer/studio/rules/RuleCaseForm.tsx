import { Button } from 'antd';
import { pathOf } from '../../../engine/model/pointer.ts';
import type { RuleCase } from '../../../engine/model/studio.ts';
import type { RuleCaseResult } from '../../../engine/soundness/rule-cases.ts';
import { useLocale } from '../../app/locale.tsx';
import { valueAt } from '../../document/change.ts';
import { type CaseInput, withGiven } from '../../document/rule-inputs.ts';
import { tableAt } from '../../document/rules.ts';
import { useDocumentPart } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { CaseRows } from './CaseRows.tsx';
import { CaseValue } from './CaseValue.tsx';
import { ExpectedResult, shownResult } from './ExpectedResult.tsx';

interface FormProps {
  readonly result: RuleCaseResult;
  readonly inputs: readonly CaseInput[];
  readonly rule: string;
  readonly readOnly: boolean;
  /** `key` says what is typed in: one step of undo. */
  readonly onChange: (change: Partial<RuleCase>, key: string) => void;
  readonly onRemove: () => void;
}

/** What is given, what must come out, and what comes out and why. */
export function RuleCaseForm({ result, inputs, rule, readOnly, onChange, onRemove }: FormProps) {
  const t = useStudioText();
  const { language } = useLocale();
  const { case: one, why, wrong } = result;
  const [, version, kind, name = ''] = pathOf(rule);
  const table = useDocumentPart((document) => (kind === 'tables' ? tableAt(document, Number(version), name) : undefined));
  const labels = Object.fromEntries((table?.outputs ?? []).map((output) => [output.name, output.label ?? output.name]));
  const titleOf = ({ path, type }: CaseInput) => (language === 'en' ? type.titleEn : undefined) ?? type.title ?? path.join('.');
  const set = (path: readonly string[], value: unknown) => onChange({ given: withGiven(one.given, path, value) }, path.join('.'));
  return (
    <div className="st-case-body">
      <label className="st-score-wide">
        {t('st.rules.caseTitle')}
        <input
          className="lz-input"
          value={one.title}
          readOnly={readOnly}
          onChange={({ target }) => onChange({ title: target.value }, 'title')}
        />
      </label>
      <fieldset className="st-case-part">
        <legend>{t('st.rules.given')}</legend>
        {inputs.length === 0 && <p className="st-feel-note">{t('st.rules.givenNone')}</p>}
        {inputs.map((input) =>
          input.columns ? (
            <CaseRows
              key={input.path.join('.')}
              title={titleOf(input)}
              columns={input.columns}
              rows={valueAt(one.given, input.path)}
              readOnly={readOnly}
              onChange={(rows) => set(input.path, rows)}
            />
          ) : (
            <div className="st-case-field" key={input.path.join('.')}>
              <CaseValue
                label={titleOf(input)}
                type={input.type}
                value={valueAt(one.given, input.path)}
                readOnly={readOnly}
                onChange={(value) => set(input.path, value)}
              />
            </div>
          ),
        )}
      </fieldset>
      <fieldset className="st-case-part">
        <legend>{t('st.rules.expected')}</legend>
        <ExpectedResult
          rule={rule}
          expect={one.expect}
          found={result.result}
          readOnly={readOnly}
          onChange={(expect) => onChange({ expect }, 'expect')}
        />
      </fieldset>
      <div className="st-case-part st-case-found" role="status">
        <p>
          <b>{t('st.rules.found')}</b> {wrong ? t(`st.rules.case.${wrong}`) : shownResult(result.result, t, labels)}
        </p>
        {why.map(({ text, textEn }) => (
          <p key={text} className="st-feel-reading">
            {language === 'en' ? textEn : text}
          </p>
        ))}
      </div>
      {!readOnly && (
        <div className="st-rules-acts">
          <Button disabled={wrong !== null} onClick={() => onChange({ expect: result.result }, 'take')}>
            {t('st.rules.takeFound')}
          </Button>
          <Button danger onClick={onRemove}>
            {t('st.rules.removeCase')}
          </Button>
        </div>
      )}
    </div>
  );
}
