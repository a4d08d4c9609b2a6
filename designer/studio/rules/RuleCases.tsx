import { Button } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { ruleCaseResults } from '../../../engine/soundness/rule-cases.ts';
import { inputsOfRule } from '../../document/rule-inputs.ts';
import { addCase, removeCase, withCase } from '../../document/rules.ts';
import { Tag } from '../../ui/Tag.tsx';
import { useDocumentPart, useStudio } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { RuleCaseForm } from './RuleCaseForm.tsx';
import { useExpressionPlace } from './use-expression-place.ts';

/** Test cases of a rule, each with its verdict; worked out again with every edit. */
export function RuleCases({ rule }: { readonly rule: string }) {
  const t = useStudioText();
  const { editor, readOnly } = useStudio();
  const document = useDeferredValue(useDocumentPart((whole) => whole));
  const { scope } = useExpressionPlace(`workflow#${rule}`);
  const results = useMemo(() => ruleCaseResults(document).filter((one) => one.case.rule === rule), [document, rule]);
  const inputs = useMemo(() => inputsOfRule(document, rule, scope), [document, rule, scope]);
  const [open, setOpen] = useState<number | null>(null);
  const green = results.filter(({ ok }) => ok).length;
  const add = () => {
    const before = editor.view().document.scenarios as { readonly rules?: readonly unknown[] } | null;
    const title = t('st.rules.caseNumber', { n: results.length + 1 });
    editor.run({
      label: 'st.rules.did.addCase',
      params: { title },
      edit: (whole) => addCase(whole, { rule, title, given: {}, expect: null }),
    });
    setOpen(before?.rules?.length ?? 0);
  };
  return (
    <section className="st-rules-card" aria-label={t('st.rules.cases')}>
      <div className="st-rules-acts">
        <h3>{t('st.rules.cases')}</h3>
        {results.length > 0 && (
          <span role="status">
            <Tag tone={green === results.length ? 'positive' : 'negative'}>{t('st.rules.casesGreen', { green, all: results.length })}</Tag>
          </span>
        )}
      </div>
      {results.length === 0 && <p className="st-feel-note">{t('st.rules.casesNone')}</p>}
      <ol className="st-cases">
        {results.map((one) => (
          <li key={one.index} className={one.ok ? 'st-case st-case-ok' : 'st-case st-case-wrong'}>
            <button
              type="button"
              className="st-score-line"
              aria-expanded={open === one.index}
              onClick={() => setOpen(open === one.index ? null : one.index)}
            >
              <span>{one.case.title}</span>
              <Tag tone={one.ok ? 'positive' : 'negative'}>{t(one.ok ? 'st.rules.caseOk' : 'st.rules.caseWrong')}</Tag>
            </button>
            {open === one.index && (
              <RuleCaseForm
                result={one}
                inputs={inputs}
                rule={rule}
                readOnly={readOnly}
                onChange={(change, key) =>
                  editor.run({
                    label: 'st.rules.did.case',
                    params: { title: one.case.title },
                    together: `case ${one.index} ${key}`,
                    edit: (whole) => withCase(whole, one.index, change),
                  })
                }
                onRemove={() => {
                  setOpen(null);
                  editor.run({
                    label: 'st.rules.did.removeCase',
                    params: { title: one.case.title },
                    edit: (whole) => removeCase(whole, one.index),
                  });
                }}
              />
            )}
          </li>
        ))}
      </ol>
      {!readOnly && <Button onClick={add}>{t('st.rules.addCase')}</Button>}
    </section>
  );
}
