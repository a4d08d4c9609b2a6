import type { HistoryItemDto } from '../../../engine/model/dto/case.ts';
import { useHistory } from '../../api/cases.ts';
import { Loading } from '../../ui/Loading.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { outcomeLabel, stepOf } from '../definition-view.ts';
import { VoteTag } from '../vote/VoteTag.tsx';
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
  return item.step !== workflow.start && stepOf(workflow, item.step)?.type !== 'correct';
}

/** A step's form data is its latest answer, so it is shown once, with that one. */
const lastOfStep = (items: readonly HistoryItemDto[], item: HistoryItemDto) =>
  items.findLast((i) => i.step === item.step && counts(i))?.seq === item.seq;

/** A decision: neither advice for who decides, nor taken back. */
const counts = (item: HistoryItemDto) => item.adviceFor === null && !item.takenBack;

function Opinion({ item, view, last }: { readonly item: HistoryItemDto; readonly view: CaseView; readonly last: boolean }) {
  const { t, english, moment } = useWords();
  const step = item.step ?? '';
  const label = item.outcome && outcomeLabel(view.pkg.workflow, step, item.outcome, english);
  return (
    <li className={counts(item) ? undefined : 'wb-opinion-aside'}>
      <p className="wb-timeline-head">
        <b>{item.stepTitle ?? step}</b>
        <span>{item.byName}</span>
        <VoteTag vote={item.vote} />
        <time dateTime={item.at}>{moment(item.at)}</time>
      </p>
      {item.adviceFor && (
        <p>
          <Tag tone="quiet">{t('wb.opinions.advice')}</Tag> {t('wb.opinions.adviceFor', { name: item.adviceFor.name })}
        </p>
      )}
      {item.takenBack && (
        <p>
          <Tag tone="warning">{t('wb.opinions.takenBack')}</Tag> {t('wb.opinions.takenBackText')}
        </p>
      )}
      <p>{label ? counts(item) ? <strong>{label}</strong> : label : item.text}</p>
      <ReasonAndNotes view={view} item={item} />
      {counts(item) && <OpinionData view={view} item={item} last={last} />}
    </li>
  );
}
