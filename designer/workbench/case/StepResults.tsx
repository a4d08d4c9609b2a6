import { outcomeLabel, stepOf, stepTitle } from '../definition-view.ts';
import { useWords } from '../words.ts';
import type { CaseView } from './case-view.ts';

interface StepResult {
  readonly voted?: number;
  readonly counts?: Readonly<Record<string, number>>;
  readonly conditions?: readonly string[];
  readonly score?: number | null;
  readonly scores?: number;
  readonly abstained?: number;
  readonly spread?: number | null;
}

/** What steps came to together: a ballot's counts, never who voted what; conditions of a consent; a panel's score. */
export function StepResults({ view }: { readonly view: CaseView }) {
  const { t, english } = useWords();
  const { workflow } = view.pkg;
  const shown = Object.entries(view.kase.results).flatMap(([id, result]) => {
    const { voted, counts, conditions = [], score } = result as StepResult;
    const panel = stepOf(workflow, id)?.type === 'score' && typeof score === 'number';
    return voted !== undefined || counts || conditions.length > 0 || panel ? [{ id, result: result as StepResult, panel }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <div className="wb-results-cards">
      {shown.map(({ id, result, panel }) => (
        <section key={id} aria-label={stepTitle(workflow, id, english)}>
          <h2>{stepTitle(workflow, id, english)}</h2>
          {result.voted !== undefined && <p className="wb-muted">{t('wb.results.secret')}</p>}
          {result.voted !== undefined && !result.counts && <p>{t('wb.results.voted', { n: result.voted })}</p>}
          {result.counts && (
            <ul>
              {Object.entries(result.counts).map(([outcome, n]) => (
                <li key={outcome}>{t('wb.results.count', { outcome: outcomeLabel(workflow, id, outcome, english) ?? outcome, n })}</li>
              ))}
            </ul>
          )}
          {panel && (
            <p>
              {t('wb.results.scoreTotal', {
                score: result.score ?? 0,
                n: result.scores ?? 0,
                abstained: result.abstained ?? 0,
                spread: result.spread ?? 0,
              })}
            </p>
          )}
          {(result.conditions ?? []).length > 0 && (
            <>
              <p className="wb-muted">{t('wb.results.conditions')}</p>
              <ol className="wb-notes">
                {(result.conditions ?? []).map((condition) => (
                  <li key={condition}>{condition}</li>
                ))}
              </ol>
            </>
          )}
        </section>
      ))}
    </div>
  );
}
