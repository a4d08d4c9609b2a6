import { Link } from 'wouter';
import type { Section } from '../../../engine/forms/sections.ts';
import type { CaseDto, TaskDto } from '../../../engine/model/dto/case.ts';
import { applicationUrl } from '../../api/cases.ts';
import { usePick, useText } from '../../app/locale.tsx';
import { ActionLink } from '../../ui/ActionLink.tsx';
import { DateText, dueDayOf } from '../../ui/DateText.tsx';
import { Tag } from '../../ui/Tag.tsx';
import type { LiveScore } from '../common/scores.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { LatestReason } from './LatestReason.tsx';
import type { Filling } from './make-filling.ts';
import { useOtherGaps } from './other-gaps.ts';
import { PromisedNote } from './PromisedNote.tsx';
import { sectionState } from './sections.ts';
import { useStoreVersion } from './use-filling.ts';

interface OverviewProps {
  readonly kase: CaseDto;
  readonly task: TaskDto;
  readonly filling: Filling;
  readonly sections: readonly Section[];
  readonly hrefOf: (section: number | 'check') => string;
  readonly onGo: (pointer: string) => void;
  /** Of the application; none for other forms. */
  readonly scores: readonly LiveScore[];
  /** It is the application, so the programme's conditions count. */
  readonly applying: boolean;
  readonly children: React.ReactNode;
}

/** All parts of the form with how far each is, and in one list everything that is still missing 一次性告知. */
export function Overview({ kase, task, filling, sections, hrefOf, onGo, scores, applying, children }: OverviewProps) {
  const t = useText();
  const pick = usePick();
  const { store } = filling;
  useStoreVersion(store);
  const rows = sections.map((section) => ({ section, ...overviewState(section, store) })).filter(({ needed }) => needed);
  const done = rows.filter(({ errors }) => errors === 0).length;
  const missing = store.errors().filter((error) => error.level !== 'warn');
  const others = useOtherGaps({ kase, scores, filling, applying });
  const gaps = missing.length + others.length;
  const next = rows.find(({ errors }) => errors > 0);
  return (
    <section className="lz-card lz-fill-main" aria-labelledby="lz-overview-title">
      <h2 id="lz-overview-title">{t('overview.title')}</h2>
      <p className="lz-lead">{t('overview.progress', { done, count: rows.length })}</p>
      {task.dueAt ? (
        <p>
          {t('case.flow.due')} <DateText value={dueDayOf(task.dueAt)} estimated={task.estimated} />
        </p>
      ) : null}
      <LatestReason caseId={kase.id} />
      {children}
      <ol className="lz-tasklist">
        {rows.map(({ section, errors, begun }) => (
          <li key={section.index}>
            <Link href={hrefOf(section.index)} className="lz-tasklist-link" aria-describedby={`lz-state-${section.index}`}>
              {pick(section.title, section.titleEn)}
            </Link>
            <span id={`lz-state-${section.index}`}>
              <Tag tone={errors === 0 ? 'positive' : begun ? 'warning' : 'neutral'}>
                {errors === 0 ? t('fill.state.done') : begun ? t('overview.left', { count: errors }) : t('fill.state.todo')}
              </Tag>
            </span>
          </li>
        ))}
        <li>
          <Link href={hrefOf('check')} className="lz-tasklist-link" aria-describedby="lz-state-check">
            {t('fill.checkSection')}
          </Link>
          <span id="lz-state-check">
            <Tag tone={missing.length === 0 ? 'brand' : 'neutral'}>{t(missing.length === 0 ? 'overview.ready' : 'overview.notYet')}</Tag>
          </span>
        </li>
      </ol>
      <div className="lz-row lz-overview-acts">
        <ActionLink to={hrefOf(next ? next.section.index : 'check')} kind="primary">
          {t(next ? 'overview.continue' : 'fill.toCheck')}
        </ActionLink>
        <a className="lz-link" href={applicationUrl(kase.id)} download>
          {t('print.download')}
        </a>
      </div>
      <PromisedNote store={store} />
      {gaps > 0 ? (
        <details className="lz-details">
          <summary>{t('overview.missing', { count: gaps })}</summary>
          <ErrorSummary errors={missing} store={store} sections={sections} level="missing" others={others} onGo={onGo} />
        </details>
      ) : null}
    </section>
  );
}

function overviewState(section: Section, store: Filling['store']) {
  const { errors, needed } = sectionState(section, store, false);
  const begun = section.fields.some((name) => {
    const value = store.value(`/${name}`);
    return value !== undefined && value !== null && value !== '' && !store.compiled.fields.get(name)?.computed;
  });
  return { errors, needed, begun };
}
