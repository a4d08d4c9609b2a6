import { useState } from 'react';
import type { ScenarioStep } from '../../../engine/model/scenario.ts';
import { useSession } from '../../api/session.ts';
import { scenariosIn } from '../../document/scenarios.ts';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useDocumentPart } from '../studio.ts';
import { useStudioText } from '../words.tsx';
import { Impact } from './Impact.tsx';
import { Lots } from './Lots.tsx';
import { NextActs } from './NextActs.tsx';
import { RunSteps } from './RunSteps.tsx';
import { ScenarioBar } from './ScenarioBar.tsx';
import { Standing } from './Standing.tsx';
import { type Run, usePlay } from './use-play.ts';
import './tryout.css';

/**
 * 试办: the draft walked through with sample people and a clock that is moved. A run is a list of steps; each new one plays the
 * whole list again on a store of its own, so what is shown always follows from the draft as it is.
 */
export default function TryoutPanel() {
  const t = useStudioText();
  const today = useSession().data?.today ?? '2026-01-05';
  const scenarios = useDocumentPart(scenariosIn);
  const [chosen, setChosen] = useState<number | null>(null);
  const [run, setRun] = useState<Run>({ title: '', start: today, steps: [] });
  const { sound, query } = usePlay(run);
  const choose = (at: number | null) => {
    const scenario = at === null ? null : scenarios[at];
    setChosen(at);
    if (!scenario) return setRun({ title: '', start: today, steps: [] });
    const { title, start, lots, steps } = scenario;
    setRun({ title, start, ...(lots && { lots }), steps });
  };
  const add = (...steps: readonly ScenarioStep[]) => setRun({ ...run, steps: [...run.steps, ...steps] });
  const played = query.data;
  return (
    <div className="st-try">
      <p className="lz-lead">{t('st.try.lead')}</p>
      <ScenarioBar run={run} chosen={chosen} stands={played?.stands ?? null} onChoose={choose} onRun={setRun} />
      <Lots run={run} onRun={setRun} />
      <p className="lz-muted" role="status">
        {sound === null ? t('st.try.waiting') : sound ? (query.isFetching ? t('st.try.playing') : '') : t('st.try.broken')}
      </p>
      {query.error && sound && <ErrorNotice problem={query.error as never} onRetry={() => void query.refetch()} />}
      <div className="st-try-columns">
        <RunSteps run={run} played={played} onRun={setRun} />
        <NextActs played={played} busy={!sound || query.isFetching} onAct={add} />
        <Standing played={played} />
      </div>
      <Impact />
    </div>
  );
}
