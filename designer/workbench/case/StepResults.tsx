import type { ScoredSheet } from '../../../engine/machine/scoring.ts';
import type { MeetingBallot } from '../../../engine/model/event.ts';
import { outcomeLabel, stepOf, stepTitle } from '../definition-view.ts';
import { MeetingVotes } from '../meeting/MeetingVotes.tsx';
import { SheetTotals } from '../panel/SheetTotals.tsx';
import { VoteTally } from '../vote/VoteTally.tsx';
import { tallyOf, tiedTallyOf } from '../vote/votes.ts';
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
  readonly sheets?: readonly ScoredSheet[];
  /** Of a meeting, or of seats whose votes weigh (`VoteTally`). */
  readonly votes?: Partial<MeetingBallot>;
}

/** What steps came to together: a ballot's counts, never who voted what; weights of votes; conditions of a consent; a panel's score. */
export function StepResults({ view }: { readonly view: CaseView }) {
  const { t, english } = useWords();
  const { workflow } = view.pkg;
  const shown = Object.entries(view.kase.results).flatMap(([id, result]) => {
    const { voted, counts, conditions = [], score } = result as StepResult;
    const step = stepOf(workflow, id);
    const panel = step?.type === 'score' && typeof score === 'number';
    const weighed = tallyOf(step, result) ?? tiedTallyOf(result);
    const met = step?.type === 'batch' && (result as StepResult).votes?.of !== undefined ? step : null;
    return met || voted !== undefined || counts || weighed || conditions.length > 0 || panel
      ? [{ id, result: result as StepResult, panel, met }]
      : [];
  });
  if (shown.length === 0) return null;
  return (
    <div className="wb-results-cards">
      {shown.map(({ id, result, panel, met }) => (
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
          <VoteTally view={view} step={id} />
          {met && result.votes && <MeetingVotes votes={result.votes} weighed={met.vote?.seats !== undefined} />}
          {panel && (
            <>
              <p>
                {t('wb.results.scoreTotal', {
                  score: result.score ?? 0,
                  n: result.scores ?? 0,
                  abstained: result.abstained ?? 0,
                  spread: result.spread ?? 0,
                })}
              </p>
              <SheetTotals sheets={result.sheets ?? []} />
            </>
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
