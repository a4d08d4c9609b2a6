import type { HistoryItemDto } from '../../../engine/model/dto/case.ts';
import { useHistory } from '../../api/cases.ts';
import { Loading } from '../../ui/Loading.tsx';
import { outcomeLabel, stepsOf } from '../definition-view.ts';
import { useWords } from '../words.ts';
import type { CaseView } from './case-view.ts';
import { OpinionData } from './OpinionData.tsx';
import { ReasonAndNotes } from './ReasonAndNotes.tsx';
import { StepResults } from './StepResults.tsx';

/** What each person decided so far, in order, with reasons, correction notes and the data of opinion forms. */
export function OpinionsPanel({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const history = useHistory(view.kase.id);
  return (
    <>
      <StepResults view={view} />
      <Loading query={history}>
        {(data) => {
          const opinions = data.items
            .filter((item) => item.outcome && item.type === 'task.completed' && isOpinion(view, item))
            .sort((a, b) => a.seq - b.seq);
          if (opinions.length === 0) return <p className="wb-muted">{t('wb.opinions.none')}</p>;
          return (
            <ol className="wb-opinions">
              {opinions.map((item) => (
                <Opinion key={item.seq} item={item} view={view} last={lastOfStep(opinions, item)} />
              ))}
            </ol>
          );
        }}
      </Loading>
    </>
  );
}

/** Not the application itself, nor its correction: those are shown as the application. */
function isOpinion(view: CaseView, item: HistoryItemDto): boolean {
  const { workflow } = view.pkg;
  return item.step !== workflow.start && stepsOf(workflow).get(item.step ?? '')?.type !== 'correct';
}

/** A step's form data is its latest answer, so it is shown once, with that one. */
const lastOfStep = (items: readonly HistoryItemDto[], item: HistoryItemDto) =>
  items.findLast((i) => i.step === item.step)?.seq === item.seq;

function Opinion({ item, view, last }: { readonly item: HistoryItemDto; readonly view: CaseView; readonly last: boolean }) {
  const { english, moment } = useWords();
  const step = item.step ?? '';
  const label = item.outcome && outcomeLabel(view.pkg.workflow, step, item.outcome, english);
  return (
    <li>
      <p className="wb-timeline-head">
        <b>{item.stepTitle ?? step}</b>
        <span>{item.byName}</span>
        <time dateTime={item.at}>{moment(item.at)}</time>
      </p>
      <p>{label ? <strong>{label}</strong> : item.text}</p>
      <ReasonAndNotes view={view} item={item} />
      <OpinionData view={view} item={item} last={last} />
    </li>
  );
}
