import type { TaskDto } from '../../../engine/model/dto/case.ts';
import type { CaseView } from '../case/case-view.ts';
import { useWords } from '../words.ts';

interface Objection {
  readonly id: string;
  readonly at: string;
  readonly objector?: { readonly name: string; readonly contact: string };
  readonly grounds: string;
  readonly outcome: string | null;
}

/** The objections that aren't resolved yet, with who filed them as far as this reader may know. */
export function ObjectionText({ view, task }: { readonly view: CaseView; readonly task: TaskDto }) {
  const { t, moment } = useWords();
  const filed = (view.kase.results[task.step]?.objections ?? []) as readonly Objection[];
  return (
    <div className="wb-objection">
      <h3>{t('wb.objection.title')}</h3>
      {filed
        .filter((objection) => objection.outcome === null)
        .map((objection) => (
          <blockquote key={objection.id}>
            {objection.grounds}
            <footer className="wb-muted">
              {objection.objector && `${objection.objector.name} · ${objection.objector.contact} · `}
              <time dateTime={objection.at}>{moment(objection.at)}</time>
            </footer>
          </blockquote>
        ))}
      <p className="wb-hint">{t('wb.objection.holds')}</p>
    </div>
  );
}
