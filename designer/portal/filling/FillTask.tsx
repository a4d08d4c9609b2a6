import { useState } from 'react';
import { useLocation } from 'wouter';
import { sectionsOf } from '../../../engine/forms/sections.ts';
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
import { CopyEarlier } from './CopyEarlier.tsx';
import { FillingNews } from './FillingNews.tsx';
import { focusField } from './focus-field.ts';
import { LatestReason } from './LatestReason.tsx';
import { Overview } from './Overview.tsx';
import { scorePlace } from './other-gaps.ts';
import { SaveState } from './SaveState.tsx';
import { ScorePanel, useLiveScores } from './ScorePanel.tsx';
import { SectionNav } from './SectionNav.tsx';
import { SectionPage } from './SectionPage.tsx';
import { sectionOfPointer } from './sections.ts';
import { useFilling, useSaveState, useVisited } from './use-filling.ts';
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
  const filling = useFilling({ kase, task, pkg, form, base, access: step.access ?? {}, fallback: 'edit', today, promising: isStart });
  const { store, saver } = filling;
  const sections = sectionsOf(form);
  const overview = section === '' && sections.length > 1;
  const current = section === 'check' || overview ? null : Math.min(Math.max(0, Number(section || 1) - 1), sections.length - 1) || 0;
  const open = current === null ? undefined : sections[current];
  const visited = useVisited(current);
  const save = useSaveState(saver);
  const [resolving, setResolving] = useState(true);
  const windows = useWindows(kase.programme);
  const settings = windows.data?.items.find((item) => item.id === kase.window)?.settings ?? noSettings;
  const scores = useLiveScores(pkg, kase, filling, settings);
  const hrefOf = (target: number | 'check' | 'overview') =>
    paths.task(kase.id, task.id, target === 'overview' ? '' : target === 'check' ? 'check' : String(target + 1));
  const go = (target: number | 'check') => {
    void saver.flush();
    navigate(hrefOf(target));
  };
  function goToField(pointer: string) {
    const target = sectionOfPointer(sections, pointer);
    if (target && target.index !== current) go(target.index);
    focusField(pointer);
  }
  const copyOffer = isStart ? <CopyEarlier task={task} filling={filling} sections={sections} pkg={pkg} /> : null;
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
          <SectionNav sections={sections} store={store} visited={visited} current={overview ? 'overview' : current} hrefOf={hrefOf} />
        </div>
        <div className="lz-fill-column">
          <FillingNews news={filling.news} store={store} onGo={goToField} />
          {overview ? (
            <Overview
              kase={kase}
              task={task}
              filling={filling}
              sections={sections}
              scores={isStart ? scores : []}
              applying={isStart}
              hrefOf={hrefOf}
              onGo={goToField}
            >
              {copyOffer}
            </Overview>
          ) : current === null || !open ? (
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
            <SectionPage key={current} section={open} sections={sections} store={store} help={task.help} onGo={go}>
              {current === 0 ? <LatestReason caseId={kase.id} /> : null}
              {current === 0 ? copyOffer : null}
              <FormView
                form={form}
                store={store}
                vocabularies={pkg.vocabularies}
                today={today}
                signer={session?.user.name ?? ''}
                section={current}
                notes={filling.notes}
              />
            </SectionPage>
          )}
        </div>
        {isStart && scores.length > 0 ? (
          <aside className="lz-fill-aside" id={scorePlace} aria-label={t('score.title')}>
            <ScorePanel scores={scores} filling={filling} />
          </aside>
        ) : null}
      </div>
      {save.kind === 'conflict' && resolving ? (
        <ConflictDialog
          theirs={save.theirs}
          fields={save.fields}
          store={store}
          saver={saver}
          pkg={pkg}
          onClose={() => setResolving(false)}
        />
      ) : null}
    </div>
  );
}
