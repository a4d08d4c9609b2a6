/**
 * The decision being written for one task, kept as the task's draft on the server a moment after each change.
 * Modes: clean (as loaded or saved) · dirty (a save is due) · behind (somebody saved a newer draft: we stop saving, the screen keeps its own).
 * Invariant: the state on screen is never replaced by a reload of the case; only another task starts afresh.
 */
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { TaskDto } from '../../../engine/model/dto/case.ts';
import { asProblem } from '../../api/problem.ts';
import { saveDraft } from '../../api/tasks.ts';
import { type DecisionAction, type DecisionState, reduceDecision, restoreDecision } from './decision-state.ts';

const saveAfterMs = 1200;
export type DraftSaving = 'clean' | 'saving' | 'saved' | 'behind' | 'failed';

export interface Decision {
  readonly state: DecisionState;
  readonly dispatch: (action: DecisionAction) => void;
  readonly saving: DraftSaving;
}

/** `task` must be keyed: mount the caller anew for another task. */
export function useDecision(task: TaskDto): Decision {
  const [state, reduce] = useReducer(reduceDecision, task, restoreDecision);
  const [saving, setSaving] = useState<DraftSaving>('clean');
  const version = useRef(task.draft?.version ?? 0);
  const dirty = useRef(false);
  const mine = task.mine || task.assignee === null;

  const dispatch = useCallback((action: DecisionAction) => {
    dirty.current = true;
    reduce(action);
  }, []);

  useEffect(() => {
    if (!dirty.current || !mine) return;
    const timer = setTimeout(() => {
      setSaving('saving');
      saveDraft(task.id, { ...state }, version.current).then(
        (draft) => {
          version.current = draft.version;
          setSaving('saved');
        },
        (error: unknown) => setSaving(asProblem(error).code === 'stale' ? 'behind' : 'failed'),
      );
    }, saveAfterMs);
    return () => clearTimeout(timer);
  }, [state, task.id, mine]);

  return { state, dispatch, saving };
}
