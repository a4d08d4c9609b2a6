import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { FormStep } from '../../../engine/model/steps.ts';
import { useWindows } from '../../api/programmes.ts';
import { useSession } from '../../api/session.ts';
import { usePick, useText } from '../../app/locale.tsx';
import { paths } from '../../app/paths.ts';
import { FormView } from '../../renderers/FormView.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import type { TaskProps } from '../TaskPage.tsx';
import { CheckSection } from './CheckSection.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { focusField } from './focus-field.ts';
import { LatestReason } from './LatestReason.tsx';
import { SaveState } from './SaveState.tsx';
import { ScorePanel, useLiveScores } from './ScorePanel.tsx';
import { SectionNav } from './SectionNav.tsx';
import { sectionOfPointer, sectionsOf } from './sections.ts';
import { useFilling, useSaveState, useStoreVersion, useVisited } from './use-filling.ts';
import './filling.css';

const noSettings = {};

/** Filling a form: one section a page, draft saved as one goes, score beside it, answers checked at the end. */
export function FillTask({ kase, task, pkg, form, step, today, section }: TaskProps & { step: FormStep }) {
  const pick = usePick();
  const t = useText();
  const session = useSession().data;
  const [, navigate] = useLocation();
  const isStart = task.step === pkg.workflow.start;
  const base = isStart && Object.keys(kase.declared).length > 0 ? kase.declared : null;
  const filling = useFilling({ kase, task, pkg, form, base, access: step.access ?? {}, fallback: 'edit', today });
  const { store, saver } = filling;
  const sections = sectionsOf(form);
  const current = section === 'check' ? null : Math.min(Math.max(0, Number(section || 1) - 1), sections.length - 1) || 0;
  const visited = useVisited(current);
  const save = useSaveState(saver);
  const [resolving, setResolving] = useState(true);
  const windows = useWindows(kase.programme);
  const settings = windows.data?.items.find((item) => item.id === kase.window)?.settings ?? noSettings;
  const scores = useLiveScores(pkg, kase, filling, settings);
  const hrefOf = (target: number | 'check') => paths.task(kase.id, task.id, target === 'check' ? 'check' : String(target + 1));
  const go = (target: number | 'check') => {
    void saver.flush();
    navigate(hrefOf(target));
  };
  function goToField(pointer: string) {
    const target = sectionOfPointer(sections, pointer);
    if (target && target.index !== current) go(target.index);
    focusField(pointer);
  }
  const title = pick(step.title ?? form.title, step.titleEn ?? form.titleEn);
  return (
    <div className="lz-fill">
      <PageHeader
        title={title}
        over={`${kase.enterpriseName} · ${kase.programmeTitle} · ${kase.number}`}
        back={{ to: paths.kase(kase.id), text: t('fill.leave') }}
      />
      <div className={scores.length > 0 && isStart ? 'lz-fill-grid' : 'lz-fill-grid lz-fill-plain'}>
        <div className="lz-fill-side">
          <SaveState saver={saver} onResolve={() => setResolving(true)} />
          <SectionNav sections={sections} store={store} visited={visited} current={current} hrefOf={hrefOf} />
        </div>
        {current === null ? (
          <CheckSection
            kase={kase}
            task={task}
            pkg={pkg}
            step={step}
            filling={filling}
            sections={sections}
            scores={isStart ? scores : []}
            hrefOf={hrefOf}
            onGo={goToField}
          />
        ) : (
          <SectionPage
            key={current}
            index={current}
            count={sections.length}
            help={task.help}
            title={pick(sections[current]?.title ?? '', sections[current]?.titleEn)}
            onGo={go}
          >
            {current === 0 ? <LatestReason caseId={kase.id} /> : null}
            <EmptyNote store={store} fields={sections[current]?.fields ?? []} />
            <FormView
              form={form}
              store={store}
              vocabularies={pkg.vocabularies}
              today={today}
              signer={session?.user.name ?? ''}
              section={current}
            />
          </SectionPage>
        )}
        {isStart && scores.length > 0 ? (
          <aside className="lz-fill-aside" aria-label={t('score.title')}>
            <ScorePanel scores={scores} filling={filling} />
          </aside>
        ) : null}
      </div>
      {save.kind === 'conflict' && resolving ? (
        <ConflictDialog theirs={save.theirs} store={store} saver={saver} pkg={pkg} onClose={() => setResolving(false)} />
      ) : null}
    </div>
  );
}

interface SectionPageProps {
  readonly index: number;
  readonly count: number;
  readonly title: string;
  readonly help: string | null;
  readonly onGo: (target: number | 'check') => void;
  readonly children: React.ReactNode;
}
let lastShown: number | null = null;
function SectionPage({ index, count, title, help, onGo, children }: SectionPageProps) {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (lastShown !== null && lastShown !== index) {
      window.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
    }
    lastShown = index;
  }, [index]);
  return (
    <section className="lz-card lz-fill-main" aria-labelledby="lz-section-title">
      {count > 1 ? <p className="lz-over">{t('fill.progress', { index: index + 1, count })}</p> : null}
      <h2 id="lz-section-title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {index === 0 && help ? <p className="lz-fill-help">{help}</p> : null}
      <div className="lz-fill-body">{children}</div>
      <div className="lz-fill-foot">
        {index > 0 ? <Button onClick={() => onGo(index - 1)}>{t('fill.previous')}</Button> : <span />}
        <Button type="primary" onClick={() => onGo(index + 1 < count ? index + 1 : 'check')}>
          {t(index + 1 < count ? 'fill.next' : 'fill.toCheck')}
        </Button>
      </div>
    </section>
  );
}

function EmptyNote({ store, fields }: { store: Parameters<typeof useStoreVersion>[0]; fields: readonly string[] }) {
  const t = useText();
  useStoreVersion(store);
  const empty = fields.every((name) => !store.field(`/${name}`).visible);
  return empty ? <p className="lz-muted">{t('fill.emptySection')}</p> : null;
}
