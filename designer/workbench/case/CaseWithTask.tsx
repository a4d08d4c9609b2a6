import { useCallback, useMemo } from 'react';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { DecisionAside } from '../decision/DecisionAside.tsx';
import { useDecision } from '../decision/use-decision.ts';
import { DeclareFirst } from '../panel/DeclareFirst.tsx';
import { useScore } from '../score/score-view.ts';
import { VerifyPanel } from '../verify/VerifyPanel.tsx';
import { CaseBody } from './CaseBody.tsx';
import type { CaseView } from './case-view.ts';
import type { Ticks } from './ticks.ts';

interface Props {
  readonly view: CaseView;
  readonly task: TaskDto;
  /** All of the reader's tasks in this case. */
  readonly others: readonly TaskDto[];
  readonly onReload: () => void;
}

/** A case with a task of the reader: what is entered in the tabs (ticks, verified values) and in the panel is one decision. */
export function CaseWithTask({ view, task, others, onReload }: Props) {
  const decision = useDecision(view.kase.id, task);
  const { state, dispatch } = decision;
  const outcome = task.outcomes.find((o) => o.id === state.outcome);
  const verifying = task.verify.length > 0 && task.actions.includes('complete');
  const values = useMemo(() => ({ ...view.kase.verified, ...state.verified }), [view.kase.verified, state.verified]);
  const score = useScore(view, verifying ? values : view.kase.verified);
  const tick = useCallback((field: string, on: boolean) => dispatch({ type: 'tick', field, on }), [dispatch]);
  const ticks = useMemo(
    (): Ticks | null =>
      outcome?.correction
        ? {
            on: new Set(state.notes.map((note) => note.field)),
            set: tick,
            note(field, reason) {
              const before = state.notes.find((note) => note.field === field);
              if (before?.reason.includes(reason)) return;
              if (!before) tick(field, true);
              dispatch({ type: 'note', field, reason: before?.reason ? `${before.reason}\n${reason}` : reason });
            },
          }
        : null,
    [outcome?.correction, state.notes, tick, dispatch],
  );
  if (task.kind === 'score' && task.mine && !state.declared)
    return <DeclareFirst view={view} task={task} onDeclared={() => dispatch({ type: 'declare' })} />;
  return (
    <CaseBody
      view={view}
      score={score}
      ticks={ticks}
      verify={verifying ? <VerifyPanel view={view} task={task} decision={decision} score={score} /> : null}
      aside={<DecisionAside view={view} task={task} others={others} decision={decision} onReload={onReload} />}
    />
  );
}
