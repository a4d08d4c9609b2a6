import { type ReactNode, useState } from 'react';
import { useHistory } from '../../api/cases.ts';
import { ApplicationPanel } from '../application/ApplicationPanel.tsx';
import { TakeBack } from '../operations/TakeBack.tsx';
import { RelatedPanel } from '../related/RelatedPanel.tsx';
import { ScorePanel } from '../score/ScorePanel.tsx';
import { type ScoreView, useScore } from '../score/score-view.ts';
import { SupervisionNotice } from '../supervision/SupervisionNotice.tsx';
import { type Tab, Tabs } from '../Tabs.tsx';
import { usePrinting } from '../use-printing.ts';
import { MaterialViewer } from '../viewer/MaterialViewer.tsx';
import { useMaterials } from '../viewer/materials-state.ts';
import { useWords } from '../words.ts';
import './print.css';
import { Barred } from './Barred.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import type { CaseView } from './case-view.ts';
import { IncidentNotice } from './Incidents.tsx';
import { MaterialsPanel } from './MaterialsPanel.tsx';
import { OpinionsPanel } from './OpinionsPanel.tsx';
import { ProgressPanel } from './ProgressPanel.tsx';
import { Promised } from './Promised.tsx';
import type { Ticks } from './ticks.ts';
import { useIsOfficer } from './use-is-officer.ts';
import { useSplit } from './use-split.ts';

type TabId = 'verify' | 'application' | 'materials' | 'score' | 'opinions' | 'progress' | 'related';
interface Props {
  readonly view: CaseView;
  /** The panel where verified values are entered, when the task asks for them. */
  readonly verify: ReactNode | null;
  readonly ticks: Ticks | null;
  /** Score while values are being verified; null: as the case stands. */
  readonly score: ScoreView | null;
  readonly aside?: ReactNode;
}

/**
 * Header, tabs, and beside them (below on phones) what the clerk decides; on wide screens the materials may stand beside both. On paper
 * all parts stand one below the other.
 */
export function CaseBody({ view, verify, ticks, score, aside }: Props) {
  const { t } = useWords();
  const standing = useScore(view, view.kase.verified);
  const shownScore = score ?? standing;
  const [tab, setTab] = useState<TabId>(verify ? 'verify' : 'application');
  const printing = usePrinting();
  const materials = useMaterials(view, ticks);
  const officer = useIsOfficer(view.kase.uscc);
  const split = useSplit();
  // What is looked at stays as it is while the page goes on paper, which doesn't show it.
  const beside = split.on && materials.count > 0;
  // Paper doesn't wait: what it needs is there before.
  useHistory(view.kase.id);
  const tabs: Tab<TabId>[] = [
    ...(verify ? [{ id: 'verify', title: t('wb.tab.verify') } as const] : []),
    { id: 'application', title: t('wb.tab.application') },
    { id: 'materials', title: t('wb.tab.materials'), count: materials.count },
    ...(shownScore ? [{ id: 'score', title: t('wb.tab.score') } as const] : []),
    { id: 'opinions', title: t('wb.tab.opinions') },
    { id: 'progress', title: t('wb.tab.progress') },
    ...(officer ? [{ id: 'related', title: t('wb.tab.related') } as const] : []),
  ];
  const part = (id: TabId, content: ReactNode) =>
    printing ? (
      <section key={id} className="wb-print-part">
        <h2>{tabs.find((one) => one.id === id)?.title}</h2>
        {content}
      </section>
    ) : tab === id ? (
      content
    ) : null;
  return (
    <>
      <CaseHeader view={view} />
      <IncidentNotice view={view} />
      <TakeBack view={view} />
      <SupervisionNotice view={view} />
      <Promised view={view} />
      <Barred view={view} />
      {split.possible && materials.count > 0 && (
        <p className="wb-split-bar">
          {beside && aside && (
            <button type="button" className="wb-look-button wb-split-decide" onClick={toDecision}>
              {t('wb.split.decide')}
            </button>
          )}
          <button type="button" className="wb-look-button" aria-pressed={split.on} onClick={split.toggle}>
            {t('wb.split.title')}
          </button>
        </p>
      )}
      <div className={beside && !printing ? 'wb-case wb-case-split' : aside ? 'wb-case wb-case-deciding' : 'wb-case'}>
        <div className="wb-case-main">
          <Tabs label={t('wb.case.parts')} tabs={tabs} current={tab} onChange={setTab}>
            {/* Kept mounted: a half-entered form must survive a look at the materials. */}
            {verify && <div hidden={tab !== 'verify'}>{verify}</div>}
            {part('application', <ApplicationPanel view={view} ticks={ticks} />)}
            {part('materials', <MaterialsPanel view={view} materials={materials} split={beside} />)}
            {shownScore && part('score', <ScorePanel score={shownScore} />)}
            {part('opinions', <OpinionsPanel view={view} />)}
            {part('progress', <ProgressPanel view={view} />)}
            {officer && !printing && tab === 'related' && <RelatedPanel view={view} />}
          </Tabs>
        </div>
        {aside}
        {beside && (
          <section className="wb-case-beside" aria-label={t('wb.split.label')}>
            <MaterialViewer materials={materials} />
          </section>
        )}
      </div>
    </>
  );
}

/** In split view the decision stands below a long form. */
function toDecision(): void {
  const aside = document.querySelector<HTMLElement>('.wb-case-split > .wb-aside');
  aside?.scrollIntoView({ block: 'start' });
  aside?.querySelector<HTMLElement>('input, button, textarea')?.focus({ preventScroll: true });
}
