import { useEffect, useRef, useState } from 'react';
import type { ScenarioResultDto } from '../../../engine/model/dto/studio.ts';
import { ruleCaseResults } from '../../../engine/soundness/rule-cases.ts';
import { type ApiProblem, asProblem } from '../../api/problem.ts';
import { playScenario } from '../../api/studio.ts';
import { scenariosIn } from '../../document/scenarios.ts';
import { useSaver } from '../saving/use-saving.ts';
import { useStudio } from '../studio.ts';

/** Scenarios played one after the other, so that it is seen how far it is, and can be stopped between two. */
export interface ScenarioRuns {
  /** Of the newest run; those of another revision don't count. */
  readonly results: readonly ScenarioResultDto[];
  readonly total: number;
  readonly state: 'playing' | 'done' | 'stopped';
  readonly error: ApiProblem | null;
  readonly revision: number;
}

export function useScenarioRuns() {
  const { draft, editor } = useStudio();
  const saver = useSaver();
  const [runs, setRuns] = useState<ScenarioRuns | null>(null);
  const stopping = useRef<AbortController | null>(null);
  const stop = () => stopping.current?.abort();
  // Whoever leaves the page waits for nothing.
  useEffect(() => () => stopping.current?.abort(), []);
  const play = async () => {
    if (!(await saver.flush())) return;
    const controller = new AbortController();
    stopping.current = controller;
    const { document } = editor.view();
    const revision = saver.revision();
    const results: ScenarioResultDto[] = ruleCaseResults(document).map(({ case: { title }, ok, why }) => ({
      ...{ title, passed: ok, says: ok ? [] : why.map(({ text }) => text) },
    }));
    const own = scenariosIn(document).length;
    const total = results.length + own;
    const tell = (state: ScenarioRuns['state'], error: ApiProblem | null = null) =>
      setRuns({ results: [...results], total, state, error, revision });
    tell('playing');
    try {
      for (let place = 0; place < own; place += 1) {
        results.push(...(await playScenario(draft.id, place, controller.signal)).results);
        tell('playing');
      }
      tell('done');
    } catch (error) {
      tell('stopped', controller.signal.aborted ? null : asProblem(error));
    }
  };
  return { runs: runs?.revision === saver.revision() ? runs : null, play, stop };
}
