import type { HistoryItemDto } from '../../../engine/model/dto/case.ts';
import type { FormDefinition } from '../../../engine/model/form.ts';
import { useHistory } from '../../api/cases.ts';
import { Loading } from '../../ui/Loading.tsx';
import { presentValue } from '../application/present-value.ts';
import { labelOf } from '../application/sections.ts';
import { outcomeLabel, stepsOf } from '../definition-view.ts';
import { useWords } from '../words.ts';
import { type CaseView, fieldLabel } from './case-view.ts';

/** What each person decided so far, in order, with reasons, correction notes and the data of opinion forms. */
export function OpinionsPanel({ view }: { readonly view: CaseView }) {
  const { t } = useWords();
  const history = useHistory(view.kase.id);
  return (
    <Loading query={history}>
      {(data) => {
        const opinions = data.items.filter((item) => item.outcome && item.type === 'task.completed').sort((a, b) => a.seq - b.seq);
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
  );
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
      {item.reason && <blockquote>{item.reason}</blockquote>}
      {item.notes.length > 0 && (
        <ul className="wb-notes">
          {item.notes.map((note) => (
            <li key={note.field}>
              <b>{fieldLabel(view, note.field)}</b> {note.reason}
            </li>
          ))}
        </ul>
      )}
      {last && <OpinionData view={view} step={step} />}
    </li>
  );
}

function OpinionData({ view, step }: { readonly view: CaseView; readonly step: string }) {
  const form = formOfStep(view, step);
  const data = view.kase.results[step]?.data as Readonly<Record<string, unknown>> | undefined;
  if (!form || !data) return null;
  const fields = Object.entries(form.schema.properties ?? {}).filter(([key]) => data[key] !== undefined && data[key] !== '');
  return (
    <dl className="wb-opinion-data">
      {fields.map(([key, schema]) => (
        <div key={key}>
          <dt>{labelOf(key, schema, view.english)}</dt>
          <dd>{presentValue(schema, data[key], view.words)}</dd>
        </div>
      ))}
    </dl>
  );
}

function formOfStep(view: CaseView, id: string): FormDefinition | null {
  const step = stepsOf(view.pkg.workflow).get(id);
  const name = step?.type === 'review' ? step.form : step?.type === 'wait' ? step.external?.form : undefined;
  return name ? (view.pkg.forms[name] ?? null) : null;
}
