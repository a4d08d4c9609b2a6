import { type ReactNode, useState } from 'react';
import { ApplicationPanel } from '../application/ApplicationPanel.tsx';
import { TakeBack } from '../operations/TakeBack.tsx';
import { ScorePanel } from '../score/ScorePanel.tsx';
import { type ScoreView, useScore } from '../score/score-view.ts';
import { type Tab, Tabs } from '../Tabs.tsx';
import { useWords } from '../words.ts';
import { Barred } from './Barred.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import type { CaseView } from './case-view.ts';
import { IncidentNotice } from './Incidents.tsx';
import { MaterialsPanel } from './MaterialsPanel.tsx';
import { OpinionsPanel } from './OpinionsPanel.tsx';
import { ProgressPanel } from './ProgressPanel.tsx';

type TabId = 'verify' | 'application' | 'materials' | 'score' | 'opinions' | 'progress';
export interface Ticks {
  readonly on: ReadonlySet<string>;
  readonly set: (field: string, on: boolean) => void;
}
interface Props {
  readonly view: CaseView;
  /** The panel where verified values are entered, when the task asks for them. */
  readonly verify: ReactNode | null;
  readonly ticks: Ticks | null;
  /** Score while values are being verified; null: as the case stands. */
  readonly score: ScoreView | null;
  readonly aside?: ReactNode;
}

/** Header, tabs, and beside them (below on phones) what the clerk decides. */
export function CaseBody({ view, verify, ticks, score, aside }: Props) {
  const { t } = useWords();
  const standing = useScore(view, view.kase.verified);
  const shownScore = score ?? standing;
  const [tab, setTab] = useState<TabId>(verify ? 'verify' : 'application');
  const tabs: Tab<TabId>[] = [
    ...(verify ? [{ id: 'verify', title: t('wb.tab.verify') } as const] : []),
    { id: 'application', title: t('wb.tab.application') },
    { id: 'materials', title: t('wb.tab.materials'), count: view.materials.reduce((sum, m) => sum + m.files.length, 0) },
    ...(shownScore ? [{ id: 'score', title: t('wb.tab.score') } as const] : []),
    { id: 'opinions', title: t('wb.tab.opinions') },
    { id: 'progress', title: t('wb.tab.progress') },
  ];
  return (
    <>
      <CaseHeader view={view} />
      <IncidentNotice view={view} />
      <TakeBack view={view} />
      <Barred view={view} />
      <div className={aside ? 'wb-case wb-case-deciding' : 'wb-case'}>
        <div className="wb-case-main">
          <Tabs label={t('wb.case.parts')} tabs={tabs} current={tab} onChange={setTab}>
            {/* Kept mounted: a half-entered form must survive a look at the materials. */}
            {verify && <div hidden={tab !== 'verify'}>{verify}</div>}
            {tab === 'application' && <ApplicationPanel view={view} ticks={ticks} />}
            {tab === 'materials' && <MaterialsPanel view={view} ticks={ticks} />}
            {tab === 'score' && shownScore && <ScorePanel score={shownScore} />}
            {tab === 'opinions' && <OpinionsPanel view={view} />}
            {tab === 'progress' && <ProgressPanel view={view} />}
          </Tabs>
        </div>
        {aside}
      </div>
    </>
  );
}
