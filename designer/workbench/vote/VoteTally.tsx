import { added } from '../../../engine/machine/votes.ts';
import type { CaseView } from '../case/case-view.ts';
import { outcomeLabel, stepOf } from '../definition-view.ts';
import { useWords } from '../words.ts';
import { type Tally, tallyOf, tiedTallyOf } from './votes.ts';

/** What a ballot came to so far in weights; nothing while it may not be seen. */
export function VoteTally({ view, step }: { readonly view: CaseView; readonly step: string }) {
  const { t } = useWords();
  const result = view.kase.results[step] ?? {};
  const tied = tiedTallyOf(result);
  const tally = tallyOf(stepOf(view.pkg.workflow, step), result);
  return (
    <>
      {tied && (
        <p className="wb-muted">
          {t('wb.vote.first')}
          <Came view={view} step={step} tally={tied} />
        </p>
      )}
      {tally && (
        <>
          <p>{t('wb.vote.stands', { voted: added(Object.values(tally.by)), of: tally.of })}</p>
          <p>
            <Came view={view} step={step} tally={tally} />
          </p>
        </>
      )}
    </>
  );
}

function Came({ view, step, tally }: { readonly view: CaseView; readonly step: string; readonly tally: Tally }) {
  const { t, english } = useWords();
  const label = (outcome: string) => outcomeLabel(view.pkg.workflow, step, outcome, english) ?? outcome;
  return Object.entries(tally.by)
    .map(([outcome, weight]) => t('wb.vote.came', { outcome: label(outcome), weight }))
    .join(t('common.listSeparator'));
}
