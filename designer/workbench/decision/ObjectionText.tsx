import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { useHistory } from '../../api/cases.ts';
import type { CaseView } from '../case/case-view.ts';
import { useWords } from '../words.ts';

/** What was objected, as the history of the case records it. */
export function ObjectionText({ view, task }: { readonly view: CaseView; readonly task: TaskDto }) {
  const { t, moment } = useWords();
  const history = useHistory(view.kase.id);
  const filed =
    history.data?.items.filter((item) => item.type === 'objection.filed' && (item.step === null || item.step === task.step)) ?? [];
  return (
    <div className="wb-objection">
      <h3>{t('wb.objection.title')}</h3>
      {filed.map((item) => (
        <blockquote key={item.seq}>
          {item.text}
          {item.reason && <p>{item.reason}</p>}
          <footer>
            <time dateTime={item.at}>{moment(item.at)}</time>
          </footer>
        </blockquote>
      ))}
      <p className="wb-hint">{t('wb.objection.holds')}</p>
    </div>
  );
}
